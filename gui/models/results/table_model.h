#pragma once
// A table of results for a view: sorted by what the numbers are, not how they are written, and filtered.
#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "gui/models/results/data_table.h"

namespace icctwin::gui {

class TableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void set_table(std::shared_ptr<const DataTable> table);
  const DataTable* table() const { return table_.get(); }
  /// Rows of the table in the order that is shown.
  const std::vector<std::size_t>& order() const { return order_; }
  /// Only rows one of whose texts holds this, whatever the case.
  void set_filter(const QString& text);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  /// A column below zero: the order of the table.
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

 signals:
  void order_changed();

 private:
  void arrange();

  std::shared_ptr<const DataTable> table_;
  std::vector<std::size_t> order_;
  QString filter_;
  int sorted_by_ = -1;
  Qt::SortOrder sort_order_ = Qt::AscendingOrder;
};

}  // namespace icctwin::gui
