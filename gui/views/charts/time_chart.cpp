#include "gui/views/charts/time_chart.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/timeline.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int time_top_margin = 20, time_bottom_margin = 24, time_panel_gap = 14, time_least_left = 44, time_label_gap = 8,
              time_least_right = 14;
constexpr double time_zoom_step = 1.25, least_rows = 4;
constexpr int click_px = 4;

/// A line of more points than columns goes up and down in each of them: dashes cannot be read there, and a wide pen takes long.
QPen line_pen(const ChartLine& line, bool is_dense) {
  if (line.fill >= 1) return Qt::NoPen;
  QPen pen(line.color, is_dense ? 1 : 1.5);
  pen.setJoinStyle(Qt::RoundJoin);
  pen.setCapStyle(Qt::FlatCap);
  if (!is_dense && !line.dash.empty()) pen.setDashPattern(QList<qreal>(line.dash.begin(), line.dash.end()));
  return pen;
}

}  // namespace

struct TimeChart::State {
  struct Panel {
    ChartPanel content;
    QCPAxisRect* rect = nullptr;
    std::vector<QCPGraph*> graphs;
    document::ValueAxis axis;
  };
  TimeFrame frame;
  std::vector<Panel> panels;
  std::vector<ChartPanel> contents;
  double from_s = 0, to_s = 1;
  double step_s = 1;
  int left = 0, right = 0;
  int least_side_left = 0, least_side_right = 0;
  std::vector<TimeTick> ticks;
  std::optional<double> pointer_s, band_from_s;

  PanelScale scale(const Panel& panel) const { return {QRectF(panel.rect->rect()), from_s, to_s, panel.axis}; }
  double at(double x) const {
    if (panels.empty()) return 0;
    const QRect rect = panels.front().rect->rect();
    return from_s + (x - rect.left()) / std::max(1, rect.width()) * (to_s - from_s);
  }
  QString value_text(const ChartPanel& panel, double value) const {
    const document::Numbers numbers(language(), frame.utc_offset_s);
    return std::isfinite(value) ? qstring(numbers.with_unit(value, panel.decimals, panel.unit.toStdString()))
                                : qstring(document::missing_mark);
  }
};

/// The plot with what pointer and keys do.
class TimeChart::Plot : public QCustomPlot {
 public:
  explicit Plot(TimeChart& chart) : chart_(chart) { setMouseTracking(true); }

 protected:
  void wheelEvent(QWheelEvent* event) override {
    const double turns = event->angleDelta().y() / 120.0;
    if (turns == 0) return event->ignore();
    zoom(state().at(event->position().x()), std::pow(time_zoom_step, -turns));
    event->accept();
  }

  void mousePressEvent(QMouseEvent* event) override {
    pressed_ = event->pos();
    before_s_ = state().from_s;
    pans_ = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (event->button() == Qt::LeftButton && !pans_) state().band_from_s = state().at(event->pos().x());
  }

  void mouseMoveEvent(QMouseEvent* event) override {
    state().pointer_s = state().at(event->pos().x());
    if (pans_) {
      const double length_s = state().to_s - state().from_s;
      const double moved_s = (pressed_.x() - event->pos().x()) / std::max(1.0, plot_width()) * length_s;
      const double from_s = std::clamp(before_s_ + moved_s, 0.0, std::max(0.0, state().frame.length_s() - length_s));
      chart_.set_view(from_s, from_s + length_s);
    }
    replot_cursor(*this);
  }

  void mouseReleaseEvent(QMouseEvent* event) override {
    const auto band_from_s = state().band_from_s;
    state().band_from_s.reset();
    if (!pans_ && band_from_s && event->button() == Qt::LeftButton) {
      const double to_s = state().at(event->pos().x());
      if (std::abs(event->pos().x() - pressed_.x()) >= click_px)
        chart_.set_view(std::min(*band_from_s, to_s), std::max(*band_from_s, to_s));
      else if (chart_.timeline_)
        chart_.timeline_->set_now(state().frame.start_unix_s + to_s);
    }
    pans_ = false;
    replot_cursor(*this);
  }

