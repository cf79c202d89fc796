#include "sim/sweep/analysis/charts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/document/axes.h"
#include "sim/sweep/analysis/words.h"

namespace icctwin {
namespace {

using namespace document;

constexpr double left = 130, right = 520, row_height = 30;

/// From left to right, with gridlines and round numbers below.
struct AcrossAxis {
  ValueAxis axis;
  double x(double value) const { return axis.y(value); }
};

AcrossAxis across_axis(double low, double high, double from, double to) { return {round_axis(low, high, 5, from, to)}; }

void draw_across(Drawing& drawing, const AcrossAxis& across, double top, double bottom, const ShownKpi& kpi, const Numbers& numbers) {
  for (double value = across.axis.low; value <= across.axis.high + across.axis.step / 2; value += across.axis.step) {
    drawing.line(across.x(value), top, across.x(value), bottom, color::grid);
    drawing.text(across.x(value), bottom + 11, numbers.free(std::abs(value) < across.axis.step / 1e6 ? 0 : value),
                 {.anchor = Anchor::middle});
  }
  drawing.text(right + 30, bottom + 11, kpi.unit, {.fill = color::text3});
}

/// "3 – 6": from the first level to the last; parts of a range are named by their own ends.
std::string range_text(const Effect& effect) {
  constexpr std::string_view dash = " – ";
  const std::string &first = effect.levels.front().name, &last = effect.levels.back().name;
  if (effect.levels.size() == 1) return first;
  const auto end_of_last = last.rfind(dash);
  const std::string text =
      first.substr(0, first.find(dash)) + std::string(dash) + (end_of_last == last.npos ? last : last.substr(end_of_last + dash.size()));
  constexpr std::size_t most = 30;  // longer values, such as files, would leave the page
  return text.size() <= most ? text : std::to_string(effect.levels.size());
}

Column item_column(std::string title, double width = 30) { return {std::move(title), width, false, {}}; }
Column value_column(const ShownKpi& kpi, std::string title, double width = 20) { return {std::move(title), width, true, kpi.unit}; }

/// Colours of a low and a high value on the sequential map of visual design 1.3.
constexpr std::array<std::array<int, 3>, 9> map_stops = {{{0xDE, 0xF5, 0xE5},
                                                          {0xAD, 0xE3, 0xC0},
                                                          {0x6C, 0xD3, 0xAD},
                                                          {0x43, 0xBB, 0xAD},
                                                          {0x35, 0xA1, 0xAB},
                                                          {0x34, 0x87, 0xA6},
                                                          {0x36, 0x6D, 0xA0},
                                                          {0x3D, 0x52, 0x96},
                                                          {0x40, 0x3A, 0x75}}};

struct Tint {
  std::string fill;
  bool dark = false;  ///< needs white text
};

Tint tint(double share) {
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(map_stops.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), map_stops.size() - 2);
  const double rest = place - static_cast<double>(below);
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string fill = "#";
  for (std::size_t c = 0; c < 3; ++c) {
    const int value = static_cast<int>(std::lround(map_stops[below][c] + rest * (map_stops[below + 1][c] - map_stops[below][c])));
    fill += digits[value / 16];
    fill += digits[value % 16];
  }
  return {fill, place > 3.7};
}

}  // namespace

Figure tornado_chart(const StoredSweep& sweep, const std::vector<Effect>& effects, const ShownKpi& kpi, double middle,
                     const Numbers& numbers) {
  const Words words(numbers.language());
  const std::size_t count = std::min<std::size_t>(effects.size(), 12);
  double low = middle, high = middle;
  for (const Effect& effect : effects) {
    low = std::min(low, effect.levels[effect.low].mean);
    high = std::max(high, effect.levels[effect.high].mean);
  }
  const double room = 0.12 * (high - low);  // for the values at the ends of the bars
  low -= room;
  high += room;
  const double top = 18, bottom = top + row_height * static_cast<double>(count);
  Drawing drawing(bottom + 20, words.fill("tornado.description", {kpi.name}));
  const AcrossAxis across = across_axis(low, high, left, right);
  draw_across(drawing, across, top, bottom, kpi, numbers);
  Table data;
  data.columns = {item_column(words("variable")), item_column(words("tornado.least_at"), 20), value_column(kpi, words("least"), 15),
                  item_column(words("tornado.most_at"), 20), value_column(kpi, words("most"), 15)};
  for (std::size_t i = 0; i < count; ++i) {
    const Effect& effect = effects[i];
    const Level &least = effect.levels[effect.low], &most = effect.levels[effect.high];
    const double y = top + row_height * static_cast<double>(i) + 7;
    const auto half = [&](double value) {
      const bool better = (value < middle) != kpi.more_is_better;
      const double from = std::min(across.x(value), across.x(middle)), to = std::max(across.x(value), across.x(middle));
      drawing.rect(from, y, to - from, row_height - 14, better ? color::better : color::worse);
    };
    half(least.mean);
    half(most.mean);
    drawing.text(left - 10, y + 7, sweep.axes[effect.axis].name, {.size = 9.5, .fill = color::text, .bold = true, .anchor = Anchor::end});
    drawing.text(left - 10, y + 18, range_text(effect), {.anchor = Anchor::end});
    drawing.text(across.x(least.mean) - 4, y + 11, numbers.fixed(least.mean, kpi.decimals),
                 {.fill = color::text, .anchor = Anchor::end, .halo = true});
    drawing.text(across.x(most.mean) + 4, y + 11, numbers.fixed(most.mean, kpi.decimals), {.fill = color::text, .halo = true});
    data.rows.push_back({{sweep.axes[effect.axis].name, least.name, numbers.cell(least.mean, kpi.decimals), most.name,
                          numbers.cell(most.mean, kpi.decimals)}});
  }
  drawing.line(across.x(middle), top - 4, across.x(middle), bottom, color::text, 1.2);
  drawing.text(across.x(middle), top - 8, numbers.fixed(middle, kpi.decimals),
               {.fill = color::text, .bold = true, .anchor = Anchor::middle});
  return drawn(std::move(drawing), std::move(data));
}

