#include "gui/views/sweep/sweep_charts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/sweep_table_model.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/sweep/analysis/effects.h"
#include "sim/sweep/analysis/levels.h"

namespace icctwin::gui {
namespace {

using document::Numbers;
using document::round_axis;

constexpr double line_height = 18;
/// Of a variable that may be anything: the map for temperatures would say that it is one.
constexpr MapColors tint_colors = MapColors::sequential;
const QString dash = QStringLiteral(" – ");

QColor better_color() { return in_theme(QColor(qstring(document::color::better))); }
QColor worse_color() { return in_theme(QColor(qstring(document::color::worse))); }

QString shown(double value, const ShownKpi& kpi) { return qstring(Numbers(language()).fixed(value, kpi.decimals)); }

QString title_of(const ShownKpi& kpi) { return qstring(kpi.unit.empty() ? kpi.name : kpi.name + " (" + kpi.unit + ")"); }

void draw_nothing(QPainter& painter, const QRectF& at) {
  draw_text(painter, at, words({"No finished runs to draw.", "没有可绘制的已完成运行。"}), face(Face::body), theme().text3,
            Qt::AlignCenter);
}

/// "28 – 40": from the first level to the last; parts of a range are named by their own ends.
QString range_of(const Effect& effect) {
  const QString first = plain_levels(effect.levels.front().name), last = plain_levels(effect.levels.back().name);
  if (effect.levels.size() == 1) return first;
  const QString text = first.section(dash, 0, 0) + dash + last.section(dash, -1);
  return text.size() <= 30 ? text : words({"%1 levels", "%1 个水平"}, QString::number(effect.levels.size()));
}

std::vector<double> column_of(const StoredSweep& sweep, const std::string& kpi) {
  const auto* column = sweep.table.column(kpi);
  return column ? *column : std::vector<double>(sweep.table.runs.size(), no_value);
}

}  // namespace

TornadoPlot::TornadoPlot(StoredSweepRef sweep, const std::string& kpi, QWidget* parent)
    : Plot(words({"Effect of each variable on %1", "各变量对%1的影响"}, qstring(shown_kpi(*sweep, kpi).name)), 160, parent),
      kpi_(shown_kpi(*sweep, kpi)) {
  const auto column = column_of(*sweep, kpi);
  middle_ = base_value(*sweep, column);
  if (!std::isfinite(middle_)) middle_ = spread_of(point_means(sweep->table, column)).mean;
  if (!std::isfinite(middle_)) return;
  constexpr std::size_t most_bars = 12;
  for (const Effect& effect : main_effects(*sweep, column)) {
    if (effect.levels.empty() || bars_.size() == most_bars) continue;
    const double least = effect.levels[effect.low].mean, most = effect.levels[effect.high].mean;
    if (std::isfinite(least) && std::isfinite(most)) bars_.push_back({axis_title(sweep->axes[effect.axis]), range_of(effect), least, most});
  }
  setMinimumHeight(static_cast<int>(bars_.size()) * 34 + 76);
}

void TornadoPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (bars_.empty()) return draw_nothing(painter, rect());
  double low = middle_, high = middle_;
  for (const Bar& bar : bars_) {
    low = std::min(low, bar.least);
    high = std::max(high, bar.most);
  }
  if (high <= low) high = low + std::max(1e-9, 0.01 * std::abs(low));
  const double left = 0.28 * width(), right = width() - 16, top = 46, bottom = height() - 42, room = 0.14 * (high - low);
  const auto axis = round_axis(low - room, high + room, 5, left, right);
  draw_across_axis(painter, axis, top, bottom, title_of(kpi_));
  const QString more = kpi_.more_is_better ? words({"higher, better", "更高，更好"}) : words({"higher, worse", "更高，更差"});
  const QString less = kpi_.more_is_better ? words({"lower, worse", "更低，更差"}) : words({"lower, better", "更低，更好"});
  painter.fillRect(QRectF(left, 6, 9, 9), kpi_.more_is_better ? worse_color() : better_color());
  draw_text(painter, {left + 15, 1, 160, line_height}, less, face(Face::table), t.text2);
  const double key = QFontMetricsF(face(Face::table)).horizontalAdvance(more);
  painter.fillRect(QRectF(right - key - 15, 6, 9, 9), kpi_.more_is_better ? better_color() : worse_color());
  draw_text(painter, {right - key, 1, key, line_height}, more, face(Face::table), t.text2);
  const double pitch = (bottom - top) / static_cast<double>(bars_.size()), size = std::min(18.0, pitch * 0.55);
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    const Bar& bar = bars_[i];
    const double y = top + (static_cast<double>(i) + 0.5) * pitch;
    for (const double value : {bar.least, bar.most}) {
      const bool better = (value < middle_) != kpi_.more_is_better;
      const double a = axis.y(value), b = axis.y(middle_);
      painter.fillRect(QRectF(std::min(a, b), y - size / 2, std::abs(a - b), size), better ? better_color() : worse_color());
    }
    draw_cut(painter, {0, y - 17, left - 10, line_height}, bar.name, face(Face::table), t.text);
    draw_cut(painter, {0, y - 2, left - 10, line_height}, bar.range, face(Face::small), t.text3);
    draw_text(painter, {axis.y(bar.least) - 105, y - 9, 100, line_height}, shown(bar.least, kpi_), face(Face::table), t.text,
              Qt::AlignRight | Qt::AlignVCenter);
    draw_text(painter, {axis.y(bar.most) + 5, y - 9, 100, line_height}, shown(bar.most, kpi_), face(Face::table), t.text);
  }
  painter.setPen(QPen(t.text, 1.4));
  painter.drawLine(QPointF(axis.y(middle_), top - 8), QPointF(axis.y(middle_), bottom));
  draw_text(painter, {axis.y(middle_) - 80, top - 27, 160, line_height}, shown(middle_, kpi_), face(Face::strong), t.text, Qt::AlignCenter);
}