  void mouseDoubleClickEvent(QMouseEvent*) override { chart_.set_view(0, state().frame.length_s()); }

  void leaveEvent(QEvent*) override {
    state().pointer_s.reset();
    replot_cursor(*this);
  }

  void keyPressEvent(QKeyEvent* event) override {
    const double length_s = state().to_s - state().from_s;
    const bool pans = event->modifiers().testFlag(Qt::ShiftModifier);
    const double now_s = chart_.timeline_ ? chart_.timeline_->now_s() : state().pointer_s.value_or(state().from_s + length_s / 2);
    const auto move = [&](int direction) {
      if (pans) {
        const double from_s =
            std::clamp(state().from_s + direction * length_s / 8, 0.0, std::max(0.0, state().frame.length_s() - length_s));
        chart_.set_view(from_s, from_s + length_s);
      } else {
        go_to(now_s + direction * std::max(state().step_s, length_s / 200));
      }
    };
    switch (event->key()) {
      case Qt::Key_Left:
        return move(-1);
      case Qt::Key_Right:
        return move(1);
      case Qt::Key_Plus:
      case Qt::Key_Equal:
        return zoom(now_s, 1 / time_zoom_step);
      case Qt::Key_Minus:
        return zoom(now_s, time_zoom_step);
      case Qt::Key_Home:
        return chart_.set_view(0, state().frame.length_s());
      case Qt::Key_Escape:
        state().pointer_s.reset();
        state().band_from_s.reset();
        return replot_cursor(*this);
      default:
        event->ignore();
    }
  }

 private:
  State& state() { return *chart_.state_; }
  double plot_width() { return state().panels.empty() ? 1 : state().panels.front().rect->width(); }

  void go_to(double at_s) {
    at_s = std::clamp(at_s, 0.0, state().frame.length_s());
    if (chart_.timeline_) chart_.timeline_->set_now(state().frame.start_unix_s + at_s);
    state().pointer_s = at_s;
    replot_cursor(*this);
  }

  void zoom(double around_s, double factor) {
    const double from_s = around_s - (around_s - state().from_s) * factor, to_s = around_s + (state().to_s - around_s) * factor;
    chart_.set_view(from_s, to_s);
  }

  TimeChart& chart_;
  QPoint pressed_;
  double before_s_ = 0;
  bool pans_ = false;
};

