#include "gui/views/charts/xy_chart.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "gui/document/words.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int xy_top_margin = 20, xy_bottom_margin = 40, xy_least_left = 44, xy_label_gap = 8, least_right = 16;
constexpr double dot_px = 2.5, xy_zoom_step = 1.25, axis_name_px = 90;

struct Span {
  double low = HUGE_VAL, high = -HUGE_VAL;
  void add(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

}  // namespace

struct XyChart::State {
  XyAxis x, y;
  std::vector<XySeries> series;
  std::vector<ChartLimit> limits;
  QCPAxisRect* rect = nullptr;
  std::vector<QCPGraph*> graphs;
  Span x_all, y_all;
  document::ValueAxis x_axis, y_axis;
  double x_from = 0, x_to = 1;
  std::optional<QPointF> pointer;

  PanelScale scale() const { return {QRectF(rect->rect()), x_from, x_to, y_axis}; }
};

class XyChart::Plot : public QCustomPlot {
 public:
  explicit Plot(XyChart& chart) : chart_(chart) { setMouseTracking(true); }

 protected:
  void mousePressEvent(QMouseEvent*) override {}
  void mouseReleaseEvent(QMouseEvent*) override {}
  void wheelEvent(QWheelEvent* event) override {
    State& s = *chart_.state_;
    if (!s.rect || event->angleDelta().y() == 0) return event->ignore();
    const double at = s.x_from + (event->position().x() - s.rect->left()) / std::max(1, s.rect->width()) * (s.x_to - s.x_from);
    zoom(at, std::pow(xy_zoom_step, -event->angleDelta().y() / 120.0));
    event->accept();
  }
  void mouseMoveEvent(QMouseEvent* event) override {
    chart_.state_->pointer = event->pos();
    replot_cursor(*this);
  }
  void leaveEvent(QEvent*) override {
    chart_.state_->pointer.reset();
    replot_cursor(*this);
  }
  void mouseDoubleClickEvent(QMouseEvent*) override { whole(); }
  void keyPressEvent(QKeyEvent* event) override {
    State& s = *chart_.state_;
    const double middle = (s.x_from + s.x_to) / 2, moved = (s.x_to - s.x_from) / 8;
    switch (event->key()) {
      case Qt::Key_Plus:
      case Qt::Key_Equal:
        return zoom(middle, 1 / xy_zoom_step);
      case Qt::Key_Minus:
        return zoom(middle, xy_zoom_step);
      case Qt::Key_Left:
      case Qt::Key_Right: {
        const double by = std::clamp(event->key() == Qt::Key_Left ? -moved : moved, s.x_axis.low - s.x_from, s.x_axis.high - s.x_to);
        s.x_from += by;
        s.x_to += by;
        return chart_.refresh();
      }
      case Qt::Key_Home:
        return whole();
      default:
        event->ignore();
    }
  }

