// Runs against two or more indicators: Pareto front, parallel axes.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/views/sweep/sweep_charts.h"
#include "gui/views/sweep/sweep_paint.h"
#include "sim/sweep/analysis/effects.h"

namespace icctwin::gui {
namespace {

using document::Numbers;
using document::round_axis;

/// Of a variable that may be anything: the map for temperatures would say that it is one.
constexpr MapColors tint_colors = MapColors::sequential;

}  // namespace

ParetoPlot::ParetoPlot(const StoredSweepRef& sweep, const std::string& across, const std::string& up, QWidget* parent)
    : Plot(words({"Runs by %1 and %2", "各次运行的 %1 与 %2"})
               .arg(qstring(shown_kpi(*sweep, across).name), qstring(shown_kpi(*sweep, up).name)),
           200, parent),
      x_(point_means(sweep->table, runs_column(*sweep, across))),
      y_(point_means(sweep->table, runs_column(*sweep, up))),
      across_(shown_kpi(*sweep, across)),
      up_(shown_kpi(*sweep, up)) {
  front_ = front_of(x_, y_, across_.more_is_better, up_.more_is_better);
  const auto first = first_runs(sweep->table);
  for (const std::size_t run : first) runs_.push_back(sweep->table.runs[run].run);
  // Tinted by the variable that does most to the indicator across, where its values are numbers.
  const auto effects = main_effects(*sweep, runs_column(*sweep, across));
  if (!effects.empty()) {
    tinted_by_ = axis_title(sweep->axes[effects.front().axis]);
    for (const std::size_t run : first) tint_.push_back(number_of(sweep->table.runs[run].values[effects.front().axis]));
    const auto [low, high] = std::minmax_element(tint_.begin(), tint_.end());
    if (tint_.empty() || std::any_of(tint_.begin(), tint_.end(), [](double value) { return !std::isfinite(value); }) || *low == *high) {
      tint_.clear();
      tinted_by_.clear();
    }
  }
  if (!front_.empty()) current_ = front_.front();
  setFocusPolicy(Qt::StrongFocus);
}

std::size_t ParetoPlot::count() const {
  std::size_t count = 0;
  for (std::size_t p = 0; p < x_.size(); ++p) count += std::isfinite(x_[p]) && std::isfinite(y_[p]) ? 1 : 0;
  return count;
}

void ParetoPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  at_.assign(x_.size(), QPointF(-100, -100));
  const Spread sx = spread_of(x_), sy = spread_of(y_);
  if (sx.count == 0 || sy.count == 0 || front_.empty()) return draw_no_runs(painter, rect());
  const double left = 64, right = width() - 20, top = 46, bottom = height() - 42;
  const auto widened = [](const Spread& spread) { return spread.most > spread.least ? 0.0 : 1e-9 + 0.01 * std::abs(spread.least); };
  const auto axis = round_axis(sy.least - widened(sy), sy.most + widened(sy), 5, bottom, top);
  const auto across = round_axis(sx.least - widened(sx), sx.most + widened(sx), 5, left + 10, right);
  draw_value_axis(painter, axis, left, right, {});
  const auto wanted = [&](const ShownKpi& kpi) {
    return kpi.more_is_better ? words({"%1, more is better", "%1，越高越好"}, sweep_axis_name(kpi))
                              : words({"%1, less is better", "%1，越低越好"}, sweep_axis_name(kpi));
  };
  draw_cut(painter, {0, 0, width() * 0.55, sweep_line_px}, wanted(up_), face(Face::table), t.text2);
  draw_across_axis(painter, across, top, bottom, wanted(across_));
  double tint_low = 0, tint_high = 1;
  if (!tint_.empty()) {
    tint_low = *std::min_element(tint_.begin(), tint_.end());
    tint_high = *std::max_element(tint_.begin(), tint_.end());
    const QString key = QStringLiteral("%1  %2 – %3").arg(tinted_by_, qstring(short_number(tint_low)), qstring(short_number(tint_high)));
    const QRectF bar(width() - 90, 6, 74, 8);
    for (int i = 0; i < 37; ++i) painter.fillRect(QRectF(bar.left() + 2 * i, bar.top(), 2, bar.height()), mixed(tint_colors, i / 36.0));
    draw_cut(painter, {width() * 0.55, 0, width() * 0.45 - 98, sweep_line_px}, key, face(Face::table), t.text2,
             Qt::AlignRight | Qt::AlignVCenter);
  }
  QPainterPath line;
  for (std::size_t i = 0; i < front_.size(); ++i) {
    const QPointF point(across.y(x_[front_[i]]), axis.y(y_[front_[i]]));
    if (i == 0) line.moveTo(point);
    if (i > 0) line.lineTo(point.x(), line.currentPosition().y());  // a step: what lies between is not there
    line.lineTo(point);
  }
  painter.strokePath(line, QPen(t.accent, 1.5));
  std::vector<bool> on(x_.size(), false);
  for (const std::size_t p : front_) on[p] = true;
  for (const bool front : {false, true})
    for (std::size_t p = 0; p < x_.size(); ++p) {
      if (on[p] != front || !std::isfinite(x_[p]) || !std::isfinite(y_[p])) continue;
      at_[p] = {across.y(x_[p]), axis.y(y_[p])};
      painter.setPen(QPen(front ? t.text : t.axis, front ? 1.5 : 0.8));
      painter.setBrush(tint_.empty() ? t.accent : mixed(tint_colors, (tint_[p] - tint_low) / (tint_high - tint_low)));
      painter.drawEllipse(at_[p], front ? 5.5 : 3.5, front ? 5.5 : 3.5);
    }
  for (const std::size_t p : {front_.front(), front_.back()})
    draw_text(painter, {at_[p].x() + 9, at_[p].y() - 19, 60, sweep_line_px}, QStringLiteral("#%1").arg(runs_[p]), face(Face::table_strong),
              t.text);
  if (hasFocus() && at_[current_].x() >= 0) {
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(at_[current_].x() - 9, at_[current_].y() - 9, 18, 18));
  }
}