Figure response_chart(const StoredSweep& sweep, const Effect& effect, const ShownKpi& kpi, const Numbers& numbers) {
  const Words words(numbers.language());
  constexpr double top = 20, bottom = 150;
  double low = effect.levels[effect.low].mean, high = effect.levels[effect.high].mean;
  if (low == high) low -= std::abs(low) * 0.01 + 1e-9, high += std::abs(high) * 0.01 + 1e-9;
  Drawing drawing(bottom + 34, words.fill("response.description", {kpi.name, sweep.axes[effect.axis].name}));
  const ValueAxis axis = round_axis(low, high, 4, bottom, top);
  draw(drawing, axis, numbers, kpi.unit);
  Table data;
  data.columns = {item_column(sweep.axes[effect.axis].name), value_column(kpi, kpi.name, 40), {words("points"), 30, true, {}}};
  std::vector<Point> points;
  const bool numeric = std::ranges::all_of(effect.levels, [](const Level& level) { return level.place == level.place; });
  double first = 0, last = static_cast<double>(effect.levels.size() - 1);
  if (numeric) {
    first = last = effect.levels.front().place;
    for (const Level& level : effect.levels) first = std::min(first, level.place), last = std::max(last, level.place);
  }
  for (std::size_t i = 0; i < effect.levels.size(); ++i) {
    const Level& level = effect.levels[i];
    const double place = numeric ? level.place : static_cast<double>(i);
    const double share = last > first ? (place - first) / (last - first) : 0.5;
    points.push_back({plot_left + 24 + share * (plot_right - plot_left - 48), axis.y(level.mean)});
    drawing.text(points.back().x, bottom + 12, level.name, {.anchor = Anchor::middle});
    data.rows.push_back({{level.name, numbers.cell(level.mean, kpi.decimals), numbers.cell(static_cast<double>(level.points), 0)}});
  }
  if (numeric) {
    std::vector<Point> line = points;
    std::ranges::sort(line, {}, &Point::x);
    drawing.polyline(line, color::accent);
  }
  for (const Point& point : points) drawing.circle(point.x, point.y, 3, color::accent, color::surface);
  drawing.text((plot_left + plot_right) / 2, bottom + 26, sweep.axes[effect.axis].name, {.fill = color::text, .anchor = Anchor::middle});
  return drawn(std::move(drawing), std::move(data));
}

