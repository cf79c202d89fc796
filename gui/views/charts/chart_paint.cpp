#include "gui/views/charts/chart_paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "gui/document/words.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double number_gap = 6, label_distance = 15, swatch_px = 9, value_gap = 6, box_padding = 8, box_row = 17;
constexpr double px_per_step = 34;

QString number_text(double value, int decimals) { return qstring(document::Numbers(language()).fixed(value, decimals)); }

}  // namespace

document::ValueAxis value_axis(double low, double high, double height_px) {
  const int steps = std::clamp(static_cast<int>(height_px / px_per_step), 2, 6);
  if (!(high > low)) {
    const double around = std::abs(low) > 0 ? std::abs(low) * 0.05 : 1;
    high = low + around;
    low -= low == 0 ? 0 : around;
  }
  return document::round_axis(low, high, steps, 0, 1);
}

int step_decimals(double step) {
  int decimals = 0;
  for (double left = step; decimals < 6 && std::abs(left - std::round(left)) > 1e-6 * std::max(1.0, std::abs(left)); left *= 10) ++decimals;
  return decimals;
}

double numbers_width(const document::ValueAxis& axis) {
  const QFontMetricsF metrics(face(Face::table));
  const int decimals = step_decimals(axis.step);
  return number_gap +
         std::max(metrics.horizontalAdvance(number_text(axis.low, decimals)), metrics.horizontalAdvance(number_text(axis.high, decimals)));
}

void paint_value_grid(QPainter& painter, const PanelScale& scale, const QString& unit) {
  painter.setFont(face(Face::table));
  const QFontMetricsF metrics(painter.font());
  const int decimals = step_decimals(scale.values.step);
  const int count = static_cast<int>(std::lround((scale.values.high - scale.values.low) / scale.values.step));
  for (int i = 0; i <= count; ++i) {
    const double value = scale.values.low + i * scale.values.step;
    const double y = std::round(scale.y(value)) + 0.5;
    painter.setPen(QPen(theme().grid, 1));
    painter.drawLine(QPointF(scale.plot.left(), y), QPointF(scale.plot.right(), y));
    painter.setPen(theme().text2);
    const QString text = number_text(value, decimals);
    painter.drawText(QPointF(scale.plot.left() - number_gap - metrics.horizontalAdvance(text), y + metrics.ascent() * 0.38), text);
  }
  painter.setPen(theme().text3);
  painter.drawText(QPointF(scale.plot.left() - number_gap - std::min(metrics.horizontalAdvance(unit), scale.plot.left() - number_gap),
                           scale.plot.top() - 9),
                   unit);
}

void paint_time_grid(QPainter& painter, const PanelScale& scale, const std::vector<TimeTick>& ticks, double start_unix_s) {
  painter.setPen(QPen(theme().grid, 1));
  for (const TimeTick& tick : ticks) {
    const double x = std::round(scale.x(tick.at_unix_s - start_unix_s)) + 0.5;
    if (x >= scale.plot.left() && x <= scale.plot.right() + 1)
      painter.drawLine(QPointF(x, scale.plot.top()), QPointF(x, scale.plot.bottom()));
  }
}

void paint_time_names(QPainter& painter, const PanelScale& scale, const std::vector<TimeTick>& ticks, double start_unix_s) {
  painter.setFont(face(Face::table));
  painter.setPen(theme().text2);
  const QFontMetricsF metrics(painter.font());
  double free_from = scale.plot.left() - 24;
  for (const TimeTick& tick : ticks) {
    const double width = metrics.horizontalAdvance(tick.name);
    const double middle = scale.x(tick.name_at_unix_s - start_unix_s);
    if (middle < scale.plot.left() - 1 || middle > scale.plot.right() + 1 || middle - width / 2 < free_from) continue;
    painter.drawText(QPointF(middle - width / 2, scale.plot.bottom() + 6 + metrics.ascent()), tick.name);
    free_from = middle + width / 2 + 6;
  }
}

void paint_hatch(QPainter& painter, const QRectF& area) {
  if (area.width() <= 0) return;
  painter.save();
  painter.setClipRect(area, Qt::IntersectClip);
  painter.fillRect(area, theme().surface2);
  painter.setPen(QPen(theme().line2, 1));
  constexpr double distance = 7;
  for (double x = area.left() - area.height(); x < area.right(); x += distance)
    painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
  painter.restore();
}

