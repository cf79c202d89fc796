#include <algorithm>
#include <array>
#include <cmath>

#include "sim/document/axes.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {

std::optional<Figure> chart_stacked_power(const ChartContext& context) {
  static constexpr std::array<std::string_view, end_use_count> channels = {"accelerator_power_w",   "it_other_power_w", "loss_power_w",
                                                                           "chiller_power_w",       "pump_power_w",     "air_fan_power_w",
                                                                           "rejection_fan_power_w", "lighting_power_w"};
  const auto& manifest = context.run.manifest;
  const SeriesBins bins = bin_series(context.run, chart_bin_width_s(context.run, most_chart_points));
  std::vector<double> base_w(bins.size(), 0);
  std::array<std::vector<double>, end_use_count> tops_w;
  std::array<double, end_use_count> means_w{};
  std::array<std::vector<double>, end_use_count> all_w;
  std::size_t found = 0;
  for (std::size_t i = 0; i < end_use_count; ++i) {
    const auto means = bin_means(context.run, bins, channels[i]);
    found += means.empty() ? 0 : 1;
    double energy_ws = 0, covered_s = 0;
    for (std::size_t bin = 0; bin < means.size(); ++bin) {
      base_w[bin] += means[bin];
      if (!std::isfinite(means[bin])) continue;
      energy_ws += means[bin] * bins.covered_s[bin];
      covered_s += bins.covered_s[bin];
    }
    means_w[i] = covered_s > 0 ? energy_ws / covered_s : 0;
    tops_w[i] = base_w;
    all_w[i] = means;
  }
  double highest_w = 0;
  for (const double value : base_w) highest_w = std::isfinite(value) ? std::max(highest_w, value) : highest_w;
  if (found == 0 || bins.size() < 2 || highest_w <= 0) return std::nullopt;

  constexpr double top = 18, bottom = 168;
  Drawing drawing(bottom + 18, context.text("figure.stacked.description"));
  const DisplayUnit unit = context.numbers.power(highest_w);
  const ValueAxis axis = round_axis(0, highest_w / unit.divisor, 5, bottom, top);
  const TimeAxis time(manifest.start_unix_s, manifest.end_unix_s, context.numbers);
  draw(drawing, axis, context.numbers, unit.name);
  time.draw(drawing, top, bottom, true);
  std::vector<Point> lower(bins.size()), upper(bins.size());
  const auto line = [&](const std::vector<double>& values_w, std::vector<Point>& points) {
    for (std::size_t bin = 0; bin < bins.size(); ++bin)
      points[bin] = {std::clamp(time.x(bins.center_unix_s(bin)), plot_left, plot_right), axis.y(values_w[bin] / unit.divisor)};
    // Half a bin at each end has no middle to stand on.
    if (std::isfinite(points.front().y)) points.front().x = time.x(std::max(manifest.start_unix_s, bins.start_unix_s.front()));
    points.back().x = time.x(std::min(manifest.end_unix_s, bins.start_unix_s.back() + bins.covered_s.back()));
  };
  std::vector<double> zero(bins.size(), 0);
  line(zero, lower);
  std::vector<EndLabel> labels;
  Table data;
  data.columns = {time_column(context)};
  for (std::size_t bin = 0; bin < bins.size(); ++bin) data.rows.push_back({{context.numbers.table_time(bins.start_unix_s[bin])}});
  for (std::size_t i = 0; i < end_use_count; ++i) {
    if (means_w[i] <= 0) continue;
    const EndUseLook& use = look(static_cast<EndUse>(i));
    line(tops_w[i], upper);
    const std::string name(context.text(channels[i] == "loss_power_w" ? "chart.losses" : use.text_key));
    data.columns.push_back({name, 12, true, std::string(unit.name)});
    for (std::size_t bin = 0; bin < bins.size(); ++bin) data.rows[bin].cells.push_back(context.numbers.cell(all_w[i][bin], unit));
    drawing.band(upper, lower, use.color, 0.9);
    const auto last = std::find_if(upper.rbegin(), upper.rend(), [](const Point& p) { return std::isfinite(p.y); });
    const auto offset = static_cast<std::size_t>(upper.rend() - last) - 1;
    labels.push_back({(upper[offset].y + lower[offset].y) / 2, name, context.numbers.in_unit(means_w[i], unit), color::text, use.color});
    lower = upper;
  }
  if (manifest.simulated_until_unix_s < manifest.end_unix_s)
    drawing.hatch(time.x(manifest.simulated_until_unix_s), top, plot_right - time.x(manifest.simulated_until_unix_s), bottom - top);
  draw_end_labels(drawing, std::move(labels), top, bottom - 4);
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
