#include "gui/document/words.h"

namespace icctwin::gui {
namespace {
Language current = Language::en;
}

Language language() { return current; }
void set_language(Language language) { current = language; }

QString counted(qsizetype count, const Text& one, const Text& many) { return words(count == 1 ? one : many).arg(count); }

}  // namespace icctwin::gui