ResponsePlot::ResponsePlot(StoredSweepRef sweep, const std::string& kpi, std::size_t first, int second, QWidget* parent)
    : Plot(words({"%1 over %2", "%1 随 %2 的变化"}).arg(qstring(shown_kpi(*sweep, kpi).name), axis_title(sweep->axes[first])), 200, parent),
      kpi_(shown_kpi(*sweep, kpi)),
      axis_(axis_title(sweep->axes[first])) {
  const auto column = column_of(*sweep, kpi);
  if (second >= 0 && static_cast<std::size_t>(second) != first) {
    other_ = axis_title(sweep->axes[static_cast<std::size_t>(second)]);
    const Response response = response_of(*sweep, static_cast<std::size_t>(second), first, column);
    for (const std::string& name : response.columns) places_.push_back(plain_levels(name));
    constexpr std::size_t most_lines = 6;
    for (std::size_t r = 0; r < std::min(response.rows.size(), most_lines); ++r) {
      lines_.push_back(plain_levels(response.rows[r]));
      means_.push_back(response.mean[r]);
    }
    return;
  }
  for (const Effect& effect : main_effects(*sweep, column)) {
    if (effect.axis != first) continue;
    means_.emplace_back();
    lines_.emplace_back();
    for (const Level& level : effect.levels) {
      places_.push_back(plain_levels(level.name));
      means_.back().push_back(level.mean);
    }
  }
}

