#pragma once
// A table of results with what belongs to it: filter, order, copy, export.
#include <QWidget>
#include <memory>

#include "gui/models/results/table_model.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTableView;

namespace icctwin::gui {

class TableView : public QWidget {
  Q_OBJECT

 public:
  explicit TableView(QWidget* parent = nullptr);

  void present(const std::shared_ptr<const DataTable>& table);
  TableModel& model() { return model_; }
  QTableView& view() { return *view_; }
  /// A widget at the left of the bar.
  void add_control(QWidget* control);
  /// Marks a row of the table and scrolls to it.
  void mark(std::size_t row);

  /// The chosen rows with their heads, else all that are shown.
  QString copied() const;
  /// An empty text, or why the file was not written.
  QString save(const QString& file) const;

 signals:
  void row_picked(std::size_t row);

 private:
  void ask_and_save();
  void show_count();

  TableModel model_;
  QHBoxLayout* bar_;
  QLineEdit* filter_;
  QComboBox* order_;
  QLabel* count_;
  QTableView* view_;
};

}  // namespace icctwin::gui
