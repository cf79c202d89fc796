// What each variable does: tornado, response, contour, spread.
#include "gui/views/sweep/sweep_charts.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/views/sweep/sweep_paint.h"
#include "sim/sweep/analysis/effects.h"

namespace icctwin::gui {
namespace {

using document::Numbers;
using document::round_axis;

const QString dash = QStringLiteral(" – ");

/// "28 – 40": from the first level to the last; parts of a range are named by their own ends.
QString range_of(const Effect& effect) {
  QString first = plain_levels(effect.levels.front().name);
  const QString last = plain_levels(effect.levels.back().name);
  if (effect.levels.size() == 1) return first;
  const QString text = first.section(dash, 0, 0) + dash + last.section(dash, -1);
  return text.size() <= 30 ? text : words({"%1 levels", "%1 个水平"}, QString::number(effect.levels.size()));
}

}  // namespace

TornadoPlot::TornadoPlot(const StoredSweepRef& sweep, const std::string& kpi, QWidget* parent)
    : Plot(words({"Effect of each variable on %1", "各变量对%1的影响"}, qstring(shown_kpi(*sweep, kpi).name)), 160, parent),
      kpi_(shown_kpi(*sweep, kpi)) {
  const auto column = runs_column(*sweep, kpi);
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
  if (bars_.empty()) return draw_no_runs(painter, rect());
  double low = middle_, high = middle_;
  for (const Bar& bar : bars_) {
    low = std::min(low, bar.least);
    high = std::max(high, bar.most);
  }
  if (high <= low) high = low + std::max(1e-9, 0.01 * std::abs(low));
  const double left = 0.28 * width(), right = width() - 16, top = 46, bottom = height() - 42, room = 0.14 * (high - low);
  const auto axis = round_axis(low - room, high + room, 5, left, right);
  draw_across_axis(painter, axis, top, bottom, sweep_axis_name(kpi_));
  const QString more = kpi_.more_is_better ? words({"higher, better", "更高，更好"}) : words({"higher, worse", "更高，更差"});
  const QString less = kpi_.more_is_better ? words({"lower, worse", "更低，更差"}) : words({"lower, better", "更低，更好"});
  painter.fillRect(QRectF(left, 6, 9, 9), kpi_.more_is_better ? sweep_worse() : sweep_better());
  draw_text(painter, {left + 15, 1, 160, sweep_line_px}, less, face(Face::table), t.text2);
  const double key = QFontMetricsF(face(Face::table)).horizontalAdvance(more);
  painter.fillRect(QRectF(right - key - 15, 6, 9, 9), kpi_.more_is_better ? sweep_better() : sweep_worse());
  draw_text(painter, {right - key, 1, key, sweep_line_px}, more, face(Face::table), t.text2);
  const double pitch = (bottom - top) / static_cast<double>(bars_.size()), size = std::min(18.0, pitch * 0.55);
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    const Bar& bar = bars_[i];
    const double y = top + (static_cast<double>(i) + 0.5) * pitch;
    for (const double value : {bar.least, bar.most}) {
      const bool better = (value < middle_) != kpi_.more_is_better;
      const double a = axis.y(value), b = axis.y(middle_);
      painter.fillRect(QRectF(std::min(a, b), y - size / 2, std::abs(a - b), size), better ? sweep_better() : sweep_worse());
    }
    draw_cut(painter, {0, y - 17, left - 10, sweep_line_px}, bar.name, face(Face::table), t.text);
    draw_cut(painter, {0, y - 2, left - 10, sweep_line_px}, bar.range, face(Face::small), t.text3);
    draw_text(painter, {axis.y(bar.least) - 105, y - 9, 100, sweep_line_px}, sweep_number(bar.least, kpi_), face(Face::table), t.text,
              Qt::AlignRight | Qt::AlignVCenter);
    draw_text(painter, {axis.y(bar.most) + 5, y - 9, 100, sweep_line_px}, sweep_number(bar.most, kpi_), face(Face::table), t.text);
  }
  painter.setPen(QPen(t.text, 1.4));
  painter.drawLine(QPointF(axis.y(middle_), top - 8), QPointF(axis.y(middle_), bottom));
  draw_text(painter, {axis.y(middle_) - 80, top - 27, 160, sweep_line_px}, sweep_number(middle_, kpi_), face(Face::strong), t.text,
            Qt::AlignCenter);
}

