#include "gui/views/table_delegate.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <algorithm>

#include "gui/models/roles.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int row_height = 26, cell_padding = 12, most_rows_looked_at = 200;

QColor color_of(Tone tone) {
  const Theme& t = theme();
  switch (tone) {
    case Tone::normal:
    case Tone::strong:
      return t.text;
    case Tone::quiet:
      return t.text2;
    case Tone::better:
      return t.ok;
    case Tone::worse:
    case Tone::warning:
      return t.warning;
    case Tone::error:
      return t.error;
    case Tone::link:
      break;
  }
  return t.accent;
}

/// Filled to the better side, hollow to the worse: told apart without colour.
void paint_bar(QPainter& painter, const QRect& cell, double share, Tone tone) {
  const Theme& t = theme();
  const double middle = cell.center().x(), half = std::min(cell.width() / 2.0 - 6, 40.0);
  painter.setPen(QPen(t.axis, 1));
  painter.drawLine(QPointF(middle + 0.5, cell.top() + 7), QPointF(middle + 0.5, cell.bottom() - 7));
  const double length = std::max(2.0, std::abs(share) * half);
  if (share == 0) return;
  const QRectF bar(share < 0 ? middle - length : middle + 1, cell.center().y() - 3.5, length, 8);
  if (tone == Tone::worse) {
    painter.setPen(QPen(t.warning, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
  } else {
    painter.fillRect(bar, tone == Tone::better ? t.ok : t.axis);
  }
}

}  // namespace

QSize TableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  if (index.data(bar_role).isValid()) return {90, row_height};
  const QFontMetrics metrics(face(static_cast<Tone>(index.data(tone_role).toInt()) == Tone::strong ? Face::table_strong : Face::table));
  const int chip = index.data(chip_role).toBool() ? 12 : 0;
  return {metrics.horizontalAdvance(index.data().toString()) + 2 * cell_padding + 8 + chip, row_height};
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const QRect row = option.rect;
  const bool group = index.data(group_role).toBool(), selected = option.state & QStyle::State_Selected;
  painter->save();
  if (group)
    painter->fillRect(row, t.surface2);
  else if (selected)
    painter->fillRect(row, t.selected);
  else if (option.state & QStyle::State_MouseOver)
    painter->fillRect(row, t.hover);
  if (selected && index.column() == 0) painter->fillRect(QRect(row.left(), row.top(), 2, row.height()), t.accent);
  painter->setPen(t.line);
  painter->drawLine(row.bottomLeft(), row.bottomRight());
  const auto tone = static_cast<Tone>(index.data(tone_role).toInt());
  if (const QVariant bar = index.data(bar_role); bar.isValid()) paint_bar(*painter, row, bar.toDouble(), tone);
  const QString text = index.data().toString();
  const QVariant alignment = index.data(Qt::TextAlignmentRole);
  const auto flags = alignment.isValid() ? static_cast<Qt::Alignment>(alignment.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
  QRect at = row.adjusted(cell_padding, 0, -cell_padding, 0);
  painter->setFont(face(tone == Tone::strong || group ? Face::table_strong : Face::table));
  painter->setPen(color_of(tone));
  if (index.data(chip_role).toBool() && !text.isEmpty()) {
    painter->setFont(face(Face::small));
    const int width = std::min(painter->fontMetrics().horizontalAdvance(text) + 12, at.width());
    const QRectF chip(at.left(), at.center().y() - 9, width, 19);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->drawText(chip, Qt::AlignCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, width - 8));
  } else {
    painter->drawText(at, static_cast<int>(flags), painter->fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
  }
  if ((option.state & QStyle::State_HasFocus) && !group) {
    painter->setPen(QPen(t.accent, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(row.adjusted(0, 0, -1, -2));
  }
  painter->restore();
}

QTableView* make_table(const QString& name, QAbstractItemModel* model, QWidget* parent) {
  auto* view = new QTableView(parent);
  make_quiet(*view);
  view->setItemDelegate(new TableDelegate(view));
  view->setModel(model);
  view->setAccessibleName(name);
  view->horizontalHeader()->setMinimumHeight(row_height);
  view->horizontalHeader()->setMinimumSectionSize(36);
  view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  return view;
}

void fit_columns(QTableView& view, int least, int most, int first_least) {
  const QAbstractItemModel& model = *view.model();
  const QFontMetrics head(face(Face::strong));
  QHeaderView& header = *view.horizontalHeader();
  for (int c = 0; c < model.columnCount(); ++c) {
    int width = head.horizontalAdvance(model.headerData(c, Qt::Horizontal).toString()) + 2 * cell_padding + 8;
    QStyleOptionViewItem option;
    for (int r = 0; r < std::min(model.rowCount(), most_rows_looked_at); ++r) {
      const QModelIndex at = model.index(r, c);
      if (!at.data(group_role).toBool()) width = std::max(width, view.itemDelegate()->sizeHint(option, at).width());
    }
    header.setSectionResizeMode(c, QHeaderView::Interactive);
    view.setColumnWidth(c, std::clamp(width, c == 0 ? first_least : least, c == 0 ? std::max(first_least, most) : most));
  }
  if (model.columnCount() > 0) header.setSectionResizeMode(0, QHeaderView::Stretch);
}

}  // namespace icctwin::gui