void ResponsePlot::draw(QPainter& painter) {
  const Theme& t = theme();
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const auto& line : means_)
    for (const double value : line)
      if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  if (!(low <= high)) return draw_nothing(painter, rect());
  if (low == high) low -= 1e-9 + 0.01 * std::abs(low), high += 1e-9 + 0.01 * std::abs(high);
  const double left = 64, names = other_.isEmpty() ? 20 : 110, right = width() - names, top = 28, bottom = height() - 44;
  const auto axis = round_axis(low, high, 5, bottom, top);
  draw_value_axis(painter, axis, left, right, qstring(kpi_.unit));
  const auto x = [&](std::size_t i) {
    return places_.size() < 2 ? (left + right) / 2
                              : left + 28 + static_cast<double>(i) / static_cast<double>(places_.size() - 1) * (right - left - 56);
  };
  const double slot = (right - left) / static_cast<double>(std::max<std::size_t>(places_.size(), 1));
  for (std::size_t i = 0; i < places_.size(); ++i)
    draw_cut(painter, {x(i) - slot / 2, bottom + 4, slot, line_height}, places_[i], face(Face::table), t.text2, Qt::AlignCenter);
  draw_text(painter, {left, bottom + 22, right - left, line_height}, axis_, face(Face::table), t.text2, Qt::AlignCenter);
  std::vector<LineLabel> ends;
  for (std::size_t l = 0; l < means_.size(); ++l) {
    QPainterPath path;
    bool open = false;
    double last = bottom;
    const int look = static_cast<int>(l) + (other_.isEmpty() ? 1 : 0);
    for (std::size_t i = 0; i < means_[l].size(); ++i) {
      if (!std::isfinite(means_[l][i])) continue;
      const QPointF at(x(i), axis.y(means_[l][i]));
      open ? path.lineTo(at) : path.moveTo(at);
      open = true;
      last = at.y();
    }
    painter.strokePath(path, run_pen(look));
    painter.setPen(Qt::NoPen);
    painter.setBrush(run_color(look));
    for (std::size_t i = 0; i < means_[l].size(); ++i)
      if (std::isfinite(means_[l][i])) painter.drawEllipse(QPointF(x(i), axis.y(means_[l][i])), 3, 3);
    if (!other_.isEmpty()) ends.push_back({last, lines_[l], {}, run_color(look)});
  }
  paint_line_labels(painter, std::move(ends), right + 8, top, bottom);
  if (!other_.isEmpty()) draw_cut(painter, {right + 8, 0, names - 8, line_height}, other_, face(Face::small), t.text3);
}

ContourPlot::ContourPlot(StoredSweepRef sweep, const std::string& kpi, std::size_t first, std::size_t second, QWidget* parent)
    : Plot(words({"%1 over two variables", "%1 随两个变量的变化"}, qstring(shown_kpi(*sweep, kpi).name)), 200, parent),
      response_(response_of(*sweep, first, second, column_of(*sweep, kpi))),
      kpi_(shown_kpi(*sweep, kpi)),
      first_(axis_title(sweep->axes[first])),
      second_(axis_title(sweep->axes[second])) {}

void ContourPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const auto& row : response_.mean)
    for (const double value : row)
      if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  if (!(low <= high)) return draw_nothing(painter, rect());
  const double left = 120, right = width() - 8, top = 40, bottom = height() - 8;
  const double cell_width = (right - left) / static_cast<double>(response_.columns.size()),
               cell_height = std::min(44.0, (bottom - top) / static_cast<double>(response_.rows.size()));
  draw_cut(painter, {left, 0, right - left, line_height}, second_, face(Face::table_strong), t.text, Qt::AlignCenter);
  draw_cut(painter, {0, 20, left - 8, line_height}, first_, face(Face::table_strong), t.text, Qt::AlignRight | Qt::AlignVCenter);
  for (std::size_t c = 0; c < response_.columns.size(); ++c)
    draw_cut(painter, {left + cell_width * static_cast<double>(c), 20, cell_width, line_height}, plain_levels(response_.columns[c]),
             face(Face::table), t.text2, Qt::AlignCenter);
  for (std::size_t r = 0; r < response_.rows.size(); ++r) {
    const double y = top + cell_height * static_cast<double>(r);
    draw_cut(painter, {0, y, left - 8, cell_height}, plain_levels(response_.rows[r]), face(Face::table), t.text2,
             Qt::AlignRight | Qt::AlignVCenter);
    for (std::size_t c = 0; c < response_.columns.size(); ++c) {
      const QRectF cell(left + cell_width * static_cast<double>(c), y, cell_width - 1, cell_height - 1);
      const double value = response_.mean[r][c];
      if (!std::isfinite(value)) {
        painter.fillRect(cell, t.surface2);
        draw_text(painter, cell, qstring(document::missing_mark), face(Face::table), t.text3, Qt::AlignCenter);
        continue;
      }
      const QColor tint = mixed(MapColors::sequential, high > low ? (value - low) / (high - low) : 0);
      painter.fillRect(cell, tint);
      draw_text(painter, cell, shown(value, kpi_), face(Face::table), text_on(tint), Qt::AlignCenter);
    }
  }
}

