#include "gui/views/row_views.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include "gui/views/delegates.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

void RowTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  if (selectionModel()->isSelected(index)) {
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    painter->fillRect(row, theme().selected);
    painter->fillRect(QRect(0, row.top(), 2, row.height()), theme().accent);
  }
  QTreeView::drawRow(painter, option, index);
}

int table_row_height() { return 26 + row_extra(); }

void make_quiet(QTableView& view) {
  view.setShowGrid(false);
  view.setSelectionBehavior(QAbstractItemView::SelectRows);
  view.setSelectionMode(QAbstractItemView::SingleSelection);
  view.setEditTriggers(QAbstractItemView::NoEditTriggers);
  view.verticalHeader()->hide();
  view.verticalHeader()->setDefaultSectionSize(table_row_height());
  view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  view.horizontalHeader()->setHighlightSections(false);
  view.setTabKeyNavigation(false);
  view.setMouseTracking(true);
  view.setWordWrap(false);
  view.setItemDelegate(new RowDelegate(&view));
}

}  // namespace icctwin::gui
