#pragma once
// When a canvas shows that it has the keyboard.
#include <QFocusEvent>

namespace icctwin::gui {

/// The ring around a canvas helps those who walk with Tab; who clicked into it, or only opened the page, knows where they are.
inline bool came_by_key(const QFocusEvent& event) {
  return event.reason() == Qt::TabFocusReason || event.reason() == Qt::BacktabFocusReason || event.reason() == Qt::ShortcutFocusReason;
}

}  // namespace icctwin::gui
