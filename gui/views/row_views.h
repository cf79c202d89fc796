#pragma once
// Trees and tables in the manner of the window: no grid, the selected row marked over its whole width (visual design 11).
#include <QTreeView>

class QTableView;

namespace icctwin::gui {

/// A tree whose selected rows are marked over their whole width, with the accent bar at the left.
class RowTree : public QTreeView {
 public:
  using QTreeView::QTreeView;

 protected:
  void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

int table_row_height();

/// Makes a table one of rows that are read and chosen, not edited.
void make_quiet(QTableView& view);

}  // namespace icctwin::gui