Figure contour_chart(const StoredSweep& sweep, const Response& response, const ShownKpi& kpi, const Numbers& numbers) {
  const Words words(numbers.language());
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const auto& row : response.mean)
    for (const double value : row)
      if (value == value) low = std::min(low, value), high = std::max(high, value);
  constexpr double top = 34, cell_height = 22;
  const double cell_width = std::min((figure_width - left - 10) / static_cast<double>(response.columns.size()), 80.0);
  const double bottom = top + cell_height * static_cast<double>(response.rows.size());
  Drawing drawing(bottom + 8,
                  words.fill("contour.description", {kpi.name, sweep.axes[response.first].name, sweep.axes[response.second].name}));
  drawing.text(left, 12, sweep.axes[response.second].name, {.size = 9.5, .fill = color::text, .bold = true});
  drawing.text(left - 10, top - 6, sweep.axes[response.first].name,
               {.size = 9.5, .fill = color::text, .bold = true, .anchor = Anchor::end});
  Table data;
  data.columns = {item_column(sweep.axes[response.first].name, 20)};
  for (std::size_t c = 0; c < response.columns.size(); ++c) {
    drawing.text(left + cell_width * (static_cast<double>(c) + 0.5), top - 6, response.columns[c], {.anchor = Anchor::middle});
    data.columns.push_back(value_column(kpi, sweep.axes[response.second].name + " " + response.columns[c],
                                        80.0 / static_cast<double>(response.columns.size())));
  }
  for (std::size_t r = 0; r < response.rows.size(); ++r) {
    const double y = top + cell_height * static_cast<double>(r);
    drawing.text(left - 10, y + 14, response.rows[r], {.anchor = Anchor::end});
    TableRow row{{response.rows[r]}};
    for (std::size_t c = 0; c < response.columns.size(); ++c) {
      const double value = response.mean[r][c], x = left + cell_width * static_cast<double>(c);
      const bool there = value == value;
      const Tint look = tint(there && high > low ? (value - low) / (high - low) : 0);
      drawing.rect(x, y, cell_width - 1, cell_height - 1, there ? look.fill : std::string(color::grid));
      drawing.text(x + cell_width / 2, y + 14, there ? numbers.fixed(value, kpi.decimals) : std::string(missing_mark),
                   {.fill = there && look.dark ? color::surface : std::string_view("#14202B"), .anchor = Anchor::middle});
      row.cells.push_back(numbers.cell(value, kpi.decimals));
    }
    data.rows.push_back(std::move(row));
  }
  return drawn(std::move(drawing), std::move(data));
}

Figure front_chart(const StoredSweep& sweep, const std::vector<std::size_t>& front, const ShownKpi& across_kpi, const ShownKpi& up,
                   const Numbers& numbers) {
  const Words words(numbers.language());
  const auto* column_x = sweep.table.column(across_kpi.id);
  const auto* column_y = sweep.table.column(up.id);
  const auto xs = point_means(sweep.table, *column_x), ys = point_means(sweep.table, *column_y);
  const Spread spread_x = spread_of(xs), spread_y = spread_of(ys);
  const auto runs = first_runs(sweep.table);
  constexpr double top = 22, bottom = 220;
  Drawing drawing(bottom + 34, words.fill("front.description", {across_kpi.name, up.name}));
  const ValueAxis axis = round_axis(spread_y.least, spread_y.most, 5, bottom, top);
  draw(drawing, axis, numbers, up.name + (up.unit.empty() ? "" : " / " + up.unit));
  const AcrossAxis across = across_axis(spread_x.least, spread_x.most, plot_left + 14, right);
  draw_across(drawing, across, top, bottom, across_kpi, numbers);
  drawing.text((plot_left + right) / 2, bottom + 26, across_kpi.name, {.fill = color::text, .anchor = Anchor::middle});
  Table data;
  data.columns = {{words("run"), 20, true, {}},
                  value_column(across_kpi, across_kpi.name, 30),
                  value_column(up, up.name, 30),
                  item_column(words("front.on"), 20)};
  std::vector<Point> line;
  for (std::size_t p = 0; p < xs.size(); ++p) {
    if (xs[p] != xs[p] || ys[p] != ys[p]) continue;
    drawing.circle(across.x(xs[p]), axis.y(ys[p]), 2.2, color::line2, color::axis);
    const bool on = std::ranges::find(front, p) != front.end();
    data.rows.push_back({{numbers.cell(static_cast<double>(sweep.table.runs[runs[p]].run), 0), numbers.cell(xs[p], across_kpi.decimals),
                          numbers.cell(ys[p], up.decimals), on ? words("yes") : std::string()}});
  }
  for (const std::size_t p : front) {
    if (!line.empty()) line.push_back({across.x(xs[p]), line.back().y});  // a step: what lies between is not there
    line.push_back({across.x(xs[p]), axis.y(ys[p])});
  }
  if (front.size() < 200) drawing.polyline(line, color::accent);
  for (std::size_t i = 0; i < front.size(); ++i) {
    const std::size_t p = front[i];
    drawing.circle(across.x(xs[p]), axis.y(ys[p]), 4, color::accent, color::text);
    if (i == 0 || i + 1 == front.size() || front.size() <= 8)
      drawing.text(across.x(xs[p]) + 7, axis.y(ys[p]) - 5, "#" + std::to_string(sweep.table.runs[runs[p]].run),
                   {.fill = color::text, .halo = true});
  }
  return drawn(std::move(drawing), std::move(data));
}

