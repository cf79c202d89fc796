#include "gui/views/plan/plan_layers.h"

#include <QHash>
#include <QPixmap>
#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include "gui/views/theme.h"

namespace icctwin::gui {

QPolygonF PlanFrame::at(const QPolygonF& mm) const {
  QPolygonF made;
  made.reserve(mm.size());
  for (const QPointF& point : mm) made << at(point);
  return made;
}

QRectF PlanLayer::boundingRect() const {
  const FloorHall* hall = state_.floor();
  const QRectF room(0, 0, hall ? hall->width_mm : 0, hall ? hall->depth_mm : 0);
  return room.adjusted(-plan_margin_mm, -plan_margin_mm, plan_margin_mm, plan_margin_mm);
}

void PlanLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* widget) {
  const FloorHall* hall = state_.floor();
  if (!hall) return;
  const QTransform world = painter->worldTransform();
  painter->save();
  painter->resetTransform();
  const QSizeF size = widget ? QSizeF(widget->size()) : QSizeF(painter->viewport().size());
  const PlanFrame frame{*painter, world.m11(), {world.dx(), world.dy()}, world.inverted().mapRect(QRectF({}, size))};
  paint_frame(frame, *hall);
  painter->restore();
}

Detail detail_of(double rack_px) {
  return rack_px < 6     ? Detail::far
         : rack_px < 14  ? Detail::edges
         : rack_px < 30  ? Detail::marks
         : rack_px < 120 ? Detail::cells
                         : Detail::strips;
}

QString column_name(int column) {
  QString name;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) name.prepend(QChar('A' + (rest - 1) % 26));
  return name;
}

QBrush hatch(const QColor& color, int every_px) {
  static QHash<quint64, QBrush> made;  // a few colours of the theme
  QBrush& brush = made[static_cast<quint64>(color.rgba()) << 8 | static_cast<quint64>(every_px)];
  if (brush.style() != Qt::NoBrush) return brush;
  // A tile that repeats without seams: the line runs from corner to corner, and once more through both other corners.
  QPixmap tile(every_px, every_px);
  tile.fill(Qt::transparent);
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(color, every_px > 6 ? 1 : 1.4));
  for (const int by : {-every_px, 0, every_px}) painter.drawLine(QPointF(by - 1, every_px + 1), QPointF(by + every_px + 1, -1));
  painter.end();
  brush = QBrush(tile);
  return brush;
}

}  // namespace icctwin::gui
