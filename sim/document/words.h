#pragma once
// The words that documents themselves bring, in both languages.
#include <initializer_list>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"

namespace icctwin::document {

enum class Word { plain, chapter, appendix, figure, table, continued, simulated, page, language_tag, contents, text, number, title, sheet };

std::string_view word(Word word, Language language);
/// With {0}, {1}, ... replaced.
std::string worded(Word word, Language language, std::initializer_list<std::string_view> values);

}  // namespace icctwin::document
