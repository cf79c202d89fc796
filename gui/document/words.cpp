#include "gui/document/words.h"

#include <atomic>

namespace icctwin::gui {
namespace {
std::atomic<Language> current = Language::en;  // worker threads write texts too
}

Language language() { return current; }
void set_language(Language language) { current = language; }

QString counted(qsizetype count, const Text& one, const Text& many) { return words(count == 1 ? one : many).arg(count); }

}  // namespace icctwin::gui
