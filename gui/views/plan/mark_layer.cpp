// Marks on the plan: problems, the selection, and what is being done with mouse and keys.
#include <algorithm>
#include <cmath>

#include "gui/views/icons.h"
#include "gui/views/plan/plan_layers.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr double mark_px = 16, handle_px = 6;

QColor clear(QColor color, int alpha) {
  color.setAlpha(alpha);
  return color;
}

void paint_problems(const PlanFrame& frame, const FloorHall& hall, const PlanState& state) {
  QPainter& painter = frame.painter;
  for (const FloorRow& row : hall.rows) {
    const int severity = state.severity(row.of);
    if (severity > 1 || !row.box.intersects(frame.visible)) continue;
    const QPolygonF outline = frame.at(row.outline());
    if (severity == 0) {
      QPen pen(theme().error, 2);
      pen.setDashPattern({3.5, 1.5});
      painter.setPen(pen);
      painter.setBrush(Qt::NoBrush);
      painter.drawPolygon(outline);
    }
    // At the corner, once for each row of the scenario where it stands for several.
    if (row.copy != 0 && severity != 0) continue;
    const QRectF box = frame.at(row.box);
    const double size = std::min(mark_px, std::max(8.0, box.height()));
    paint_severity(painter, QRectF(box.right() - size / 2, box.top() - size / 2, size, size), severity);
  }
}

/// The accent outline of what is selected, on a rim that parts it from dark cells.
void paint_outline(QPainter& painter, const QPolygonF& outline, bool handles) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme().surface, 4.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawPolygon(outline);
  painter.setPen(QPen(theme().accent, 2.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawPolygon(outline);
  if (!handles) return;
  painter.setPen(QPen(theme().accent, 1.5));
  painter.setBrush(theme().surface);
  for (const QPointF& corner : outline)
    painter.drawRect(QRectF(corner.x() - handle_px / 2, corner.y() - handle_px / 2, handle_px, handle_px));
}

void paint_selection(const PlanFrame& frame, const FloorHall& hall, const PlanState& state) {
  const RowSet chosen = state.selected_rows();
  const bool few = chosen.rows.size() <= 40;
  for (std::size_t i = 0; i < hall.rows.size(); ++i)
    if (state.is_selected(i) && hall.rows[i].box.intersects(frame.visible))
      paint_outline(frame.painter, frame.at(hall.rows[i].outline()), few);
  if (const int rack = state.current_rack(); rack >= 0) {
    const QPolygonF outline = frame.at(hall.outline(hall.racks[static_cast<std::size_t>(rack)]));
    if (detail_of(hall.racks[static_cast<std::size_t>(rack)].width_mm * frame.scale) >= Detail::edges)
      paint_outline(frame.painter, outline, true);
  }
}

void paint_moved(const PlanFrame& frame, const FloorHall& hall, const PlanGesture& gesture) {
  QPainter& painter = frame.painter;
  const QPointF by = gesture.by * frame.scale;
  QVector<QRectF> racks;
  for (std::size_t i = 0; i < gesture.moved_rows.size(); ++i) {
    const FloorRow& row = hall.rows[gesture.moved_rows[i]];
    if (!row.box.translated(gesture.by).intersects(frame.visible)) continue;
    const bool collides = i < gesture.colliding.size() && gesture.colliding[i];
    const QColor color = collides ? theme().error : theme().accent;
    painter.setPen(QPen(color, 2));
    painter.setBrush(clear(color, 40));
    painter.drawPolygon(frame.at(row.outline()).translated(by));
    if (row.box.height() * frame.scale < 8 || gesture.moved_rows.size() > 200) continue;
    for (std::uint32_t r = row.first; r < row.first + row.count; ++r) racks << frame.at(hall.racks[r].box).translated(by);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(clear(theme().accent, 120), 1));
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.drawRects(racks);
  painter.setRenderHint(QPainter::Antialiasing);
}

void paint_gesture(const PlanFrame& frame, const FloorHall& hall, const PlanGesture& gesture) {
  QPainter& painter = frame.painter;
  const Theme& t = theme();
  paint_moved(frame, hall, gesture);
  for (const QRectF& ghost : gesture.ghosts) {
    const QColor color = gesture.ghosts_collide ? t.error : t.accent;
    painter.setPen(QPen(color, 2));
    painter.setBrush(clear(color, 40));
    painter.drawRect(frame.at(ghost));
  }
  painter.setPen(QPen(t.accent, 1, Qt::DashLine));
  if (gesture.line_x)
    painter.drawLine(frame.at(QPointF(*gesture.line_x, frame.visible.top())), frame.at(QPointF(*gesture.line_x, frame.visible.bottom())));
  if (gesture.line_y)
    painter.drawLine(frame.at(QPointF(frame.visible.left(), *gesture.line_y)), frame.at(QPointF(frame.visible.right(), *gesture.line_y)));
  if (gesture.band) {
    painter.setPen(QPen(t.accent, 1, gesture.band_touches ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(clear(t.accent, 24));
    painter.drawRect(frame.at(*gesture.band));
  }
  if (gesture.measured) {
    const QPointF from = frame.at(gesture.measured->p1()), to = frame.at(gesture.measured->p2());
    painter.setPen(QPen(t.accent, 2));
    painter.drawLine(from, to);
    painter.setBrush(t.surface);
    for (const QPointF& end : {from, to}) painter.drawEllipse(end, 3.5, 3.5);
  }
  if (!gesture.words.isEmpty()) {
    painter.setFont(face(Face::small));
    const QSizeF size = painter.fontMetrics().size(Qt::TextSingleLine, gesture.words) + QSizeF(14, 8);
    const QRectF box(frame.at(gesture.words_at) + QPointF(14, 14), size);
    painter.setPen(t.line2);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(t.text);
    painter.drawText(box, Qt::AlignCenter, gesture.words);
  }
}

}  // namespace

void MarkLayer::paint_frame(const PlanFrame& frame, const FloorHall& hall) {
  frame.painter.setRenderHint(QPainter::Antialiasing);
  paint_problems(frame, hall, state_);
  paint_selection(frame, hall, state_);
  paint_gesture(frame, hall, gesture);
}

}  // namespace icctwin::gui