void ParetoPlot::mousePressEvent(QMouseEvent* event) {
  double nearest = 12;
  bool found = false;
  for (std::size_t p = 0; p < at_.size(); ++p)
    if (const double away = QLineF(at_[p], event->position()).length(); away < nearest) {
      nearest = away;
      current_ = p;
      found = true;
    }
  if (found && chosen) chosen(runs_[current_]);
  update();
}

void ParetoPlot::keyPressEvent(QKeyEvent* event) {
  const auto at = std::find(front_.begin(), front_.end(), current_);
  if (front_.empty() || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right && event->key() != Qt::Key_Return))
    return Plot::keyPressEvent(event);
  if (event->key() == Qt::Key_Return) {
    if (chosen) chosen(runs_[current_]);
    return;
  }
  const auto index = at == front_.end() ? 0 : at - front_.begin();
  const auto next =
      std::clamp<std::ptrdiff_t>(index + (event->key() == Qt::Key_Right ? 1 : -1), 0, static_cast<std::ptrdiff_t>(front_.size()) - 1);
  current_ = front_[static_cast<std::size_t>(next)];
  update();
}

ParallelPlot::ParallelPlot(const StoredSweepRef& sweep, const std::vector<std::string>& kpis, QWidget* parent)
    : Plot(words({"Runs across variables and indicators", "各次运行的变量与指标"}), 200, parent) {
  const auto first = first_runs(sweep->table);
  points_ = first.size();
  for (std::size_t a = 0; a < sweep->axes.size(); ++a) {
    Scale scale{axis_title(sweep->axes[a]), {}};
    for (const std::size_t run : first) scale.values.push_back(number_of(sweep->table.runs[run].values[a]));
    if (std::any_of(scale.values.begin(), scale.values.end(), [](double value) { return !std::isfinite(value); })) {
      const Levels levels = levels_of(*sweep, a);
      for (std::size_t p = 0; p < points_; ++p) scale.values[p] = static_cast<double>(levels.of_point[p]);
      for (const auto& level : levels.all) scale.texts.push_back(plain_levels(level.name));
    }
    scales_.push_back(std::move(scale));
  }
  for (const std::string& id : kpis) {
    const ShownKpi kpi = shown_kpi(*sweep, id);
    Scale scale{sweep_axis_name(kpi), point_means(sweep->table, runs_column(*sweep, id))};
    scale.decimals = kpi.decimals;
    scales_.push_back(std::move(scale));
  }
  for (Scale& scale : scales_) {
    const Spread spread = spread_of(scale.values);
    scale.low = spread.count > 0 ? spread.least : 0;
    scale.high = spread.count > 0 && spread.most > spread.least ? spread.most : scale.low + 1;
  }
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(false);
}

