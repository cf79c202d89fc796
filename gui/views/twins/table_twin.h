#pragma once
// All objects of one sort as a spreadsheet: sorted, filtered, edited in blocks, filled down, pasted from other programs.
#include "gui/models/object_table_model.h"
#include "gui/views/clipboard_target.h"
#include "gui/views/twins/twin_page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace icctwin::gui {

class TableTwin : public TwinPage, public ClipboardTarget {
 public:
  TableTwin(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  const char* command() const override { return "view.as_table"; }
  void enter() override;

  void copy() override;
  void cut() override;
  void paste() override;
  /// New objects from tab-separated lines, into the list of the current row.
  void paste_rows(const QString& text);

  ObjectTableModel& model() { return model_; }
  QTableView& view() { return *table_; }

 private:
  void make_layout();
  void add_commands();
  void fill_sorts();
  void show_sort(const Type* type);
  void make_column_menu();
  void follow_selection();
  void take_selection();
  void update_state();
  void tell_rejected(const std::vector<RejectedCell>& rejected);
  /// Rows and visible columns of the selected cells, as they stand on the screen.
  std::pair<std::vector<int>, std::vector<int>> block() const;
  std::vector<int> visible_columns(int from) const;
  /// The list of the current row, else the first of the sort.
  std::string current_list() const;

  Commands& commands_;
  ObjectTableModel model_;
  QComboBox* sorts_;
  QLineEdit* search_;
  QToolButton *only_selected_, *columns_, *add_, *paste_rows_, *close_;
  QLabel *count_, *nothing_;
  QTableView* table_;
  std::map<const Type*, std::set<std::string>> hidden_;  ///< columns by their keys
  bool following_ = false;
};

}  // namespace icctwin::gui
