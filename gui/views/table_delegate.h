#pragma once
// Cells of tables that are read: numbers at the right, tones, bars with one scale, chips, group rows (visual design 11).
#include <QStyledItemDelegate>

class QTableView;

namespace icctwin::gui {

class TableDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A quiet table with these cells, whose first column takes what width is left.
QTableView* make_table(const QString& name, QAbstractItemModel* model, QWidget* parent = nullptr);
/// Widths of columns from their contents, between two limits; the first column takes the rest.
void fit_columns(QTableView& view, int least, int most, int first_least);

}  // namespace icctwin::gui