HistogramPlot::HistogramPlot(StoredSweepRef sweep, const std::string& kpi, QWidget* parent)
    : Plot(words({"Spread of %1", "%1 的分布"}, qstring(shown_kpi(*sweep, kpi).name)), 200, parent),
      values_(point_means(sweep->table, column_of(*sweep, kpi))),
      kpi_(shown_kpi(*sweep, kpi)) {
  std::erase_if(values_, [](double value) { return !std::isfinite(value); });
  std::sort(values_.begin(), values_.end());
}

void HistogramPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (values_.empty()) return draw_nothing(painter, rect());
  const double low = values_.front(), high = values_.back() > low ? values_.back() : low + 1e-9 + 0.01 * std::abs(low);
  // Sturges: one more than the binary logarithm of the count.
  const auto bins = static_cast<std::size_t>(std::ceil(std::log2(static_cast<double>(std::max<std::size_t>(values_.size(), 2))))) + 1;
  std::vector<double> counts(bins, 0);
  for (const double value : values_)
    counts[std::min(static_cast<std::size_t>((value - low) / (high - low) * static_cast<double>(bins)), bins - 1)] += 1;
  const double left = 56, right = width() - 20, top = 66, bottom = height() - 42;
  const auto up = round_axis(0, *std::max_element(counts.begin(), counts.end()), 4, bottom, top);
  const auto across = round_axis(low, high, 5, left, right);
  draw_value_axis(painter, up, left, right, words({"points", "点数"}));
  draw_across_axis(painter, across, top, bottom, title_of(kpi_));
  for (std::size_t b = 0; b < bins; ++b) {
    const double from = low + (high - low) * static_cast<double>(b) / static_cast<double>(bins),
                 to = low + (high - low) * static_cast<double>(b + 1) / static_cast<double>(bins);
    painter.fillRect(QRectF(across.y(from), up.y(counts[b]), std::max(1.0, across.y(to) - across.y(from) - 1), bottom - up.y(counts[b])),
                     better_color());
  }
  double last = -HUGE_VAL, level = 0;
  for (const auto& [name, share] : {std::pair{"P10", 0.1}, std::pair{"P50", 0.5}, std::pair{"P90", 0.9}}) {
    const double value = percentile(values_, share), x = across.y(value);
    level = x - last < 110 ? level + 16 : 0;  // names that would meet go one above the other
    last = x;
    QPen pen(t.text, 1.2);
    pen.setDashPattern({5, 2.5});
    painter.setPen(pen);
    painter.drawLine(QPointF(x, top - 4 - level), QPointF(x, bottom));
    draw_text(painter, {x - 60, top - 24 - level, 120, line_height}, QLatin1String(name) + u' ' + shown(value, kpi_),
              face(Face::table_strong), t.text, Qt::AlignCenter);
  }
}

