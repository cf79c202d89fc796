// Walls, tiles with their names, aisles.
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/snap.h"
#include "gui/views/plan/plan_layers.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr double wall_mm = 300, least_wall_px = 5, most_wall_px = 12, least_tile_px = 7, name_room_px = 26, least_aisle_px = 22;

void paint_grid(const PlanFrame& frame, const FloorHall& hall) {
  int tiles = 1;
  while (tile_mm * tiles * frame.scale < least_tile_px) tiles *= 5;
  const double step = tile_mm * tiles;
  const QRectF room = QRectF(0, 0, hall.width_mm, hall.depth_mm) & frame.visible;
  QVector<QLineF> lines;
  // Counted from the corner that the file counts from, so that whole tiles are round positions.
  for (double x = std::ceil(room.left() / step) * step; x < room.right(); x += step)
    lines << QLineF(frame.at(QPointF(x, room.top())), frame.at(QPointF(x, room.bottom())));
  for (double y = hall.depth_mm - std::ceil((hall.depth_mm - room.bottom()) / step) * step; y > room.top(); y -= step)
    lines << QLineF(frame.at(QPointF(room.left(), y)), frame.at(QPointF(room.right(), y)));
  frame.painter.setPen(QPen(theme().grid, 1));
  frame.painter.drawLines(lines);
}

void paint_names(const PlanFrame& frame, const FloorHall& hall, double wall_px) {
  int every = 2;
  while (tile_mm * every * frame.scale < name_room_px) every *= every == 2 ? 5 : 2;
  QPainter& painter = frame.painter;
  painter.setFont(face(Face::small));
  painter.setPen(theme().text3);
  const QRectF room = frame.at(QRectF(0, 0, hall.width_mm, hall.depth_mm));
  const int columns = static_cast<int>(std::ceil(hall.width_mm / tile_mm)), rows = static_cast<int>(std::ceil(hall.depth_mm / tile_mm));
  const double over = room.top() - wall_px - 18, beside = room.left() - wall_px - 30;
  if (over > -16)
    for (int i = 0; i < columns; i += every) {
      const double x = frame.at(QPointF((i + 0.5) * tile_mm, 0)).x();
      if (x < -20 || x > frame.at(frame.visible.topRight()).x() + 20) continue;
      painter.drawText(QRectF(x - 20, over, 40, 14), Qt::AlignCenter, column_name(i));
    }
  if (beside > -30)
    for (int i = 0; i < rows; i += every) {
      const double y = frame.at(QPointF(0, hall.depth_mm - (rows - i - 0.5) * tile_mm)).y();
      painter.drawText(QRectF(beside, y - 8, 24, 16), Qt::AlignRight | Qt::AlignVCenter,
                       QStringLiteral("%1").arg(i + 1, 2, 10, QChar('0')));
    }
}

void paint_walls(const PlanFrame& frame, const FloorHall& hall, double wall_px) {
  QPainter& painter = frame.painter;
  const QRectF room = frame.at(QRectF(0, 0, hall.width_mm, hall.depth_mm)), outer = room.adjusted(-wall_px, -wall_px, wall_px, wall_px);
  const QBrush brush = hatch(theme().wall, 5);
  for (const QRectF& side :
       {QRectF(outer.topLeft(), QPointF(outer.right(), room.top())), QRectF(QPointF(outer.left(), room.bottom()), outer.bottomRight()),
        QRectF(QPointF(outer.left(), room.top()), room.bottomLeft()), QRectF(room.topRight(), QPointF(outer.right(), room.bottom()))})
    painter.fillRect(side, brush);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme().wall, 1.2));
  painter.drawRect(room);
  painter.drawRect(outer);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

void paint_aisles(const PlanFrame& frame, const PlanState& state) {
  QPainter& painter = frame.painter;
  const Theme& t = theme();
  painter.setFont(face(Face::small));
  int hot = 0, cold = 0;
  for (const FloorAisle& aisle : state.aisles()) {
    if (aisle.kind == Aisle::mixed) continue;
    const int number = aisle.kind == Aisle::hot ? ++hot : ++cold;
    if (!aisle.box.intersects(frame.visible)) continue;
    const QRectF box = frame.at(aisle.box);
    if (aisle.kind == Aisle::hot) {
      painter.fillRect(box, t.hot_aisle);
      painter.fillRect(box, hatch(t.hot_aisle_line, 9));
    }
    const bool upright = box.height() > box.width();
    const QString name =
        words(aisle.kind == Aisle::hot ? Text{"Hot aisle %1", "热通道 %1"} : Text{"Cold aisle %1", "冷通道 %1"}, QString::number(number));
    const double room = upright ? box.width() : box.height(), long_side = upright ? box.height() : box.width();
    const double width = painter.fontMetrics().horizontalAdvance(name) + 16.0;
    if (!state.labels || room < least_aisle_px || long_side < width * 1.5) continue;
    painter.save();
    painter.translate(box.center());
    if (upright) painter.rotate(-90);
    const QRectF band(-width / 2, -9, width, 18);
    if (aisle.kind == Aisle::hot) painter.fillRect(band, t.hot_aisle);
    painter.setPen(aisle.kind == Aisle::hot ? t.hot_aisle_end : t.text3);
    painter.drawText(band, Qt::AlignCenter, name);
    painter.restore();
  }
}

}  // namespace

void FloorLayer::paint_frame(const PlanFrame& frame, const FloorHall& hall) {
  const double wall_px = std::clamp(wall_mm * frame.scale, least_wall_px, most_wall_px);
  frame.painter.fillRect(frame.at(QRectF(0, 0, hall.width_mm, hall.depth_mm)), theme().canvas);
  if (state_.grid) paint_grid(frame, hall);
  paint_aisles(frame, state_);
  paint_walls(frame, hall, wall_px);
  if (state_.grid) paint_names(frame, hall, wall_px);
}

}  // namespace icctwin::gui
