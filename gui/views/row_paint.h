#pragma once
// What delegates paint alike.
#include <QPainter>
#include <QStyleOptionViewItem>

#include "gui/views/theme.h"

namespace icctwin::gui {

/// One line of text, cut off with an ellipsis where it is too long.
inline void draw_text(QPainter& painter, const QRect& at, const QString& text, const QColor& color, Face type,
                      int flags = Qt::AlignLeft | Qt::AlignVCenter) {
  painter.setFont(face(type));
  painter.setPen(color);
  painter.drawText(at, flags, painter.fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
}

/// Fill of a selected or hovered row, with the accent bar at the left of its first cell.
inline void draw_row(QPainter& painter, const QStyleOptionViewItem& option, const QRect& row, bool first) {
  const Theme& t = theme();
  if (option.state & QStyle::State_Selected) {
    painter.fillRect(row, t.selected);
    if (first) painter.fillRect(QRect(row.left(), row.top(), 2, row.height()), t.accent);
  } else if (option.state & QStyle::State_MouseOver) {
    painter.fillRect(row, t.hover);
  }
}

}  // namespace icctwin::gui