ParetoPlot::ParetoPlot(StoredSweepRef sweep, const std::string& across, const std::string& up, QWidget* parent)
    : Plot(words({"Runs by %1 and %2", "各次运行的 %1 与 %2"})
               .arg(qstring(shown_kpi(*sweep, across).name), qstring(shown_kpi(*sweep, up).name)),
           200, parent),
      x_(point_means(sweep->table, column_of(*sweep, across))),
      y_(point_means(sweep->table, column_of(*sweep, up))),
      across_(shown_kpi(*sweep, across)),
      up_(shown_kpi(*sweep, up)) {
  front_ = front_of(x_, y_, across_.more_is_better, up_.more_is_better);
  const auto first = first_runs(sweep->table);
  for (const std::size_t run : first) runs_.push_back(sweep->table.runs[run].run);
  // Tinted by the variable that does most to the indicator across, where its values are numbers.
  const auto effects = main_effects(*sweep, column_of(*sweep, across));
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
  if (sx.count == 0 || sy.count == 0 || front_.empty()) return draw_nothing(painter, rect());
  const double left = 64, right = width() - 20, top = 46, bottom = height() - 42;
  const auto widened = [](const Spread& spread) { return spread.most > spread.least ? 0.0 : 1e-9 + 0.01 * std::abs(spread.least); };
  const auto axis = round_axis(sy.least - widened(sy), sy.most + widened(sy), 5, bottom, top);
  const auto across = round_axis(sx.least - widened(sx), sx.most + widened(sx), 5, left + 10, right);
  draw_value_axis(painter, axis, left, right, {});
  const auto wanted = [&](const ShownKpi& kpi) {
    return kpi.more_is_better ? words({"%1, more is better", "%1，越高越好"}, title_of(kpi))
                              : words({"%1, less is better", "%1，越低越好"}, title_of(kpi));
  };
  draw_cut(painter, {0, 0, width() * 0.55, line_height}, wanted(up_), face(Face::table), t.text2);
  draw_across_axis(painter, across, top, bottom, wanted(across_));
  double tint_low = 0, tint_high = 1;
  if (!tint_.empty()) {
    tint_low = *std::min_element(tint_.begin(), tint_.end());
    tint_high = *std::max_element(tint_.begin(), tint_.end());
    const QString key = QStringLiteral("%1  %2 – %3").arg(tinted_by_, qstring(short_number(tint_low)), qstring(short_number(tint_high)));
    const QRectF bar(width() - 90, 6, 74, 8);
    for (int i = 0; i < 37; ++i) painter.fillRect(QRectF(bar.left() + 2 * i, bar.top(), 2, bar.height()), mixed(tint_colors, i / 36.0));
    draw_cut(painter, {width() * 0.55, 0, width() * 0.45 - 98, line_height}, key, face(Face::table), t.text2,
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
    draw_text(painter, {at_[p].x() + 9, at_[p].y() - 19, 60, line_height}, QStringLiteral("#%1").arg(runs_[p]), face(Face::table_strong),
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

ParallelPlot::ParallelPlot(StoredSweepRef sweep, const std::vector<std::string>& kpis, QWidget* parent)
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
    Scale scale{title_of(kpi), point_means(sweep->table, column_of(*sweep, id))};
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
  if (points_ == 0 || scales_.empty()) return draw_nothing(painter, rect());
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
  QColor gone = t.line2, there = better_color();
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
    draw_cut(painter, {x - slot / 2 + 4, 4, slot - 8, line_height}, scale.name, face(Face::table_strong), t.text, Qt::AlignCenter);
    const auto text = [&](double value) {
      return scale.texts.empty() ? qstring(numbers.free(value))
                                 : scale.texts.at(std::min(static_cast<std::size_t>(value), scale.texts.size() - 1));
    };
    draw_cut(painter, {x - slot / 2 + 4, top - 20, slot - 8, line_height}, text(scale.high), face(Face::table), t.text2, Qt::AlignCenter);
    draw_cut(painter, {x - slot / 2 + 4, bottom + 3, slot - 8, line_height}, text(scale.low), face(Face::table), t.text2, Qt::AlignCenter);
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
