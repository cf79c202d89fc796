#include "gui/views/delegates.h"

#include <QPainter>
#include <algorithm>

#include "gui/models/roles.h"
#include "gui/models/run_model.h"
#include "gui/views/icons.h"
#include "gui/views/row_paint.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int tree_row = 24, table_row = 26;

}  // namespace

QSize TreeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {80, tree_row + row_extra()}; }

void TreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const bool selected = option.state & QStyle::State_Selected;
  QRect at = option.rect.adjusted(2, 0, -8, 0);
  const QString icon_name = index.data(icon_role).toString();
  if (!icon_name.isEmpty()) {
    paint_icon(*painter, QRect(at.left(), at.center().y() - 7, 16, 16), icon_name, selected ? t.accent : t.text2);
    at.setLeft(at.left() + 22);
  }
  const QString detail = index.data(detail_role).toString();
  painter->setFont(face(Face::table));
  const int title_width = painter->fontMetrics().horizontalAdvance(index.data().toString());
  const QVariant severity = index.data(severity_role);
  const int mark = severity.isValid() ? 20 : 0;
  // The title goes first; the details take what room is left.
  draw_text(*painter, QRect(at.left(), at.top(), std::min(title_width + 2, at.width() - mark), at.height()), index.data().toString(),
            t.text, selected ? Face::table_strong : Face::table);
  const int used = std::min(title_width + 6, at.width() - mark);
  if (severity.isValid()) paint_severity(*painter, QRectF(at.left() + used, at.center().y() - 6, 13, 13), severity.toInt());
  const int left = at.left() + used + mark + 6;
  if (at.right() - left > 24)
    draw_text(*painter, QRect(left, at.top(), at.right() - left, at.height()), detail, t.text3, Face::small,
              Qt::AlignRight | Qt::AlignVCenter);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  QFontMetrics metrics(face(Face::table_strong));
  return {metrics.horizontalAdvance(index.data().toString()) + 40, table_row + row_extra()};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  draw_row(*painter, option, option.rect, index.column() == 0);
  painter->setPen(t.line);
  painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  QRect at = option.rect.adjusted(12, 0, -8, 0);
  const QVariant severity = index.data(severity_role);
  if (severity.isValid() && index.column() == 0) {
    paint_severity(*painter, QRectF(at.left(), at.center().y() - 6, 14, 14), severity.toInt());
    at.setLeft(at.left() + 22);
  }
  const QVariant progress = index.data(progress_role);
  if (progress.isValid() && index.column() == RunModel::progress_column) {
    // The bar ends in the look of the state: whole and calm when done, cut off in the colour of an error when not.
    const auto state = static_cast<RunState>(index.data(state_role).toInt());
    const QColor color = state == RunState::done                                       ? t.ok
                         : state == RunState::running                                  ? t.accent
                         : state == RunState::stopping || state == RunState::cancelled ? t.warning
                                                                                       : t.error;
    const QRectF bar(at.left(), at.center().y() - 1, std::min(at.width() - 48, 120), 4);
    painter->fillRect(bar, t.line);
    painter->fillRect(QRectF(bar.left(), bar.top(), bar.width() * progress.toDouble(), bar.height()), color);
    at.setLeft(static_cast<int>(bar.right()) + 8);
  }
  const bool at_right = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
  draw_text(*painter, at, index.data().toString(), index.column() == 0 || severity.isValid() ? t.text : t.text2,
            index.column() == 0 ? Face::table_strong : Face::table, (at_right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

}  // namespace icctwin::gui
