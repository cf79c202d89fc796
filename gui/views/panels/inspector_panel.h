#pragma once
// The fields of the selection, made from the description.
#include "gui/models/inspector_model.h"
#include "gui/views/panel.h"

class QLabel;
class QListView;

namespace icctwin::gui {

class InspectorPanel : public Panel {
 public:
  InspectorPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;

 private:
  void add_commands(Commands& commands);
  void show_selection();
  void update_head();
  void update_commands(Commands& commands);

  InspectorModel model_;
  QLabel *title_, *subtitle_;
  QListView* fields_;
};

}  // namespace icctwin::gui
