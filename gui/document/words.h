#pragma once
// The language of the window. Texts stand in the code in both languages beside each other, so none can be missing, and a switch repaints.
#include <QString>
#include <string_view>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"

namespace icctwin::gui {

Language language();
void set_language(Language language);

inline QString qstring(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// A text in the window's language.
inline QString words(const Text& text) { return qstring(language() == Language::zh ? text.zh : text.en); }
inline QString words(const Text& text, const QString& value) { return words(text).arg(value); }

/// "1 error" or "3 errors"; Chinese has one form: "3 个错误".
QString counted(qsizetype count, const Text& one, const Text& many);

}  // namespace icctwin::gui
