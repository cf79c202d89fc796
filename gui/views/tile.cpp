#include "gui/views/tile.h"

#include <QPainter>
#include <algorithm>

#include "gui/views/figure_view.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int tile_height = 94, tile_padding = 12, bar_width = 80;

}  // namespace

Tile::Tile(TileText text, bool lead, QWidget* parent) : QWidget(parent), text_(std::move(text)), lead_(lead) {
  setFixedHeight(tile_height);
  setMinimumWidth(150);
  setToolTip(text_.help);
  setAccessibleName(text_.label);
  setAccessibleDescription(text_.value + u' ' + text_.unit);
}

void Tile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  paint_card(painter, rect(), lead_);
  const QRectF inner = QRectF(rect()).adjusted(tile_padding, 9, -tile_padding, -9);

  painter.setFont(face(Face::table));
  painter.setPen(t.text2);
  const double icon_width = text_.help.isEmpty() ? 0 : 20;
  painter.drawText(inner.adjusted(0, 0, -icon_width, 0), Qt::AlignLeft | Qt::AlignTop,
                   painter.fontMetrics().elidedText(text_.label, Qt::ElideRight, static_cast<int>(inner.width() - icon_width)));
  if (icon_width > 0) paint_icon(painter, QRectF(inner.right() - 14, inner.top() + 1, 14, 14), QStringLiteral("info"), t.text3);

  const double base = inner.top() + 49;
  painter.setFont(face(Face::tile));
  painter.setPen(t.text);
  painter.drawText(QPointF(inner.left(), base), text_.value);
  const double value_width = QFontMetricsF(face(Face::tile)).horizontalAdvance(text_.value);
  painter.setFont(face(Face::table));
  painter.setPen(t.text2);
  painter.drawText(QPointF(inner.left() + value_width + 6, base), text_.unit);

  painter.setFont(face(Face::small));
  if (!text_.chip.isEmpty()) {
    // As wide as the room beside the value and its unit.
    const double used = value_width + 12 + QFontMetricsF(face(Face::table)).horizontalAdvance(text_.unit);
    const double width = std::min(painter.fontMetrics().horizontalAdvance(text_.chip) + 12.0, inner.width() - used);
    const QRectF chip(inner.right() - width, base - 16, width, 19);
    painter.setPen(t.line2);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(t.text2);
    painter.drawText(chip, Qt::AlignCenter, painter.fontMetrics().elidedText(text_.chip, Qt::ElideRight, static_cast<int>(width) - 8));
  }
  painter.setPen(t.text3);
  const double room = inner.width() - (text_.share >= 0 ? bar_width + 8 : 0);
  painter.drawText(QRectF(inner.left(), inner.bottom() - 17, room, 17), Qt::AlignLeft | Qt::AlignBottom,
                   painter.fontMetrics().elidedText(text_.remark, Qt::ElideRight, static_cast<int>(room)));
  if (text_.share >= 0) {
    const QRectF bar(inner.right() - bar_width, inner.bottom() - 9, bar_width, 5);
    painter.fillRect(bar, t.line);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * std::min(text_.share, 1.0), bar.height()), t.text2);
  }
}

}  // namespace icctwin::gui