TimeChart::TimeChart(QString id, const QString& title, const QString& remark, Timeline* timeline, QWidget* parent)
    : PlotChart(std::move(id), title, remark, parent), state_(std::make_unique<State>()), timeline_(timeline) {
  set_plot(new Plot(*this));
  State& s = *state_;
  add_painter(plot(), ground_layer, [&s](QPainter& painter) {
    for (const auto& panel : s.panels) {
      const PanelScale scale = s.scale(panel);
      paint_value_grid(painter, scale, panel.content.unit);
      paint_time_grid(painter, scale, s.ticks, s.frame.start_unix_s);
      const double simulated_s = s.frame.until_unix_s - s.frame.start_unix_s;
      if (simulated_s < s.to_s) {
        const double x = std::max(scale.x(simulated_s), scale.plot.left());
        paint_hatch(painter, QRectF(QPointF(x, scale.plot.top()), scale.plot.bottomRight()));
      }
      if (&panel == &s.panels.back()) paint_time_names(painter, scale, s.ticks, s.frame.start_unix_s);
    }
  });
  add_painter(plot(), marks_layer, [&s](QPainter& painter) {
    for (const auto& panel : s.panels) {
      const PanelScale scale = s.scale(panel);
      std::vector<LineLabel> labels;
      for (const ChartLimit& limit : panel.content.limits) {
        if (limit.value < scale.values.low || limit.value > scale.values.high) continue;
        paint_limit(painter, scale, limit.value, limit.is_target);
        labels.push_back({scale.y(limit.value), {}, limit.text, limit.is_target ? theme().ok : theme().error});
        labels.back().name = labels.back().value;
        labels.back().value.clear();
      }
      for (const ChartLine& line : panel.content.lines) {
        const double end_s = std::min(s.to_s, line.values->size() > 0 ? line.values->end_s(line.values->size() - 1) : 0.0);
        double value = line.shown(line.values->value_at(std::nextafter(end_s, 0)));
        if (!std::isfinite(value)) value = line.shown(line.values->mean());
        const double y = std::isfinite(value) ? scale.y(std::clamp(value, scale.values.low, scale.values.high)) : scale.plot.bottom();
        labels.push_back({y, line.name, line.remark, line.color, line.has_swatch});
      }
      paint_line_labels(painter, std::move(labels), scale.plot.right() + time_label_gap, scale.plot.top() + 4, scale.plot.bottom() - 2);
      if (panel.content.highest_at_s && *panel.content.highest_at_s >= s.from_s && *panel.content.highest_at_s <= s.to_s) {
        const ChartLine& line = panel.content.lines.front();
        const QPointF at(scale.x(*panel.content.highest_at_s), scale.y(line.shown(line.values->value_at(*panel.content.highest_at_s))));
        painter.setPen(QPen(line.color, 1.3));
        painter.setBrush(theme().surface);
        painter.drawEllipse(at, 3, 3);
        const double width = QFontMetricsF(face(Face::table_strong)).horizontalAdvance(panel.content.highest_text);
        const bool at_left = at.x() + 10 + width > scale.plot.right();
        paint_rimmed_text(painter, {at_left ? at.x() - 8 - width : at.x() + 8, std::max(at.y() - 6, scale.plot.top() - 4)},
                          panel.content.highest_text, face(Face::table_strong), theme().text);
      }
    }
  });
  add_painter(plot(), cursor_layer, [this, &s](QPainter& painter) {
    if (s.panels.empty()) return;
    const QRectF top = s.panels.front().rect->rect(), bottom = s.panels.back().rect->rect();
    const PanelScale scale = s.scale(s.panels.front());
    const auto line_at = [&](double at_s, const QColor& color) {
      if (at_s < s.from_s || at_s > s.to_s) return;
      painter.setPen(QPen(color, 1));
      painter.drawLine(QPointF(scale.x(at_s), top.top()), QPointF(scale.x(at_s), bottom.bottom()));
    };
    if (timeline_ && !timeline_->empty()) line_at(timeline_->now_s(), theme().accent);
    if (s.band_from_s && s.pointer_s) {
      QColor fill = theme().accent;
      fill.setAlphaF(0.14F);
      const double a = scale.x(std::max(*s.band_from_s, s.from_s)), b = scale.x(std::clamp(*s.pointer_s, s.from_s, s.to_s));
      painter.fillRect(QRectF(QPointF(std::min(a, b), top.top()), QPointF(std::max(a, b), bottom.bottom())), fill);
    } else if (s.pointer_s && *s.pointer_s >= s.from_s && *s.pointer_s <= s.to_s) {
      line_at(*s.pointer_s, theme().axis);
      std::vector<BoxRow> rows;
      for (const auto& panel : s.panels)
        for (const ChartLine& line : panel.content.lines)
          rows.push_back({line.name, s.value_text(panel.content, line.shown(line.own_values().value_at(*s.pointer_s))),
                          line.fill >= 1 ? line.fill_color : line.color});
      const document::Numbers numbers(language(), s.frame.utc_offset_s);
      paint_value_box(painter, scale.x(*s.pointer_s), QRectF(top.topLeft(), bottom.bottomRight()),
                      qstring(numbers.table_time(s.frame.start_unix_s + *s.pointer_s)), rows);
    }
  });
  if (timeline) connect(timeline, &Timeline::moved, this, [this] { replot_cursor(plot()); });
}

TimeChart::~TimeChart() = default;

void TimeChart::present(const TimeFrame& frame, std::vector<ChartPanel> panels) {
  State& s = *state_;
  const bool is_same_time = frame.start_unix_s == s.frame.start_unix_s && frame.end_unix_s == s.frame.end_unix_s;
  clear_panels(plot());
  s.panels.clear();
  s.frame = frame;
  if (!is_same_time) {
    s.from_s = 0;
    s.to_s = std::max(1.0, frame.length_s());
  }
  s.step_s = 1;
  s.contents = panels;
  double right = time_least_right;
  for (ChartPanel& content : panels) {
    State::Panel panel;
    panel.content = std::move(content);
    panel.rect = add_panel(plot(), panel.content.share);
    for (const ChartLine& line : panel.content.lines) {
      if (line.values->size() > 0) s.step_s = std::max(s.step_s, line.values->end_s(0));
      QCPGraph* graph = plot().addGraph(panel.rect->axis(QCPAxis::atBottom), panel.rect->axis(QCPAxis::atLeft));
      graph->setPen(line_pen(line, false));
      graph->setAdaptiveSampling(false);  // the pyramid has done it
      graph->setAntialiased(true);
      panel.graphs.push_back(graph);
      right = std::max(right, label_width({0, line.name, line.remark, {}, line.has_swatch}) + time_label_gap + 4);
    }
    for (std::size_t i = 0; i < panel.graphs.size(); ++i) {
      const ChartLine& line = panel.content.lines[i];
      if (line.fill <= 0) continue;
      QColor fill = line.fill_color;
      fill.setAlphaF(static_cast<float>(line.fill));
      panel.graphs[i]->setBrush(fill);
      if (i + 1 < panel.graphs.size()) panel.graphs[i]->setChannelFillGraph(panel.graphs[i + 1]);
    }
    for (const ChartLimit& limit : panel.content.limits) right = std::max(right, label_width({0, limit.text, {}, {}}) + time_label_gap + 4);
    s.panels.push_back(std::move(panel));
  }
  s.right = static_cast<int>(std::ceil(right));
  refresh();
}

const std::vector<ChartPanel>& TimeChart::panels() const { return state_->contents; }

void TimeChart::set_view(double from_s, double to_s) {
  State& s = *state_;
  const double length_s = s.frame.length_s(), least_s = std::min(length_s, least_rows * s.step_s);
  from_s = std::clamp(from_s, 0.0, length_s);
  to_s = std::clamp(to_s, 0.0, length_s);
  if (to_s - from_s < least_s) {
    from_s = std::clamp((from_s + to_s - least_s) / 2, 0.0, length_s - least_s);
    to_s = from_s + least_s;
  }
  if (from_s == s.from_s && to_s == s.to_s) return;
  s.from_s = from_s;
  s.to_s = to_s;
  refresh();
  emit view_changed(from_s, to_s);
}

double TimeChart::view_from_s() const { return state_->from_s; }
double TimeChart::view_to_s() const { return state_->to_s; }

void TimeChart::set_sides(int left, int right) {
  state_->least_side_left = left;
  state_->least_side_right = right;
  refresh();
}

void TimeChart::link(const std::vector<TimeChart*>& charts) {
  constexpr int common_left = 56;
  int right = 0;
  for (const TimeChart* chart : charts) right = std::max(right, chart->state_->right);
  for (TimeChart* chart : charts) {
    chart->set_sides(common_left, right);
    for (TimeChart* other : charts)
      if (other != chart) connect(chart, &TimeChart::view_changed, other, &TimeChart::set_view);
  }
}

