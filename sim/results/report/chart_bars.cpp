// Charts with one bar for each day (or hour, or week).
#include <algorithm>
#include <array>
#include <cmath>

#include "models/base/conversions.h"
#include "sim/document/axes.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

constexpr double bars_top = 20, bars_bottom = 104;

/// Width of one bar with its gaps [units].
double slot_width(const RunFolder& run) {
  return bar_width_s(run) / (run.manifest.end_unix_s - run.manifest.start_unix_s) * (plot_right - plot_left);
}

struct Layer {
  std::vector<double> values;
  std::string_view fill;
  std::string name;
};

/// Bars stacked from zero with a text on top of each where there is room.
Figure draw_bars(const ChartContext& context, const SeriesBins& bins, const std::vector<Layer>& layers, const std::vector<Cell>& tops,
                 std::string_view tops_name, std::string_view unit, std::string_view description) {
  const auto& manifest = context.run.manifest;
  double highest = 0;
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    double sum = 0;
    for (const auto& layer : layers) sum += std::isfinite(layer.values[bin]) ? layer.values[bin] : 0;
    highest = std::max(highest, sum);
  }
  Drawing drawing(bars_bottom + 18, description);
  const ValueAxis axis = round_axis(0, highest > 0 ? highest : 1, 4, bars_bottom, bars_top);
  const TimeAxis time(manifest.start_unix_s, manifest.end_unix_s, context.numbers);
  draw(drawing, axis, context.numbers, unit);
  time.draw(drawing, bars_top, bars_bottom, true);
  const double slot = slot_width(context.run);
  const double inset = std::min(slot * 0.22, 14.0);
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    const double left = std::max(time.x(bins.start_unix_s[bin]), plot_left) + inset;
    const double end = std::min({time.x(bins.start_unix_s[bin] + bins.width_s), time.x(manifest.simulated_until_unix_s), plot_right});
    const double right = std::max(end - inset, left + 1);
    double base = 0;
    for (const auto& layer : layers) {
      if (!std::isfinite(layer.values[bin]) || layer.values[bin] <= 0) continue;
      drawing.rect(left, axis.y(base + layer.values[bin]), right - left, axis.y(base) - axis.y(base + layer.values[bin]), layer.fill);
      base += layer.values[bin];
    }
    if (bars_carry_values(context.run) && base > 0)
      drawing.text((left + right) / 2, axis.y(base) - 3.5, tops[bin].text.plain(),
                   {.fill = color::text, .anchor = Anchor::middle, .halo = true});
  }
  if (manifest.simulated_until_unix_s < manifest.end_unix_s) {
    const double x = time.x(manifest.simulated_until_unix_s);
    drawing.hatch(x, bars_top, plot_right - x, bars_bottom - bars_top);
  }
  Table data;
  data.columns = {time_column(context)};
  for (const auto& layer : layers)
    if (!layer.name.empty()) data.columns.push_back({layer.name, 15, true, std::string(unit)});
  data.columns.push_back({std::string(tops_name), 15, true, {}});
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    TableRow row;
    row.cells.emplace_back(context.numbers.table_time(bins.start_unix_s[bin]));
    for (const auto& layer : layers)
      if (!layer.name.empty()) row.cells.push_back(context.numbers.cell(layer.values[bin], 4));
    row.cells.push_back(tops[bin]);
    data.rows.push_back(std::move(row));
  }
  std::vector<EndLabel> labels;
  double middle = bars_top + 14;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer, middle += 14)
    if (!layer->name.empty()) labels.push_back({middle, layer->name, {}, color::text, layer->fill});
  draw_end_labels(drawing, std::move(labels), bars_top, bars_bottom, 14);
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace

Column time_column(const ChartContext& context) { return {std::string(context.text("data.from")), 20, false, {}}; }

double bar_width_s(const RunFolder& run) {
  const double span_s = run.manifest.end_unix_s - run.manifest.start_unix_s;
  return span_s <= 2.01 * s_per_day ? s_per_day / 24 : span_s <= 40.01 * s_per_day ? s_per_day : 7 * s_per_day;
}

bool bars_carry_values(const RunFolder& run) {
  constexpr double least_slot = 26;  // "1.204" in the smallest type, and a gap
  return slot_width(run) >= least_slot;
}

std::optional<Figure> chart_overhead(const ChartContext& context) {
  const SeriesBins bins = bin_series(context.run, bar_width_s(context.run));
  const auto facility_w = bin_means(context.run, bins, "facility_power_w");
  const auto it_w = bin_means(context.run, bins, "it_power_w");
  if (facility_w.empty() || it_w.empty()) return std::nullopt;
  std::vector<Cell> tops;
  for (std::size_t i = 0; i < bins.size(); ++i) tops.push_back(context.numbers.cell(it_w[i] > 0 ? facility_w[i] / it_w[i] : no_value, 3));
  std::vector<Layer> layers = {
      {bin_means(context.run, bins, "loss_power_w"), look(EndUse::losses).color, std::string(context.text("chart.losses"))},
      {bin_means(context.run, bins, "cooling_power_w"), look(EndUse::pumps).color, std::string(context.text("chart.cooling"))},
      {bin_means(context.run, bins, "lighting_power_w"), look(EndUse::other).color, std::string(context.text("use.other"))}};
  if (layers[0].values.empty() || layers[1].values.empty() || layers[2].values.empty()) {
    layers = {{facility_w, look(EndUse::pumps).color, std::string(context.text("chart.outside_it"))}};
    for (std::size_t i = 0; i < bins.size(); ++i) layers[0].values[i] -= it_w[i];
  }
  for (auto& layer : layers)
    for (std::size_t i = 0; i < bins.size(); ++i) layer.values[i] = it_w[i] > 0 ? layer.values[i] / it_w[i] : no_value;
  return draw_bars(context, bins, layers, tops, "PUE", "kWh/kWh", context.text("figure.overhead.description"));
}

std::optional<Figure> chart_carbon(const ChartContext& context) {
  const SeriesBins bins = bin_series(context.run, bar_width_s(context.run));
  const auto* const power_w = context.run.series ? context.run.series->find("grid_power_w") : nullptr;
  const auto* const factor = context.run.series ? context.run.series->find("carbon_kg_per_kwh") : nullptr;
  if (!power_w || !factor || bins.size() == 0) return std::nullopt;
  std::vector<double> carbon_kg(bins.size(), 0);
  for (std::size_t row = 0; row < bins.bin_of_row.size(); ++row) {
    const double mass_kg = static_cast<double>((*power_w)[row]) * bins.row_s[row] / j_per_kwh * static_cast<double>((*factor)[row]);
    if (std::isfinite(mass_kg)) carbon_kg[bins.bin_of_row[row]] += mass_kg;
  }
  const double highest_kg = *std::ranges::max_element(carbon_kg);
  if (highest_kg <= 0) return std::nullopt;
  const DisplayUnit unit = context.numbers.carbon(highest_kg);
  std::vector<Cell> tops;
  for (auto& mass : carbon_kg) {
    tops.push_back(context.numbers.cell(mass, unit));
    mass /= unit.divisor;
  }
  const std::string name(unit.name);
  return draw_bars(context, bins, {{carbon_kg, "#7C8794", {}}}, tops, context.text.fill("table.carbon_in", {unit.name}), name,
                   context.text("figure.carbon.description"));
}

}  // namespace icctwin::report
