#include "gui/views/plot.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/charts/chart_paint.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {

Plot::Plot(const QString& name, int least_height, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setMinimumHeight(least_height);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Plot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  draw(painter);
}

QColor run_color(int run) { return line_color(static_cast<std::size_t>(run)); }

QPen run_pen(int run, double width) {
  QPen pen(run_color(run), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  QList<qreal> pattern;
  for (const double part : line_dash(static_cast<std::size_t>(run))) pattern << part / width;  // Qt counts in widths
  if (!pattern.isEmpty()) pen.setDashPattern(pattern);
  return pen;
}

QColor mixed(MapColors map, double share) {
  const auto& stops = map_stops(map);
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
  const double rest = place - static_cast<double>(below);
  const QColor &a = stops[below], &b = stops[below + 1];
  const auto between = [rest](int from, int to) { return static_cast<int>(std::lround(from + rest * (to - from))); };
  return {between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue())};
}

void draw_text(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, const QColor& color, Qt::Alignment alignment) {
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(at, static_cast<int>(alignment) | Qt::TextDontClip, text);
}

void draw_cut(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, const QColor& color, Qt::Alignment alignment) {
  draw_text(painter, at, QFontMetricsF(font).elidedText(text, Qt::ElideRight, at.width()), font, color, alignment);
}

void draw_value_axis(QPainter& painter, const document::ValueAxis& axis, double left, double right, const QString& unit) {
  const Theme& t = theme();
  const document::Numbers numbers(language());
  const int places = step_decimals(axis.step);
  for (int k = 0; axis.low + k * axis.step <= axis.high + axis.step / 2; ++k) {
    const double value = axis.low + k * axis.step, y = std::round(axis.y(value)) + 0.5;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    draw_text(painter, {0, y - 9, left - 6, 18}, qstring(numbers.fixed(std::abs(value) < axis.step / 1e6 ? 0 : value, places)),
              face(Face::table), t.text2, Qt::AlignRight | Qt::AlignVCenter);
  }
  if (!unit.isEmpty())
    draw_text(painter, {0, axis.top - 26, left - 6, 16}, unit, face(Face::small), t.text3, Qt::AlignRight | Qt::AlignVCenter);
}

void draw_across_axis(QPainter& painter, const document::ValueAxis& axis, double top, double bottom, const QString& title) {
  const Theme& t = theme();
  const document::Numbers numbers(language());
  const int places = step_decimals(axis.step);
  for (int k = 0; axis.low + k * axis.step <= axis.high + axis.step / 2; ++k) {
    const double value = axis.low + k * axis.step, x = std::round(axis.y(value)) + 0.5;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    draw_text(painter, {x - 50, bottom + 4, 100, 16}, qstring(numbers.fixed(std::abs(value) < axis.step / 1e6 ? 0 : value, places)),
              face(Face::table), t.text2, Qt::AlignCenter);
  }
  draw_text(painter, {axis.bottom, bottom + 21, axis.top - axis.bottom, 16}, title, face(Face::table), t.text2, Qt::AlignCenter);
}

}  // namespace icctwin::gui