Figure histogram_chart(const std::vector<double>& all, const ShownKpi& kpi, const Numbers& numbers) {
  const Words words(numbers.language());
  const Spread spread = spread_of(all);
  constexpr double top = 30, bottom = 150;
  Drawing drawing(bottom + 22, words.fill("histogram.description", {kpi.name}));
  const double low = spread.least, high = spread.most > low ? spread.most : low + std::abs(low) * 0.01 + 1e-9;
  const AcrossAxis across = across_axis(low, high, plot_left, right);
  // Sturges: one more than the binary logarithm of the count.
  const auto bins = static_cast<std::size_t>(std::ceil(std::log2(static_cast<double>(std::max<std::size_t>(spread.count, 2))))) + 1;
  std::vector<double> counts(bins, 0);
  for (const double value : all)
    if (std::isfinite(value))
      counts[std::min(static_cast<std::size_t>((value - low) / (high - low) * static_cast<double>(bins)), bins - 1)] += 1;
  const ValueAxis axis = round_axis(0, *std::ranges::max_element(counts), 4, bottom, top);
  draw(drawing, axis, numbers, words("points"));
  draw_across(drawing, across, bottom, bottom, kpi, numbers);
  Table data;
  data.columns = {value_column(kpi, words("from"), 30), value_column(kpi, words("to"), 30), {words("points"), 30, true, {}}};
  for (std::size_t b = 0; b < bins; ++b) {
    const double from = low + (high - low) * static_cast<double>(b) / static_cast<double>(bins);
    const double to = low + (high - low) * static_cast<double>(b + 1) / static_cast<double>(bins);
    drawing.rect(across.x(from), axis.y(counts[b]), std::max(across.x(to) - across.x(from) - 1, 0.5), bottom - axis.y(counts[b]),
                 color::better, 0.75);
    data.rows.push_back({{numbers.cell(from, kpi.decimals + 1), numbers.cell(to, kpi.decimals + 1), numbers.cell(counts[b], 0)}});
  }
  double last_x = -100, level = 0;
  for (const auto& [name, value] : {std::pair{"P10", spread.p10}, std::pair{"P50", spread.p50}, std::pair{"P90", spread.p90}}) {
    const double x = across.x(value);
    level = x - last_x < 80 ? level + 9 : 0;  // names that would meet go one above the other
    last_x = x;
    drawing.line(x, top - 4, x, bottom, color::text, 1.2, "6 3");
    drawing.text(x, top - 8 - level, std::string(name) + " " + numbers.fixed(value, kpi.decimals),
                 {.fill = color::text, .anchor = Anchor::middle, .halo = true});
  }
  return drawn(std::move(drawing), std::move(data));
}

Figure indices_chart(const StoredSweep& sweep, const std::vector<SobolIndex>& indices, const ShownKpi& kpi, const Numbers& numbers) {
  const Words words(numbers.language());
  const double top = 26, bottom = top + row_height * static_cast<double>(indices.size());
  Drawing drawing(bottom + 20, words.fill("indices.description", {kpi.name}));
  double high = 1;
  for (const SobolIndex& one : indices) high = std::max({high, one.first_high, one.total_high});
  const AcrossAxis across = across_axis(0, high, left, right);
  draw_across(drawing, across, top, bottom, {.id = {}, .name = {}, .unit = {}}, numbers);
  drawing.rect(left, 4, 9, 9, color::better);
  drawing.text(left + 14, 12, words("indices.first"));
  drawing.rect(left + 150, 4, 9, 9, color::line2);
  drawing.text(left + 164, 12, words("indices.total"));
  Table data;
  data.columns = {item_column(words("variable"))};
  for (const char* kind : {"indices.first", "indices.total"})
    for (const char* what : {"", "5 %", "95 %"})
      data.columns.push_back({words(kind) + (*what ? std::string(" ") + what : ""), 11, true, {}});
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const SobolIndex& one = indices[i];
    const double y = top + row_height * static_cast<double>(i) + 5;
    const auto bar = [&](double at, double value, double from, double to, std::string_view fill) {
      drawing.rect(left, at, std::max(across.x(std::max(value, 0.0)) - left, 0.5), 8, fill);
      drawing.line(across.x(std::max(from, 0.0)), at + 4, across.x(std::max(to, 0.0)), at + 4, color::text, 1.2);
    };
    bar(y, one.first, one.first_low, one.first_high, color::better);
    bar(y + 10, one.total, one.total_low, one.total_high, color::line2);
    drawing.text(left - 10, y + 12, sweep.axes[one.axis].name, {.size = 9.5, .fill = color::text, .bold = true, .anchor = Anchor::end});
    data.rows.push_back(
        {{sweep.axes[one.axis].name, numbers.cell(one.first, 3), numbers.cell(one.first_low, 3), numbers.cell(one.first_high, 3),
          numbers.cell(one.total, 3), numbers.cell(one.total_low, 3), numbers.cell(one.total_high, 3)}});
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin
