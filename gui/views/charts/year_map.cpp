#include "gui/views/charts/year_map.h"

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

constexpr double day_s = 86400, hour_s = 3600;
constexpr int hours = 24, bar_width = 10, bar_gap = 14, left_margin = 46, top_margin = 8, bottom_margin = 24;

}  // namespace

struct YearMap::State {
  TimeFrame frame;
  ChartLine line;
  QString unit;
  int decimals = 0;
  bool is_temperature = false;
  QCPAxisRect* rect = nullptr;
  QCPColorMap* map = nullptr;
  double first_day_s = 0;  ///< local midnight before the start [s since the start]
  int days = 1;
  document::ValueAxis axis;
  std::vector<double> cells;  ///< hour after hour
  std::optional<double> pointer_s;

  double at(const QPointF& place) const {
    const QRect plot = rect->rect();
    const double day = (place.x() - plot.left()) / std::max(1, plot.width()) * days;
    const double hour = (plot.bottom() + 1 - place.y()) / std::max(1, plot.height()) * hours;
    if (day < 0 || day >= days || hour < 0 || hour >= hours) return -1;
    return first_day_s + std::floor(day) * day_s + std::floor(hour) * hour_s;
  }
};

class YearMap::Plot : public QCustomPlot {
 public:
  explicit Plot(YearMap& map) : map_(map) { setMouseTracking(true); }

 protected:
  void mousePressEvent(QMouseEvent* event) override {
    if (event->button() != Qt::LeftButton || !map_.state_->rect) return;
    if (const double at_s = map_.state_->at(event->pos()); at_s >= 0) map_.go_to(at_s);
  }
  void mouseMoveEvent(QMouseEvent* event) override {
    if (!map_.state_->rect) return;
    const double at_s = map_.state_->at(event->pos());
    map_.state_->pointer_s = at_s >= 0 ? std::optional(at_s) : std::nullopt;
    replot_cursor(*this);
  }
  void leaveEvent(QEvent*) override {
    map_.state_->pointer_s.reset();
    replot_cursor(*this);
  }
  void keyPressEvent(QKeyEvent* event) override {
    const double now_s = map_.timeline_ ? map_.timeline_->now_s() : map_.state_->pointer_s.value_or(0);
    switch (event->key()) {
      case Qt::Key_Left:
        return map_.go_to(now_s - day_s);
      case Qt::Key_Right:
        return map_.go_to(now_s + day_s);
      case Qt::Key_Up:
        return map_.go_to(now_s + hour_s);
      case Qt::Key_Down:
        return map_.go_to(now_s - hour_s);
      case Qt::Key_Home:
        return map_.go_to(0);
      default:
        event->ignore();
    }
  }

 private:
  YearMap& map_;
};