double ParallelPlot::x_of(std::size_t scale) const {
  const double left = 60, right = width() - 60;
  return scales_.size() < 2 ? (left + right) / 2
                            : left + static_cast<double>(scale) / static_cast<double>(scales_.size() - 1) * (right - left);
}

double ParallelPlot::y_of(const Scale& scale, double value) const {
  const double top = 46, bottom = height() - 22;
  return bottom - (value - scale.low) / (scale.high - scale.low) * (bottom - top);
}

double ParallelPlot::value_at(const Scale& scale, double y) const {
  const double top = 46, bottom = height() - 22;
  return std::clamp(scale.low + (bottom - y) / (bottom - top) * (scale.high - scale.low), scale.low, scale.high);
}

bool ParallelPlot::keeps(std::size_t point) const {
  return std::all_of(scales_.begin(), scales_.end(), [&](const Scale& scale) {
    return !scale.marked || (scale.values[point] >= scale.from && scale.values[point] <= scale.to);
  });
}

std::vector<bool> ParallelPlot::kept() const {
  if (std::none_of(scales_.begin(), scales_.end(), [](const Scale& scale) { return scale.marked; })) return {};
  std::vector<bool> kept(points_);
  for (std::size_t p = 0; p < points_; ++p) kept[p] = keeps(p);
  return kept;
}

void ParallelPlot::mark(std::size_t axis, double from, double to) {
  if (axis >= scales_.size()) return;
  scales_[axis].marked = true;
  scales_[axis].from = std::min(from, to);
  scales_[axis].to = std::max(from, to);
  tell();
}

void ParallelPlot::tell() {
  update();
  if (brushed) brushed(kept());
}

void ParallelPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (points_ == 0 || scales_.empty()) return draw_no_runs(painter, rect());
  const auto line_of = [&](std::size_t point) {
    QPainterPath path;
    bool open = false;
    for (std::size_t s = 0; s < scales_.size(); ++s) {
      if (!std::isfinite(scales_[s].values[point])) {
        open = false;
        continue;
      }
      const QPointF at(x_of(s), y_of(scales_[s], scales_[s].values[point]));
      open ? path.lineTo(at) : path.moveTo(at);
      open = true;
    }
    return path;
  };
  // So many lines are one grey; each takes its share of it.
  constexpr std::size_t most_lines = 2000;
  const std::size_t every = std::max<std::size_t>(1, points_ / most_lines);
  QColor gone = t.line2, there = sweep_better();
  there.setAlphaF(points_ > 100 ? 0.35F : 0.7F);
  painter.setRenderHint(QPainter::Antialiasing, points_ <= most_lines);
  for (const bool kept : {false, true})
    for (std::size_t p = 0; p < points_; p += every)
      if (keeps(p) == kept) painter.strokePath(line_of(p), QPen(kept ? there : gone, 1));
  painter.setRenderHint(QPainter::Antialiasing);
  const Numbers numbers(language());
  const double slot = scales_.size() < 2 ? width() : x_of(1) - x_of(0);
  for (std::size_t s = 0; s < scales_.size(); ++s) {
    const Scale& scale = scales_[s];
    const double x = x_of(s), top = y_of(scale, scale.high), bottom = y_of(scale, scale.low);
    const bool current = hasFocus() && s == current_;
    painter.setPen(QPen(current ? t.accent : t.axis, current ? 2 : 1));
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    draw_cut(painter, {x - slot / 2 + 4, 4, slot - 8, sweep_line_px}, scale.name, face(Face::table_strong), t.text, Qt::AlignCenter);
    const auto text = [&](double value) {
      return scale.texts.empty() ? qstring(numbers.free(value))
                                 : scale.texts.at(std::min(static_cast<std::size_t>(value), scale.texts.size() - 1));
    };
    draw_cut(painter, {x - slot / 2 + 4, top - 20, slot - 8, sweep_line_px}, text(scale.high), face(Face::table), t.text2, Qt::AlignCenter);
    draw_cut(painter, {x - slot / 2 + 4, bottom + 3, slot - 8, sweep_line_px}, text(scale.low), face(Face::table), t.text2,
             Qt::AlignCenter);
    if (!scale.marked) continue;
    QColor fill = t.accent;
    fill.setAlphaF(0.18F);
    painter.setPen(QPen(t.accent, 1.5));
    painter.setBrush(fill);
    painter.drawRect(QRectF(x - 7, y_of(scale, scale.to), 14, std::max(2.0, y_of(scale, scale.from) - y_of(scale, scale.to))));
  }
}

void ParallelPlot::mousePressEvent(QMouseEvent* event) {
  for (std::size_t s = 0; s < scales_.size(); ++s)
    if (std::abs(x_of(s) - event->position().x()) < 16) {
      current_ = s;
      dragging_ = true;
      scales_[s].marked = false;
      scales_[s].from = scales_[s].to = value_at(scales_[s], event->position().y());
    }
  update();
}

void ParallelPlot::mouseMoveEvent(QMouseEvent* event) {
  if (!dragging_) return;
  Scale& scale = scales_[current_];
  const double begin = scale.marked ? (scale.from + scale.to) / 2 : scale.from, now = value_at(scale, event->position().y());
  scale.from = std::min(scale.marked ? scale.from : begin, now);
  scale.to = std::max(scale.marked ? scale.to : begin, now);
  scale.marked = scale.to > scale.from;
  update();
}

void ParallelPlot::mouseReleaseEvent(QMouseEvent*) {
  if (!dragging_) return;
  dragging_ = false;
  tell();  // a click without a stretch clears
}

void ParallelPlot::keyPressEvent(QKeyEvent* event) {
  if (scales_.empty()) return Plot::keyPressEvent(event);
  Scale& scale = scales_[current_];
  const double step = (scale.high - scale.low) / 20;
  const auto open = [&scale] {
    if (scale.marked) return;
    scale.marked = true;
    scale.from = scale.low;
    scale.to = scale.high;
  };
  switch (event->key()) {
    case Qt::Key_Left:
      current_ = current_ > 0 ? current_ - 1 : 0;
      return update();
    case Qt::Key_Right:
      current_ = std::min(current_ + 1, scales_.size() - 1);
      return update();
    case Qt::Key_Up:
    case Qt::Key_Down: {
      open();
      double& end = event->modifiers() & Qt::ShiftModifier ? scale.to : scale.from;
      end = std::clamp(end + (event->key() == Qt::Key_Up ? step : -step), scale.low, scale.high);
      if (scale.from > scale.to) std::swap(scale.from, scale.to);
      return tell();
    }
    case Qt::Key_Delete:
      scale.marked = false;
      return tell();
    default:
      return Plot::keyPressEvent(event);
  }
}

}  // namespace icctwin::gui
