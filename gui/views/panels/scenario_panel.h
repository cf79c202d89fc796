#pragma once
// The scenario as a tree with a filter; the selection of the window is its selection.
#include <QSortFilterProxyModel>

#include "gui/models/scenario_tree_model.h"
#include "gui/views/panel.h"

class QLineEdit;
class QTreeView;

namespace icctwin::gui {

class ScenarioPanel : public Panel {
 public:
  ScenarioPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;

 private:
  void add_commands(Commands& commands);
  void add_item();
  void duplicate_item();
  void remove_items();
  void follow_selection();
  void update_commands(Commands& commands);

  ScenarioTreeModel model_;
  QSortFilterProxyModel filter_;  ///< rows that the search names, and those above them
  QLineEdit* search_;
  QTreeView* tree_;
  bool following_ = false;  ///< the selection of the window is being taken over
};

}  // namespace icctwin::gui
