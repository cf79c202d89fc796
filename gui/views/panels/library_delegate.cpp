#include "gui/views/panels/library_delegate.h"

#include <QPainter>

#include "gui/models/library_model.h"
#include "gui/models/roles.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int row_height = 42, heading_height = 26, edge = 12, icon_size = 16, star_size = 14;

}  // namespace

QRect LibraryDelegate::star(const QRect& row) {
  return {row.right() - edge - star_size, row.center().y() - star_size / 2, star_size, star_size};
}

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {120, index.data(library_heading_role).toBool() ? heading_height : row_height};
}

void LibraryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const QRect& row = option.rect;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (index.data(library_heading_role).toBool()) {
    painter->fillRect(row, t.surface2);
    painter->setFont(face(Face::table_strong));
    painter->setPen(t.text2);
    painter->drawText(row.adjusted(edge, 0, -edge, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter->restore();
    return;
  }
  const bool selected = option.state & QStyle::State_Selected;
  if (selected)
    painter->fillRect(row, t.selected);
  else if (option.state & QStyle::State_MouseOver)
    painter->fillRect(row, t.hover);
  if (selected) painter->fillRect(QRect(row.left(), row.top(), 2, row.height()), t.accent);
  painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
  paint_icon(*painter, QRectF(row.left() + edge, row.center().y() - icon_size / 2.0, icon_size, icon_size),
             index.data(icon_role).toString(), t.accent);
  const bool favourite = index.data(library_favourite_role).toBool();
  paint_icon(*painter, star(row), QStringLiteral("star"), favourite ? t.warning : t.axis);
  const int left = row.left() + edge + icon_size + 8, width = star(row).left() - 6 - left;
  painter->setFont(face(Face::table));
  painter->setPen(t.text);
  painter->drawText(QRect(left, row.top() + 4, width, 18), Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, width));
  painter->setFont(face(Face::small));
  painter->setPen(t.text3);
  painter->drawText(QRect(left, row.top() + 21, width, 16), Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(index.data(detail_role).toString(), Qt::ElideRight, width));
  painter->restore();
}

}  // namespace icctwin::gui
