#pragma once
// Lists of numbers as a table with a chart of them: what a field of numbers opens.
#include <QDialog>

#include "gui/models/number_lists.h"

class QTableWidget;
class QLabel;
class QPushButton;

namespace icctwin::gui {

class CurveView;

class NumberTableDialog : public QDialog {
 public:
  NumberTableDialog(ScenarioDocument& document, const std::string& pointer, QWidget* parent = nullptr);

  /// Takes over tab-separated lines from a cell on, as they come from a spreadsheet; more rows than there are make the lists longer.
  void paste(const QString& text);
  void accept() override;

 private:
  void fill();
  void add_row();
  void remove_rows();
  /// Reads the cells; marks those that are no numbers.
  bool read_cells();

  ScenarioDocument& document_;
  std::vector<NumberColumn> columns_;
  QTableWidget* table_;
  CurveView* chart_;
  QLabel* state_;
  QPushButton* ok_;
  bool filling_ = false;
};

/// Columns as a chart: over the first where there are several.
struct CurveData curve_data(const std::vector<NumberColumn>& columns);

}  // namespace icctwin::gui
