#include <array>
#include <cmath>

#include "sim/document/axes.h"
#include "sim/results/report/charts.h"

namespace icctwin::report {

Figure chart_waits(const ChartContext& context) {
  // Classes people think in; the first holds jobs that started at once (scheduling in the same second).
  static constexpr std::array<double, 7> upper_s = {1, 60, 600, 3600, 6 * 3600, 86400, HUGE_VAL};
  static constexpr std::array<std::string_view, 7> names = {"wait.none", "wait.1min", "wait.10min", "wait.1h",
                                                            "wait.6h",   "wait.1d",   "wait.more"};
  std::array<double, upper_s.size()> counts{};
  double total = 0;
  for (const auto& job : context.run.jobs) {
    if (!std::isfinite(job.wait_s) || !std::isfinite(job.start_unix_s)) continue;
    std::size_t group = 0;
    while (job.wait_s >= upper_s[group] && group + 1 < upper_s.size()) ++group;
    ++counts[group];
    ++total;
  }
  constexpr double top = 24, bottom = 112;
  Drawing drawing(bottom + 30, context.text("figure.waits.description"));
  double most = 1;
  for (const double count : counts) most = std::max(most, count);
  const ValueAxis axis = round_axis(0, most, 4, bottom, top);
  draw(drawing, axis, context.numbers, context.text("chart.jobs"));
  const double slot = (plot_right - plot_left) / static_cast<double>(counts.size());
  Table data;
  data.columns = {{std::string(context.text("chart.wait")), 40, false, {}},
                  {std::string(context.text("table.jobs")), 30, true, {}},
                  {std::string(context.text("chart.cumulative")), 30, true, "%"}};
  double below = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double left = plot_left + slot * static_cast<double>(i) + 12, width = slot - 24;
    below += counts[i];
    data.rows.push_back({{context.text(names[i]), context.numbers.cell(counts[i], 0),
                          context.numbers.cell(total > 0 ? 100 * below / total : no_value, 1)}});
    drawing.rect(left, axis.y(counts[i]), width, bottom - axis.y(counts[i]), look(EndUse::accelerators).color);
    drawing.text(left + width / 2, axis.y(counts[i]) - 4, context.numbers.fixed(counts[i], 0),
                 {.fill = color::text, .anchor = Anchor::middle, .halo = true});
    drawing.text(left + width / 2, bottom + 12, context.text(names[i]), {.fill = color::text, .anchor = Anchor::middle});
    drawing.text(left + width / 2, bottom + 23, context.numbers.percent(total > 0 ? below / total : no_value),
                 {.fill = color::text3, .anchor = Anchor::middle});
  }
  drawing.text(plot_right + 8, bottom + 12, context.text("chart.wait"), {});
  drawing.text(plot_right + 8, bottom + 23, context.text("chart.cumulative"), {.fill = color::text3});
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