void TimeChart::lay_out(const QSize& size, double sharpness) {
  State& s = *state_;
  if (s.panels.empty()) return;
  double shares = 0;
  for (const auto& panel : s.panels) shares += panel.content.share;
  double left = std::max(time_least_left, s.least_side_left);
  for (auto& panel : s.panels) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const ChartLine& line : panel.content.lines) {
      const Pyramid::Range range = line.values->range_between(s.from_s, s.to_s);
      if (range.empty()) continue;
      low = std::min(low, line.shown(static_cast<double>(range.least)));
      high = std::max(high, line.shown(static_cast<double>(range.greatest)));
    }
    if (low > high) low = 0, high = 1;
    if (panel.content.from_zero) low = std::min(low, 0.0);
    const double span = high - low;
    for (const ChartLimit& limit : panel.content.limits)
      if (limit.value > low - span && limit.value < high + span) {
        low = std::min(low, limit.value);
        high = std::max(high, limit.value);
      }
    if (panel.content.highest_at_s) high += span * 0.06;
    panel.axis = value_axis(low, high, size.height() * panel.content.share / shares - time_top_margin - time_panel_gap);
    left = std::max(left, numbers_width(panel.axis) + 4);
  }
  s.left = static_cast<int>(std::ceil(left));
  const int right = std::max(std::min(s.right, size.width() / 3), s.least_side_right);
  const int width = std::max(1, size.width() - s.left - right);
  s.ticks = time_ticks(s.frame.start_unix_s + s.from_s, s.frame.start_unix_s + s.to_s, s.frame.utc_offset_s, width);
  const auto columns = static_cast<std::size_t>(std::ceil(width * sharpness));
  for (auto& panel : s.panels) {
    const bool is_last = &panel == &s.panels.back();
    panel.rect->setMargins({s.left, time_top_margin, right, is_last ? time_bottom_margin : time_panel_gap});
    panel.rect->axis(QCPAxis::atBottom)->setRange(s.from_s, s.to_s);
    panel.rect->axis(QCPAxis::atLeft)->setRange(panel.axis.low, panel.axis.high);
    for (std::size_t i = 0; i < panel.graphs.size(); ++i) {
      const ChartLine& line = panel.content.lines[i];
      const auto points = line.values->points(s.from_s, s.to_s, columns);
      QVector<QCPGraphData> drawn;
      drawn.reserve(static_cast<qsizetype>(points.size()));
      for (const ChartPoint& point : points) drawn.push_back({point.at_s, line.shown(point.value)});
      panel.graphs[i]->data()->set(drawn, true);
      const bool is_dense = drawn.size() > width;
      panel.graphs[i]->setPen(line_pen(line, is_dense));
      panel.graphs[i]->setAntialiased(!is_dense);
    }
  }
}

DataTable series_table(const QString& title, const TimeFrame& frame, const std::vector<ChartPanel>& panels) {
  DataTable table;
  table.title = title;
  table.utc_offset_s = frame.utc_offset_s;
  const Pyramid* times = nullptr;
  for (const ChartPanel& panel : panels)
    for (const ChartLine& line : panel.lines)
      if (!times || line.own_values().size() > times->size()) times = &line.own_values();
  if (!times) return table;
  std::vector<double> ends;
  ends.reserve(times->size());
  for (std::size_t row = 0; row < times->size(); ++row) ends.push_back(frame.start_unix_s + times->end_s(row));
  table.columns.push_back(time_column(QStringLiteral("time"), std::move(ends)));
  for (const ChartPanel& panel : panels)
    for (const ChartLine& line : panel.lines) {
      const Pyramid& own = line.own_values();
      const bool is_same = own.size() == times->size();
      std::vector<double> values;
      values.reserve(times->size());
      for (std::size_t row = 0; row < times->size(); ++row) {
        const double value = is_same ? static_cast<double>(own.value(row)) : own.value_at(times->middle_s(row));
        values.push_back(std::isfinite(value) && is_value(static_cast<float>(value)) ? value : std::numeric_limits<double>::quiet_NaN());
      }
      table.columns.push_back(number_column(line.id, line.file_unit, -1, std::move(values)));
      table.columns.back().is_single = true;
    }
  return table;
}

DataTable TimeChart::data() const { return series_table(title(), state_->frame, state_->contents); }

}  // namespace icctwin::gui