ResponsePlot::ResponsePlot(const StoredSweepRef& sweep, const std::string& kpi, std::size_t first, int second, QWidget* parent)
    : Plot(words({"%1 over %2", "%1 随 %2 的变化"}).arg(qstring(shown_kpi(*sweep, kpi).name), axis_title(sweep->axes[first])), 200, parent),
      kpi_(shown_kpi(*sweep, kpi)),
      axis_(axis_title(sweep->axes[first])) {
  const auto column = runs_column(*sweep, kpi);
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
  if (!(low <= high)) return draw_no_runs(painter, rect());
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
    draw_cut(painter, {x(i) - slot / 2, bottom + 4, slot, sweep_line_px}, places_[i], face(Face::table), t.text2, Qt::AlignCenter);
  draw_text(painter, {left, bottom + 22, right - left, sweep_line_px}, axis_, face(Face::table), t.text2, Qt::AlignCenter);
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
  if (!other_.isEmpty()) draw_cut(painter, {right + 8, 0, names - 8, sweep_line_px}, other_, face(Face::small), t.text3);
}

ContourPlot::ContourPlot(const StoredSweepRef& sweep, const std::string& kpi, std::size_t first, std::size_t second, QWidget* parent)
    : Plot(words({"%1 over two variables", "%1 随两个变量的变化"}, qstring(shown_kpi(*sweep, kpi).name)), 200, parent),
      response_(response_of(*sweep, first, second, runs_column(*sweep, kpi))),
      kpi_(shown_kpi(*sweep, kpi)),
      first_(axis_title(sweep->axes[first])),
      second_(axis_title(sweep->axes[second])) {}

void ContourPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const auto& row : response_.mean)
    for (const double value : row)
      if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  if (!(low <= high)) return draw_no_runs(painter, rect());
  const double left = 120, right = width() - 8, top = 40, bottom = height() - 8;
  const double cell_width = (right - left) / static_cast<double>(response_.columns.size()),
               cell_height = std::min(44.0, (bottom - top) / static_cast<double>(response_.rows.size()));
  draw_cut(painter, {left, 0, right - left, sweep_line_px}, second_, face(Face::table_strong), t.text, Qt::AlignCenter);
  draw_cut(painter, {0, 20, left - 8, sweep_line_px}, first_, face(Face::table_strong), t.text, Qt::AlignRight | Qt::AlignVCenter);
  for (std::size_t c = 0; c < response_.columns.size(); ++c)
    draw_cut(painter, {left + cell_width * static_cast<double>(c), 20, cell_width, sweep_line_px}, plain_levels(response_.columns[c]),
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
      draw_text(painter, cell, sweep_number(value, kpi_), face(Face::table), text_on(tint), Qt::AlignCenter);
    }
  }
}

HistogramPlot::HistogramPlot(const StoredSweepRef& sweep, const std::string& kpi, QWidget* parent)
    : Plot(words({"Spread of %1", "%1 的分布"}, qstring(shown_kpi(*sweep, kpi).name)), 200, parent),
      values_(point_means(sweep->table, runs_column(*sweep, kpi))),
      kpi_(shown_kpi(*sweep, kpi)) {
  std::erase_if(values_, [](double value) { return !std::isfinite(value); });
  std::sort(values_.begin(), values_.end());
}

void HistogramPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (values_.empty()) return draw_no_runs(painter, rect());
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
  draw_across_axis(painter, across, top, bottom, sweep_axis_name(kpi_));
  for (std::size_t b = 0; b < bins; ++b) {
    const double from = low + (high - low) * static_cast<double>(b) / static_cast<double>(bins),
                 to = low + (high - low) * static_cast<double>(b + 1) / static_cast<double>(bins);
    painter.fillRect(QRectF(across.y(from), up.y(counts[b]), std::max(1.0, across.y(to) - across.y(from) - 1), bottom - up.y(counts[b])),
                     sweep_better());
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
    draw_text(painter, {x - 60, top - 24 - level, 120, sweep_line_px}, QLatin1String(name) + u' ' + sweep_number(value, kpi_),
              face(Face::table_strong), t.text, Qt::AlignCenter);
  }
}

}  // namespace icctwin::gui
