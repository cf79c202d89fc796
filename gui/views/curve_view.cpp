#include "gui/views/curve_view.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/theme.h"
#include "sim/document/axes.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int left = 44, right = 10, top = 8, bottom = 18, value_steps = 3;
constexpr std::size_t most_points = 2000;

std::pair<double, double> range_of(const std::vector<double>& values) {
  double low = INFINITY, high = -INFINITY;
  for (const double value : values)
    if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  return {low, high};
}

QString number_words(double value) { return qstring(document::Numbers(language()).free(value)); }

}  // namespace

CurveView::CurveView(QWidget* parent) : QWidget(parent) { setMinimumHeight(90); }

void CurveView::show_data(CurveData shown) {
  data_ = std::move(shown);
  QStringList names;
  for (const Curve& curve : data_.curves) names << curve.name;
  setAccessibleName(words({"Chart: %1", "图：%1"}, names.join(QStringLiteral(", "))));
  update();
}

void CurveView::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF plot = QRectF(rect()).adjusted(left, top, -right, -bottom);
  double low = INFINITY, high = -INFINITY;
  for (const Curve& curve : data_.curves) {
    const auto [least, most] = range_of(curve.values);
    low = std::min(low, least), high = std::max(high, most);
  }
  if (!(low <= high) || plot.width() < 10) return;
  if (low > 0 && low < high * 0.5) low = 0;
  const document::ValueAxis axis = document::round_axis(low, high, value_steps, plot.bottom(), plot.top());
  painter.setFont(face(Face::cell));
  for (double value = axis.low; value <= axis.high + axis.step * 1e-6; value += axis.step) {
    const double y = std::round(axis.y(value)) + 0.5;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(t.text3);
    painter.drawText(QRectF(0, y - 8, left - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     number_words(std::abs(value) < axis.step * 1e-6 ? 0 : value));
  }
  const std::size_t count = data_.curves.front().values.size();
  auto [x_low, x_high] = data_.x.empty() ? std::pair(1.0, static_cast<double>(count)) : range_of(data_.x);
  if (!(x_low < x_high)) x_low -= 0.5, x_high += 0.5;
  const auto x_of = [&, x_low = x_low, x_high = x_high](std::size_t i) {
    const double x = data_.x.empty() ? static_cast<double>(i + 1) : i < data_.x.size() ? data_.x[i] : NAN;
    return plot.left() + (x - x_low) / (x_high - x_low) * plot.width();
  };
  painter.setPen(t.text3);
  const QRectF below(plot.left(), plot.bottom() + 2, plot.width(), bottom - 2);
  painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, number_words(x_low));
  painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, number_words(x_high));
  painter.drawText(below, Qt::AlignHCenter | Qt::AlignVCenter, data_.x_name);
  const QColor colors[] = {t.accent, t.warning, t.ok, t.hint};
  const QList<qreal> dashes[] = {{}, {6, 3}, {2, 2}, {8, 3, 2, 3}};
  for (std::size_t c = 0; c < data_.curves.size(); ++c) {
    const auto& values = data_.curves[c].values;
    QPainterPath line;
    bool open = false;
    const std::size_t step = values.size() / most_points + 1;
    for (std::size_t i = 0; i < values.size(); i += step) {
      const double x = x_of(i);
      if (!std::isfinite(values[i]) || !std::isfinite(x)) {
        open = false;
        continue;
      }
      const QPointF at(x, axis.y(values[i]));
      open ? line.lineTo(at) : line.moveTo(at);
      open = true;
    }
    QPen pen(colors[c % 4], 1.5);
    if (!dashes[c % 4].isEmpty()) pen.setDashPattern(dashes[c % 4]);
    painter.strokePath(line, pen);
    if (values.size() <= 40) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colors[c % 4]);
      for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]) && std::isfinite(x_of(i))) painter.drawEllipse(QPointF(x_of(i), axis.y(values[i])), 2, 2);
    }
    if (data_.curves.size() > 1) {
      painter.setPen(colors[c % 4]);
      painter.drawText(QRectF(plot.left() + 4, plot.top() + static_cast<double>(c) * 12, plot.width() - 8, 12), Qt::AlignRight,
                       data_.curves[c].name);
    }
  }
}

}  // namespace icctwin::gui
