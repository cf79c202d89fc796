#pragma once
// The scenario as a tree with a filter; the selection of the window is its selection. Its objects are added, copied, moved and renamed
// here.
#include "gui/models/scenario_tree_model.h"
#include "gui/models/tree_filter.h"
#include "gui/views/panel.h"

class QLabel;
class QLineEdit;
class QTreeView;

namespace icctwin::gui {

class ScenarioPanel : public Panel {
 public:
  ScenarioPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  QWidget* first_control() override;
  void rebuild() override;

 private:
  void add_commands(Commands& commands);
  void add_item();
  void duplicate_items();
  void remove_items();
  void follow_selection();
  void take_selection();
  void filter(const QString& text);
  /// Goes on to the next row, or back to the one before, that the filter names.
  void find(int step);
  void update_commands(Commands& commands);

  ScenarioTreeModel model_;
  TreeFilter filter_;  ///< rows that the search names, and those above them
  QLineEdit* search_;
  QLabel* nothing_;
  QTreeView* tree_;
  bool following_ = false;  ///< the selection of the window is being taken over
};

}  // namespace icctwin::gui
