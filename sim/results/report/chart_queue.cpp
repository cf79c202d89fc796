#include <algorithm>
#include <cmath>

#include "sim/document/axes.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

double highest(const std::vector<double>& values) {
  double result = 0;
  for (const double value : values)
    if (std::isfinite(value)) result = std::max(result, value);
  return result;
}

}  // namespace

std::optional<Figure> chart_queue(const ChartContext& context) {
  const auto& manifest = context.run.manifest;
  const SeriesBins bins = bin_series(context.run, chart_bin_width_s(context.run, most_chart_points));
  auto utilisation = bin_means(context.run, bins, "utilisation");
  const auto running = bin_means(context.run, bins, "jobs_running"), queued = bin_means(context.run, bins, "jobs_queued");
  if (utilisation.size() < 2 || running.empty() || queued.empty()) return std::nullopt;
  for (auto& value : utilisation) value *= 100;

  constexpr double use_top = 18, use_bottom = 88, jobs_top = 114, jobs_bottom = 184;
  Drawing drawing(jobs_bottom + 18, context.text("figure.queue.description"));
  const ValueAxis use_axis{0, 100, 25, use_bottom, use_top};
  const ValueAxis jobs_axis = round_axis(0, std::max({highest(running), highest(queued), 1.0}), 4, jobs_bottom, jobs_top);
  const TimeAxis time(manifest.start_unix_s, manifest.end_unix_s, context.numbers);
  draw(drawing, use_axis, context.numbers, "%");
  draw(drawing, jobs_axis, context.numbers, context.text("chart.jobs"));
  time.draw(drawing, use_top, jobs_bottom, true);
  const auto line = [&](const std::vector<double>& values, const ValueAxis& axis) {
    std::vector<Point> points(bins.size());
    for (std::size_t i = 0; i < bins.size(); ++i)
      points[i] = {std::clamp(time.x(bins.center_unix_s(i)), plot_left, plot_right), axis.y(values[i])};
    return points;
  };
  const auto use = line(utilisation, use_axis), run = line(running, jobs_axis), queue = line(queued, jobs_axis);
  std::vector<Point> floor = use;
  for (auto& p : floor) p.y = use_bottom;
  drawing.band(use, floor, look(EndUse::accelerators).color, 0.14);
  drawing.polyline(use, look(EndUse::accelerators).color);
  drawing.polyline(run, color::text);
  drawing.polyline(queue, color::warning, 1.5, "2 3");
  draw_end_labels(drawing, {{last_y(use), std::string(context.text("chart.utilisation")), {}, look(EndUse::accelerators).color, {}}},
                  use_top, use_bottom);
  draw_end_labels(drawing,
                  {{last_y(run), std::string(context.text("chart.running")), {}, color::text, {}},
                   {last_y(queue), std::string(context.text("chart.queued")), {}, color::warning, {}}},
                  jobs_top, jobs_bottom, 14);
  Table data;
  data.columns = {time_column(context),
                  {std::string(context.text("chart.utilisation")), 20, true, "%"},
                  {std::string(context.text("chart.running")), 20, true, {}},
                  {std::string(context.text("chart.queued")), 20, true, {}}};
  for (std::size_t i = 0; i < bins.size(); ++i)
    data.rows.push_back({{context.numbers.table_time(bins.start_unix_s[i]), context.numbers.cell(utilisation[i], 1),
                          context.numbers.cell(running[i], 1), context.numbers.cell(queued[i], 1)}});
  if (manifest.simulated_until_unix_s < manifest.end_unix_s) {
    const double x = time.x(manifest.simulated_until_unix_s);
    drawing.hatch(x, use_top, plot_right - x, use_bottom - use_top);
    drawing.hatch(x, jobs_top, plot_right - x, jobs_bottom - jobs_top);
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