YearMap::YearMap(QString id, const QString& title, const QString& remark, Timeline* timeline, QWidget* parent)
    : PlotChart(std::move(id), title, remark, parent), state_(std::make_unique<State>()), timeline_(timeline) {
  set_plot(new Plot(*this));
  State& s = *state_;
  add_painter(plot(), marks_layer, [&s](QPainter& painter) {
    if (!s.rect) return;
    const PanelScale scale{QRectF(s.rect->rect()), s.first_day_s, s.first_day_s + s.days * day_s, {}};
    const double simulated_s = s.frame.until_unix_s - s.frame.start_unix_s;
    if (s.frame.until_unix_s < s.frame.end_unix_s)
      paint_hatch(painter, QRectF(QPointF(scale.x(simulated_s), scale.plot.top()), scale.plot.bottomRight()));
    paint_time_names(painter, scale,
                     time_ticks(s.frame.start_unix_s + s.first_day_s, s.frame.start_unix_s + s.first_day_s + s.days * day_s,
                                s.frame.utc_offset_s, scale.plot.width()),
                     s.frame.start_unix_s);
    painter.setFont(face(Face::table));
    painter.setPen(theme().text2);
    const QFontMetricsF metrics(painter.font());
    for (int hour = 0; hour < hours; hour += 6) {
      const QString text = QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
      const double y = scale.plot.bottom() - scale.plot.height() * hour / hours;
      painter.drawText(QPointF(scale.plot.left() - 6 - metrics.horizontalAdvance(text), y + (hour == 0 ? 0 : metrics.ascent() * 0.38)),
                       text);
    }
    // The bar of colours: from the least at the bottom.
    const QRectF bar(scale.plot.right() + bar_gap, scale.plot.top(), bar_width, scale.plot.height());
    const auto& stops = map_stops(s.is_temperature ? MapColors::temperature : MapColors::sequential);
    QLinearGradient ramp(bar.bottomLeft(), bar.topLeft());
    for (std::size_t i = 0; i < stops.size(); ++i)
      ramp.setColorAt(static_cast<double>(i) / static_cast<double>(stops.size() - 1), stops[i]);
    painter.fillRect(bar, ramp);
    const document::Numbers numbers(language());
    const int count = static_cast<int>(std::lround((s.axis.high - s.axis.low) / s.axis.step));
    painter.setPen(theme().text2);
    for (int i = 0; i <= count; ++i) {
      const double y = bar.bottom() - bar.height() * i / std::max(1, count);
      const double base = std::clamp(y + metrics.ascent() * 0.38, bar.top() + metrics.ascent() * 0.8, bar.bottom());
      painter.drawText(QPointF(bar.right() + 6, base), qstring(numbers.fixed(s.axis.low + i * s.axis.step, step_decimals(s.axis.step))));
    }
  });
  add_painter(plot(), cursor_layer, [this, &s](QPainter& painter) {
    if (!s.rect) return;
    const QRectF area = s.rect->rect();
    if (timeline_ && !timeline_->empty()) {
      const QPointF at = place_of(timeline_->now_s());
      painter.setPen(QPen(theme().surface, 3));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(at, 4.5, 4.5);
      painter.setPen(QPen(theme().error, 1.5));
      painter.drawEllipse(at, 4.5, 4.5);
    }
    if (!s.pointer_s) return;
    const document::Numbers numbers(language(), s.frame.utc_offset_s);
    const auto index = static_cast<std::size_t>(std::lround((*s.pointer_s - s.first_day_s) / hour_s));
    const double value = index < s.cells.size() ? s.cells[index] : std::nan("");
    paint_value_box(
        painter, place_of(*s.pointer_s).x(), area, qstring(numbers.table_time(s.frame.start_unix_s + *s.pointer_s)),
        {{s.line.name,
          std::isfinite(value) ? qstring(numbers.with_unit(value, s.decimals, s.unit.toStdString())) : qstring(document::missing_mark),
          theme().accent}});
  });
  if (timeline) connect(timeline, &Timeline::moved, this, [this] { replot_cursor(plot()); });
}

YearMap::~YearMap() = default;

