#include <algorithm>
#include <cmath>

#include "sim/document/axes.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

struct Range {
  double low = no_value, high = no_value;
};

Range range_of(const std::vector<double>& values) {
  Range range;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    range.low = std::isfinite(range.low) ? std::min(range.low, value) : value;
    range.high = std::isfinite(range.high) ? std::max(range.high, value) : value;
  }
  return range;
}

double time_mean(const std::vector<double>& values, const SeriesBins& bins) {
  double sum = 0, covered_s = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    sum += values[i] * bins.covered_s[i];
    covered_s += bins.covered_s[i];
  }
  return covered_s > 0 ? sum / covered_s : no_value;
}

}  // namespace

std::optional<Figure> chart_power_and_pue(const ChartContext& context) {
  const auto& manifest = context.run.manifest;
  const SeriesBins bins = bin_series(context.run, chart_bin_width_s(context.run, most_chart_points));
  const auto facility_w = bin_means(context.run, bins, "facility_power_w");
  const auto it_w = bin_means(context.run, bins, "it_power_w");
  if (facility_w.size() < 2 || it_w.empty()) return std::nullopt;
  std::vector<double> pue(bins.size());
  for (std::size_t i = 0; i < pue.size(); ++i) pue[i] = it_w[i] > 0 ? facility_w[i] / it_w[i] : no_value;
  const Range power = {std::min(range_of(facility_w).low, range_of(it_w).low), range_of(facility_w).high};
  const Range ratio = range_of(pue);
  if (!std::isfinite(power.high)) return std::nullopt;

  constexpr double power_top = 18, power_bottom = 122, pue_top = 148, pue_bottom = 196;
  Drawing drawing(pue_bottom + 18, context.text("figure.power.description"));
  const DisplayUnit unit = context.numbers.power(power.high);
  const ValueAxis power_axis = round_axis(power.low / unit.divisor, power.high / unit.divisor * 1.04, 4, power_bottom, power_top);
  const TimeAxis time(manifest.start_unix_s, manifest.end_unix_s, context.numbers);
  draw(drawing, power_axis, context.numbers, unit.name);
  time.draw(drawing, power_top, pue_bottom, true);
  const auto line = [&](const std::vector<double>& values, double divisor, const ValueAxis& axis) {
    std::vector<Point> points(bins.size());
    for (std::size_t i = 0; i < bins.size(); ++i)
      points[i] = {std::clamp(time.x(bins.center_unix_s(i)), plot_left, plot_right), axis.y(values[i] / divisor)};
    return points;
  };
  const auto facility = line(facility_w, unit.divisor, power_axis), it = line(it_w, unit.divisor, power_axis);
  drawing.band(facility, it, color::pue, 0.14);
  drawing.polyline(facility, color::text);
  drawing.polyline(it, color::accent, 1.5, "5 3");
  std::vector<EndLabel> labels = {
      {last_y(facility),
       std::string(context.text("chart.facility")),
       context.numbers.in_unit(time_mean(facility_w, bins), unit),
       color::text,
       {}},
      {last_y(it), std::string(context.text("chart.it")), context.numbers.in_unit(time_mean(it_w, bins), unit), color::accent, {}}};
  draw_end_labels(drawing, std::move(labels), power_top, power_bottom, 14);

  const auto peak = static_cast<std::size_t>(
      std::max_element(facility_w.begin(), facility_w.end(), [](double a, double b) { return !(a >= b) && (a < b || std::isnan(a)); }) -
      facility_w.begin());
  if (std::isfinite(facility[peak].y)) {
    drawing.circle(facility[peak].x, facility[peak].y, 3, color::surface, color::text);
    const bool right_half = facility[peak].x > (plot_left + plot_right) / 2;
    drawing.text(facility[peak].x + (right_half ? -7 : 7), std::max(facility[peak].y - 5, power_top + 6),
                 context.text.fill("chart.highest", {context.numbers.with_unit(facility_w[peak], unit)}),
                 {.fill = color::text, .bold = true, .anchor = right_half ? Anchor::end : Anchor::start, .halo = true});
  }
  if (std::isfinite(ratio.high)) {
    const ValueAxis pue_axis = round_axis(ratio.low, ratio.high, 3, pue_bottom, pue_top);
    draw(drawing, pue_axis, context.numbers, "PUE");
    const auto points = line(pue, 1, pue_axis);
    drawing.polyline(points, color::pue);
    const double mean = time_mean(facility_w, bins) / time_mean(it_w, bins);
    draw_end_labels(drawing, {{last_y(points), "PUE", context.numbers.fixed(mean, 3), color::pue, {}}}, pue_top, pue_bottom);
  }
  Table data;
  data.columns = {time_column(context),
                  {std::string(context.text("chart.facility")), 20, true, std::string(unit.name)},
                  {std::string(context.text("chart.it")), 20, true, std::string(unit.name)},
                  {"PUE", 20, true, {}}};
  for (std::size_t i = 0; i < bins.size(); ++i)
    data.rows.push_back({{context.numbers.table_time(bins.start_unix_s[i]), context.numbers.cell(facility_w[i], unit),
                          context.numbers.cell(it_w[i], unit), context.numbers.cell(pue[i], 3)}});
  if (manifest.simulated_until_unix_s < manifest.end_unix_s) {
    const double x = time.x(manifest.simulated_until_unix_s);
    drawing.hatch(x, power_top, plot_right - x, power_bottom - power_top);
    drawing.hatch(x, pue_top, plot_right - x, pue_bottom - pue_top);
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
