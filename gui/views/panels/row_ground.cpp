#include "gui/views/panels/row_ground.h"

#include <QPainter>
#include <QStyleOptionViewItem>

#include "gui/views/theme.h"

namespace icctwin::gui {

void paint_ground(QPainter& painter, const QStyleOptionViewItem& option, bool first) {
  const Theme& t = theme();
  if (option.state & QStyle::State_Selected) {
    painter.fillRect(option.rect, t.selected);
    if (first) painter.fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), t.accent);
  } else if (option.state & QStyle::State_MouseOver) {
    painter.fillRect(option.rect, t.hover);
  }
  painter.setPen(t.line);
  painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

}  // namespace icctwin::gui
