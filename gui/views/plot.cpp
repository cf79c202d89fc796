#include "gui/views/plot.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/theme.h"
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

QColor run_color(int run) {
  const Theme& t = theme();
  const QColor colors[] = {t.text, t.accent, t.warning, t.run_d, t.run_e, t.text2};
  return colors[static_cast<std::size_t>(run) % std::size(colors)];
}

QPen run_pen(int run, double width) {
  QPen pen(run_color(run), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  static const QList<qreal> dashes[] = {{}, {6, 3}, {2, 3}, {8, 3, 2, 3}, {10, 4}, {1, 2}};
  QList<qreal> pattern = dashes[static_cast<std::size_t>(run) % std::size(dashes)];
  for (qreal& part : pattern) part /= width;  // Qt counts in widths
  if (!pattern.isEmpty()) pen.setDashPattern(pattern);
  return pen;
}

void draw_text(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, const QColor& color, Qt::Alignment alignment) {
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(at, static_cast<int>(alignment) | Qt::TextDontClip, text);
}

void draw_cut(QPainter& painter, const QRectF& at, const QString& text, const QFont& font, const QColor& color, Qt::Alignment alignment) {
  draw_text(painter, at, QFontMetricsF(font).elidedText(text, Qt::ElideRight, at.width()), font, color, alignment);
}

int decimals_of_step(double step) {
  int places = 0;
  for (double scaled = std::abs(step); places < 9 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; scaled *= 10) ++places;
  return places;
}

void draw_value_axis(QPainter& painter, const document::ValueAxis& axis, double left, double right, const QString& unit) {
  const Theme& t = theme();
  const document::Numbers numbers(language());
  const int places = decimals_of_step(axis.step);
  for (int k = 0; axis.low + k * axis.step <= axis.high + axis.step / 2; ++k) {
    const double value = axis.low + k * axis.step, y = std::round(axis.y(value)) + 0.5;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    draw_text(painter, {0, y - 9, left - 6, 18}, qstring(numbers.fixed(std::abs(value) < axis.step / 1e6 ? 0 : value, places)),
              face(Face::table), t.text2, Qt::AlignRight | Qt::AlignVCenter);
  }
  if (!unit.isEmpty()) draw_text(painter, {0, axis.top - 26, left - 6, 16}, unit, face(Face::small), t.text3, Qt::AlignRight | Qt::AlignVCenter);
}

void draw_across_axis(QPainter& painter, const document::ValueAxis& axis, double top, double bottom, const QString& title) {
  const Theme& t = theme();
  const document::Numbers numbers(language());
  const int places = decimals_of_step(axis.step);
  for (int k = 0; axis.low + k * axis.step <= axis.high + axis.step / 2; ++k) {
    const double value = axis.low + k * axis.step, x = std::round(axis.y(value)) + 0.5;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    draw_text(painter, {x - 50, bottom + 4, 100, 16}, qstring(numbers.fixed(std::abs(value) < axis.step / 1e6 ? 0 : value, places)),
              face(Face::table), t.text2, Qt::AlignCenter);
  }
  draw_text(painter, {axis.bottom, bottom + 21, axis.top - axis.bottom, 16}, title, face(Face::table), t.text2, Qt::AlignCenter);
}

void draw_line_names(QPainter& painter, std::vector<LineName> names, double left, double top, double bottom, double width) {
  constexpr double spacing = 16;
  std::sort(names.begin(), names.end(), [](const LineName& a, const LineName& b) { return a.y < b.y; });
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i].y = std::clamp(names[i].y, top, bottom);
    if (i > 0) names[i].y = std::max(names[i].y, names[i - 1].y + spacing);
  }
  for (std::size_t i = names.size(); i-- > 0;) {
    const double limit = i + 1 < names.size() ? names[i + 1].y - spacing : bottom;
    names[i].y = std::min(names[i].y, limit);
  }
  for (const LineName& one : names) {
    const QFont strong = face(Face::table_strong);
    const double used = QFontMetricsF(strong).horizontalAdvance(one.name) + 5;
    draw_cut(painter, {left, one.y - 9, width, 18}, one.name, strong, one.color);
    draw_cut(painter, {left + used, one.y - 9, std::max(0.0, width - used), 18}, one.value, face(Face::table), theme().text2);
  }
}

}  // namespace icctwin::gui