 private:
  void zoom(double at, double factor) {
    State& s = *chart_.state_;
    s.x_from = std::max(s.x_axis.low, at - (at - s.x_from) * factor);
    s.x_to = std::min(s.x_axis.high, at + (s.x_to - at) * factor);
    chart_.refresh();
  }
  void whole() {
    State& s = *chart_.state_;
    s.x_from = s.x_axis.low;
    s.x_to = s.x_axis.high;
    chart_.refresh();
  }
  XyChart& chart_;
};

XyChart::XyChart(QString id, const QString& title, const QString& remark, QWidget* parent)
    : PlotChart(std::move(id), title, remark, parent), state_(std::make_unique<State>()) {
  set_plot(new Plot(*this));
  State& s = *state_;
  add_painter(plot(), ground_layer, [&s](QPainter& painter) {
    if (!s.rect) return;
    const PanelScale scale = s.scale();
    paint_value_grid(painter, scale, s.y.unit);
    const document::ValueAxis axis =
        document::round_axis(s.x_from, s.x_to, std::clamp(static_cast<int>(scale.plot.width() / axis_name_px), 2, 8), 0, 1);
    const document::Numbers numbers(language());
    painter.setFont(face(Face::table));
    const QFontMetricsF metrics(painter.font());
    for (double at = std::ceil(s.x_from / axis.step - 1e-9) * axis.step; at <= s.x_to + axis.step * 1e-6; at += axis.step) {
      const double x = std::round(scale.x(at)) + 0.5;
      painter.setPen(QPen(theme().grid, 1));
      painter.drawLine(QPointF(x, scale.plot.top()), QPointF(x, scale.plot.bottom()));
      const QString text = qstring(numbers.fixed(at, step_decimals(axis.step)));
      painter.setPen(theme().text2);
      painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, scale.plot.bottom() + 5 + metrics.ascent()), text);
    }
    const QString name = s.x.unit.isEmpty() ? s.x.name : s.x.name + QStringLiteral(" (") + s.x.unit + ')';
    painter.setPen(theme().text3);
    painter.drawText(QPointF(scale.plot.right() - metrics.horizontalAdvance(name), scale.plot.bottom() + 21 + metrics.ascent()), name);
    if (!s.y.name.isEmpty()) painter.drawText(QPointF(scale.plot.left(), scale.plot.top() - 9), s.y.name);
  });
  add_painter(plot(), marks_layer, [&s](QPainter& painter) {
    if (!s.rect) return;
    const PanelScale scale = s.scale();
    std::vector<LineLabel> labels;
    for (const ChartLimit& limit : s.limits) {
      if (limit.value < scale.values.low || limit.value > scale.values.high) continue;
      paint_limit(painter, scale, limit.value, limit.is_target);
      labels.push_back({scale.y(limit.value), limit.text, {}, limit.is_target ? theme().ok : theme().error});
    }
    double next = scale.plot.top() + 8;
    for (const XySeries& series : s.series) {
      if (series.y.empty() || (series.is_dots && s.series.size() == 1)) continue;
      labels.push_back({series.is_dots ? next : scale.y(series.y.back()), series.name, series.remark, series.color, series.is_dots});
      next += 16;
    }
    paint_line_labels(painter, std::move(labels), scale.plot.right() + xy_label_gap, scale.plot.top() + 4, scale.plot.bottom() - 2);
  });
  add_painter(plot(), cursor_layer, [&s](QPainter& painter) {
    if (!s.rect || !s.pointer || !s.rect->rect().contains(s.pointer->toPoint())) return;
    const PanelScale scale = s.scale();
    const document::Numbers numbers(language());
    const double x = s.x_from + (s.pointer->x() - scale.plot.left()) / scale.plot.width() * (s.x_to - s.x_from);
    std::vector<BoxRow> rows;
    for (const XySeries& series : s.series) {
      if (series.is_dots || series.x.empty()) continue;
      const auto found = std::min<std::ptrdiff_t>(std::lower_bound(series.x.begin(), series.x.end(), x) - series.x.begin(),
                                                  static_cast<std::ptrdiff_t>(series.x.size()) - 1);
      rows.push_back({series.name,
                      qstring(numbers.with_unit(series.y[static_cast<std::size_t>(found)], s.y.decimals, s.y.unit.toStdString())),
                      series.color});
    }
    if (rows.empty()) {
      const double y = s.y_axis.low + (scale.plot.bottom() - s.pointer->y()) / scale.plot.height() * (s.y_axis.high - s.y_axis.low);
      rows.push_back({s.y.name, qstring(numbers.with_unit(y, s.y.decimals, s.y.unit.toStdString())), theme().accent});
    }
    painter.setPen(QPen(theme().axis, 1));
    painter.drawLine(QPointF(s.pointer->x(), scale.plot.top()), QPointF(s.pointer->x(), scale.plot.bottom()));
    paint_value_box(painter, s.pointer->x(), scale.plot, qstring(numbers.with_unit(x, s.x.decimals, s.x.unit.toStdString())), rows);
  });
}

XyChart::~XyChart() = default;

void XyChart::present(const XyAxis& x, const XyAxis& y, std::vector<XySeries> series, std::vector<ChartLimit> limits) {
  State& s = *state_;
  clear_panels(plot());
  s.x = x;
  s.y = y;
  s.series = std::move(series);
  s.limits = std::move(limits);
  s.graphs.clear();
  s.x_all = s.y_all = {};
  s.rect = add_panel(plot(), 1);
  for (const XySeries& one : s.series) {
    for (std::size_t i = 0; i < one.x.size(); ++i) {
      if (!std::isfinite(one.x[i]) || !std::isfinite(one.y[i])) continue;
      s.x_all.add(one.x[i]);
      s.y_all.add(one.y[i]);
    }
    QCPGraph* graph = plot().addGraph(s.rect->axis(QCPAxis::atBottom), s.rect->axis(QCPAxis::atLeft));
    QPen pen(one.color, 1.5);
    if (!one.dash.empty()) pen.setDashPattern(QList<qreal>(one.dash.begin(), one.dash.end()));
    graph->setPen(pen);
    graph->setAdaptiveSampling(false);
    if (one.is_dots) {
      graph->setLineStyle(QCPGraph::lsNone);
      graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, one.color, dot_px));
    }
    s.graphs.push_back(graph);
  }
  if (s.x_all.low > s.x_all.high) s.x_all = {0, 1}, s.y_all = {0, 1};
  if (x.from_zero) s.x_all.add(0);
  if (y.from_zero) s.y_all.add(0);
  for (const ChartLimit& limit : s.limits)
    if (limit.value < 2 * s.y_all.high) s.y_all.add(limit.value);
  s.x_axis = document::round_axis(s.x_all.low, s.x_all.high, 6, 0, 1);
  // Hours of a year end where they end; dots keep a margin, or half of the last would be cut off.
  const bool only_dots = std::ranges::all_of(s.series, [](const XySeries& one) { return one.is_dots; });
  if (x.from_zero && !only_dots) s.x_axis.high = s.x_all.high;
  s.x_from = s.x_axis.low;
  s.x_to = s.x_axis.high;
  refresh();
}

