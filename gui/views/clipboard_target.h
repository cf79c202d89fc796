#pragma once
// A widget that cuts, copies and pastes in its own way while it has the focus; elsewhere those commands act on the selected objects.
#include <QApplication>
#include <QWidget>

namespace icctwin::gui {

class ClipboardTarget {
 public:
  virtual ~ClipboardTarget() = default;
  virtual void copy() = 0;
  virtual void cut() = 0;
  virtual void paste() = 0;
};

/// The target that has the focus or holds what has it; nullptr if there is none.
inline ClipboardTarget* focused_clipboard_target() {
  for (QWidget* one = QApplication::focusWidget(); one; one = one->parentWidget())
    if (auto* target = dynamic_cast<ClipboardTarget*>(one)) return target;
  return nullptr;
}

}  // namespace icctwin::gui
