#include "gui/views/floor_thumb.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr double between_mm = 2400, least_edge_px = 5;

QRectF rack_box(const RackPlace& rack) {
  // Only quarters of a turn are drawn exactly; others by the box around the turned rack.
  const double angle = rack.rotation_deg * M_PI / 180, c = std::cos(angle), s = std::sin(angle);
  const double x = rack.width_mm * c - rack.depth_mm * s, y = rack.width_mm * s + rack.depth_mm * c;
  const double left = std::min({0.0, rack.width_mm * c, -rack.depth_mm * s, x}),
               right = std::max({0.0, rack.width_mm * c, -rack.depth_mm * s, x});
  const double low = std::min({0.0, rack.width_mm * s, rack.depth_mm * c, y}),
               high = std::max({0.0, rack.width_mm * s, rack.depth_mm * c, y});
  return {rack.x_mm + left, rack.y_mm + low, right - left, high - low};
}

}  // namespace

void paint_floor(QPainter& painter, const QRectF& into, const std::vector<HallPlan>& halls) {
  if (halls.empty() || into.width() < 4 || into.height() < 4) return;
  // As many columns as let the drawing be largest.
  double best = 0;
  int columns = 1;
  double cell_w = 0, cell_h = 0;
  for (const HallPlan& hall : halls) {
    cell_w = std::max(cell_w, hall.width_mm);
    cell_h = std::max(cell_h, hall.depth_mm);
  }
  const int count = static_cast<int>(halls.size());
  for (int n = 1; n <= count; ++n) {
    const int rows = (count + n - 1) / n;
    const double scale = std::min((into.width() - 2) / (n * (cell_w + between_mm) - between_mm),
                                  (into.height() - 2) / (rows * (cell_h + between_mm) - between_mm));
    if (scale > best) {
      best = scale;
      columns = n;
    }
  }
  const int rows = (count + columns - 1) / columns;
  const double all_w = columns * (cell_w + between_mm) - between_mm, all_h = rows * (cell_h + between_mm) - between_mm;
  const Theme& t = theme();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const QPointF origin(into.center().x() - all_w * best / 2, into.center().y() - all_h * best / 2);
  for (int i = 0; i < count; ++i) {
    const HallPlan& hall = halls[static_cast<std::size_t>(i)];
    const int column = i % columns, row = i / columns;
    const QPointF corner = origin + QPointF(column * (cell_w + between_mm) * best, row * (cell_h + between_mm) * best);
    painter.setPen(QPen(t.text2, 1.5));
    painter.setBrush(t.surface);
    painter.drawRect(QRectF(corner, QSizeF(hall.width_mm * best, hall.depth_mm * best)));
    for (const RackPlace& rack : hall.racks) {
      const QRectF box = rack_box(rack);
      const QRectF on_screen(corner.x() + box.left() * best, corner.y() + (hall.depth_mm - box.bottom()) * best, box.width() * best,
                             box.height() * best);
      const bool edged = on_screen.width() >= least_edge_px;
      painter.setPen(edged ? QPen(t.surface, 0.8) : Qt::NoPen);
      painter.setBrush(t.accent);
      painter.drawRect(on_screen);
      if (!edged) continue;
      // Front of the rack.
      const bool turned = std::abs(std::remainder(rack.rotation_deg, 360.0)) > 90;
      const double y = turned ? on_screen.top() + 1 : on_screen.bottom() - 1;
      painter.setPen(QPen(t.text, 1));
      painter.drawLine(QPointF(on_screen.left() + 1, y), QPointF(on_screen.right() - 1, y));
    }
  }
  painter.restore();
}

void FloorThumb::set_halls(const std::vector<HallPlan>& halls) {
  halls_ = halls;
  update();
}

void FloorThumb::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_floor(painter, QRectF(rect()).adjusted(1, 1, -1, -1), halls_);
}

}  // namespace icctwin::gui