void XyChart::lay_out(const QSize& size, double sharpness) {
  State& s = *state_;
  if (!s.rect) return;
  s.y_axis = value_axis(s.y_all.low, s.y_all.high, size.height() - xy_top_margin - xy_bottom_margin);
  double right = least_right;
  for (const XySeries& one : s.series)
    if (!(one.is_dots && s.series.size() == 1))
      right = std::max(right, label_width({0, one.name, one.remark, {}, one.is_dots}) + xy_label_gap + 4);
  for (const ChartLimit& limit : s.limits) right = std::max(right, label_width({0, limit.text, {}, {}}) + xy_label_gap + 4);
  const int left = std::max(xy_least_left, static_cast<int>(std::ceil(numbers_width(s.y_axis) + 4)));
  s.rect->setMargins({left, xy_top_margin, std::min(static_cast<int>(std::ceil(right)), size.width() / 3), xy_bottom_margin});
  s.rect->axis(QCPAxis::atBottom)->setRange(s.x_from, s.x_to);
  s.rect->axis(QCPAxis::atLeft)->setRange(s.y_axis.low, s.y_axis.high);
  const double x_px = (s.x_to - s.x_from) / std::max(1.0, size.width() * sharpness);
  const double y_px = (s.y_axis.high - s.y_axis.low) / std::max(1.0, size.height() * sharpness);
  for (std::size_t i = 0; i < s.graphs.size(); ++i) {
    const XySeries& one = s.series[i];
    QVector<QCPGraphData> points;
    std::unordered_set<std::uint64_t> drawn;  // a dot upon another says nothing
    for (std::size_t k = 0; k < one.x.size(); ++k) {
      if (!std::isfinite(one.x[k]) || !std::isfinite(one.y[k])) continue;
      if (one.is_dots) {
        const auto column = static_cast<std::uint32_t>((one.x[k] - s.x_axis.low) / x_px),
                   line = static_cast<std::uint32_t>((one.y[k] - s.y_axis.low) / y_px);
        if (!drawn.insert(std::uint64_t{column} << 32 | line).second) continue;
      }
      points.push_back({one.x[k], one.y[k]});
    }
    s.graphs[i]->data()->set(points, !one.is_dots);
  }
}

DataTable XyChart::data() const {
  const State& s = *state_;
  DataTable table;
  table.title = title();
  QStringList names;
  std::vector<double> x, y;
  for (const XySeries& one : s.series)
    for (std::size_t i = 0; i < one.x.size(); ++i) {
      names << one.id;
      x.push_back(one.x[i]);
      y.push_back(one.y[i]);
    }
  table.columns = {text_column(QStringLiteral("series"), std::move(names)), number_column(s.x.name, s.x.unit, s.x.decimals, std::move(x)),
                   number_column(s.y.name, s.y.unit, s.y.decimals, std::move(y))};
  return table;
}

XySeries duration_curve(const Pyramid& values, const FigureUnit& unit, std::size_t points) {
  struct Row {
    double value, length_s;
  };
  std::vector<Row> rows;
  rows.reserve(values.size());
  for (std::size_t row = 0; row < values.size(); ++row)
    if (is_value(values.value(row)))
      rows.push_back({unit.shown(static_cast<double>(values.value(row))), values.end_s(row) - values.begin_s(row)});
  std::ranges::sort(rows, std::greater<>(), &Row::value);
  XySeries curve;
  const std::size_t step = std::max<std::size_t>(1, rows.size() / std::max<std::size_t>(points, 2));
  double hours = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double begin = hours;
    hours += rows[i].length_s / 3600;
    if (i != 0 && i + 1 != rows.size() && i % step != 0) continue;
    curve.x.push_back(i == 0 ? 0 : i + 1 == rows.size() ? hours : begin);
    curve.y.push_back(rows[i].value);
  }
  return curve;
}

}  // namespace icctwin::gui
