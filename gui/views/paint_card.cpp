#include "gui/views/paint_card.h"

#include <QPainter>

#include "gui/views/theme.h"

namespace icctwin::gui {

void paint_card(QPainter& painter, const QRectF& rect, bool lead) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme().line);
  painter.setBrush(theme().surface);
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  if (lead) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width(), 2));
    painter.drawRoundedRect(rect, 6, 6);
    painter.setClipping(false);
  }
}

}  // namespace icctwin::gui
