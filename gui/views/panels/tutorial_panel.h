#pragma once
// The tutorial as a list of steps with ticks; the current one is open.
#include "gui/models/tutorial.h"
#include "gui/views/panel.h"

class QVBoxLayout;

namespace icctwin::gui {

class TutorialPanel : public Panel {
 public:
  explicit TutorialPanel(Workbench& bench, QWidget* parent = nullptr);

  void rebuild() override;
  Tutorial& tutorial() { return tutorial_; }

 private:
  Tutorial tutorial_;
  QVBoxLayout* column_;
  QWidget* shown_ = nullptr;
};

}  // namespace icctwin::gui