void YearMap::present(const TimeFrame& frame, const ChartLine& line, const QString& unit, int decimals, bool is_temperature) {
  State& s = *state_;
  clear_panels(plot());
  s.frame = frame;
  s.line = line;
  s.unit = unit;
  s.decimals = decimals;
  s.is_temperature = is_temperature;
  s.first_day_s = std::floor((frame.start_unix_s + frame.utc_offset_s) / day_s) * day_s - frame.utc_offset_s - frame.start_unix_s;
  constexpr int most_days = 20000;  // a damaged period must not ask for all the memory
  s.days = std::clamp(static_cast<int>(std::ceil((frame.length_s() - s.first_day_s) / day_s)), 1, most_days);
  s.cells.assign(static_cast<std::size_t>(s.days) * hours, 0);
  std::vector<double> covered(s.cells.size(), 0);
  const Pyramid& values = *line.values;
  for (std::size_t row = 0; row < values.size(); ++row) {
    const auto cell = static_cast<std::size_t>((values.middle_s(row) - s.first_day_s) / hour_s);
    if (!is_value(values.value(row)) || cell >= s.cells.size()) continue;
    const double row_s = values.end_s(row) - values.begin_s(row);
    s.cells[cell] += line.shown(static_cast<double>(values.value(row))) * row_s;
    covered[cell] += row_s;
  }
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (std::size_t i = 0; i < s.cells.size(); ++i) {
    s.cells[i] = covered[i] > 0 ? s.cells[i] / covered[i] : std::nan("");
    if (!(covered[i] > 0)) continue;
    low = std::min(low, s.cells[i]);
    high = std::max(high, s.cells[i]);
  }
  s.axis = low <= high ? value_axis(low, high, 180) : document::ValueAxis{};
  s.rect = add_panel(plot(), 1);
  s.map = new QCPColorMap(s.rect->axis(QCPAxis::atBottom), s.rect->axis(QCPAxis::atLeft));
  s.map->setInterpolate(false);
  s.map->data()->setSize(s.days, hours);
  s.map->data()->setRange({0.5, s.days - 0.5}, {0.5, hours - 0.5});
  for (int day = 0; day < s.days; ++day)
    for (int hour = 0; hour < hours; ++hour)
      s.map->data()->setCell(day, hour, s.cells[static_cast<std::size_t>(day) * hours + static_cast<std::size_t>(hour)]);
  QCPColorGradient gradient;
  gradient.clearColorStops();
  const auto& stops = map_stops(is_temperature ? MapColors::temperature : MapColors::sequential);
  for (std::size_t i = 0; i < stops.size(); ++i)
    gradient.setColorStopAt(static_cast<double>(i) / static_cast<double>(stops.size() - 1), stops[i]);
  gradient.setLevelCount(256);
  gradient.setNanHandling(QCPColorGradient::nhTransparent);
  s.map->setGradient(gradient);
  s.map->setDataRange({s.axis.low, s.axis.high});
  refresh();
}

std::pair<int, double> YearMap::cell_of(double at_s) const {
  const double days = (at_s - state_->first_day_s) / day_s;
  return {static_cast<int>(std::floor(days)), (days - std::floor(days)) * hours};
}

QPointF YearMap::place_of(double at_s) const {
  if (!state_->rect) return {};
  const auto [day, hour] = cell_of(at_s);
  const QRectF area = state_->rect->rect();
  return {area.left() + (day + 0.5) / state_->days * area.width(), area.bottom() - hour / hours * area.height()};
}

void YearMap::go_to(double at_s) {
  if (timeline_) timeline_->set_now(state_->frame.start_unix_s + at_s);
  replot_cursor(plot());
}

void YearMap::lay_out(const QSize& size, double) {
  State& s = *state_;
  if (!s.rect) return;
  const int right = bar_gap + bar_width + static_cast<int>(numbers_width(s.axis)) + 4;
  s.rect->setMargins({left_margin, top_margin, std::min(right, size.width() / 3), bottom_margin});
  s.rect->axis(QCPAxis::atBottom)->setRange(0, s.days);
  s.rect->axis(QCPAxis::atLeft)->setRange(0, hours);
}

DataTable YearMap::data() const {
  const State& s = *state_;
  DataTable table;
  table.title = title();
  table.utc_offset_s = s.frame.utc_offset_s;
  std::vector<double> begins;
  begins.reserve(s.cells.size());
  for (std::size_t i = 0; i < s.cells.size(); ++i) begins.push_back(s.frame.start_unix_s + s.first_day_s + static_cast<double>(i) * hour_s);
  table.columns = {time_column(QStringLiteral("hour"), std::move(begins)), number_column(s.line.id, s.unit, s.decimals, s.cells)};
  return table;
}

}  // namespace icctwin::gui