void paint_limit(QPainter& painter, const PanelScale& scale, double value, bool is_target) {
  QPen pen(is_target ? theme().ok : theme().error, 1.2);
  pen.setDashPattern(is_target ? QList<qreal>{2, 3} : QList<qreal>{6, 3});
  painter.setPen(pen);
  painter.drawLine(QPointF(scale.plot.left(), scale.y(value)), QPointF(scale.plot.right(), scale.y(value)));
}

void push_apart(std::vector<double>& places, double distance, double top, double bottom) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
  double least = top;
  for (const std::size_t i : order) {
    places[i] = std::max(places[i], least);
    least = places[i] + distance;
  }
  // Those pushed out below come back up, and push those above them.
  double most = bottom;
  for (auto i = order.rbegin(); i != order.rend() && places[*i] > most; ++i, most -= distance) places[*i] = most;
}

double label_width(const LineLabel& label) {
  return (label.has_swatch ? swatch_px + 5 : 0) + QFontMetricsF(face(Face::table_strong)).horizontalAdvance(label.name) +
         (label.value.isEmpty() ? 0 : value_gap + QFontMetricsF(face(Face::table)).horizontalAdvance(label.value));
}

void paint_line_labels(QPainter& painter, std::vector<LineLabel> labels, double left, double top, double bottom) {
  std::vector<double> places;
  places.reserve(labels.size());
  for (const LineLabel& label : labels) places.push_back(label.y);
  push_apart(places, label_distance, top, bottom);
  const QFontMetricsF strong(face(Face::table_strong));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const LineLabel& label = labels[i];
    const double base = places[i] + strong.ascent() * 0.38;
    double x = left;
    if (label.has_swatch) {
      painter.fillRect(QRectF(x, places[i] - swatch_px / 2, swatch_px, swatch_px), label.color);
      x += swatch_px + 5;
    }
    painter.setFont(face(Face::table_strong));
    painter.setPen(label.has_swatch ? theme().text : label.color);
    painter.drawText(QPointF(x, base), label.name);
    x += strong.horizontalAdvance(label.name) + value_gap;
    painter.setFont(face(Face::table));
    painter.setPen(theme().text2);
    painter.drawText(QPointF(x, base), label.value);
  }
}

void paint_rimmed_text(QPainter& painter, const QPointF& base, const QString& text, const QFont& font, const QColor& color) {
  QPainterPath rim;
  rim.addText(base, font, text);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.strokePath(rim, QPen(theme().surface, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.restore();
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(base, text);
}

void paint_value_box(QPainter& painter, double beside_x, const QRectF& inside, const QString& title, const std::vector<BoxRow>& rows) {
  const QFontMetricsF metrics(face(Face::table)), strong(face(Face::table_strong));
  double names = 0, values = 0;
  for (const BoxRow& row : rows) {
    names = std::max(names, metrics.horizontalAdvance(row.name));
    values = std::max(values, strong.horizontalAdvance(row.value));
  }
  const double width = std::max(strong.horizontalAdvance(title), names + values + 12 + swatch_px + 5) + 2 * box_padding;
  const double height = box_row * static_cast<double>(rows.size() + 1) + box_padding;
  QRectF box(beside_x + 10, inside.top() + 4, width, height);
  if (box.right() > inside.right()) box.moveRight(beside_x - 10);
  if (box.left() < inside.left()) box.moveLeft(inside.left());
  painter.setPen(theme().line2);
  painter.setBrush(theme().surface);
  painter.drawRoundedRect(box, 4, 4);
  double base = box.top() + box_padding / 2 + strong.ascent();
  painter.setFont(face(Face::table_strong));
  painter.setPen(theme().text);
  painter.drawText(QPointF(box.left() + box_padding, base), title);
  for (const BoxRow& row : rows) {
    base += box_row;
    painter.fillRect(QRectF(box.left() + box_padding, base - 8, swatch_px, swatch_px), row.color);
    painter.setFont(face(Face::table));
    painter.setPen(theme().text2);
    painter.drawText(QPointF(box.left() + box_padding + swatch_px + 5, base), row.name);
    painter.setFont(face(Face::table_strong));
    painter.setPen(theme().text);
    painter.drawText(QPointF(box.right() - box_padding - strong.horizontalAdvance(row.value), base), row.value);
  }
}

}  // namespace icctwin::gui
