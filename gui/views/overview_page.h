#pragma once
// The center as the scenario describes it: sizes that follow from it.
#include "gui/views/panel.h"

class QScrollArea;

namespace icctwin::gui {

class OverviewPage : public WorkPage {
 public:
  OverviewPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;

 private:
  QScrollArea* scroll_;
};

}  // namespace icctwin::gui
