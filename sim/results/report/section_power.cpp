#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/base/conversions.h"
#include "sim/results/report/sections.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

/// Hourly means of the channels of the table of worst hours.
struct Hours {
  SeriesBins bins;
  std::vector<double> facility_w, it_w, chiller_w, dry_c, wet_c;

  double pue(std::size_t i) const { return it_w[i] > 0 ? facility_w[i] / it_w[i] : no_value; }
};

void add_worst(Document& doc, const Section& s, const Hours& hours, bool by_pue) {
  constexpr std::size_t shown = 5;
  constexpr double half_hour_s = 1800;
  const auto rank = [&](std::size_t i) { return by_pue ? hours.pue(i) : hours.facility_w[i]; };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < hours.bins.size(); ++i)
    if (std::isfinite(rank(i)) && hours.bins.covered_s[i] >= half_hour_s) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  if (order.size() > shown) order.resize(shown);
  if (order.empty()) return;
  const Numbers& n = s.numbers();
  const auto column = [&](std::string_view key, double width) { return Column{std::string(s.text()(key)), width, true}; };
  Table table;
  table.title = s.text()(by_pue ? "table.worst.pue" : "table.worst.power");
  table.columns = {{std::string(s.text()("table.hour")), 20},
                   column("table.facility", 14),
                   column("table.it", 12),
                   column("table.chillers", 15),
                   {"PUE", 9, true},
                   column("table.dry", 15),
                   column("table.wet", 15)};
  const auto value = [&](const std::vector<double>& values, std::size_t i, double divisor, int decimals) {
    return n.cell(values.empty() ? no_value : values[i] / divisor, decimals);
  };
  const int power_decimals = hours.facility_w[order.front()] >= 1e5 ? 0 : 1;
  for (const std::size_t i : order)
    table.rows.push_back({{n.table_time(hours.bins.start_unix_s[i]), value(hours.facility_w, i, 1e3, power_decimals),
                           value(hours.it_w, i, 1e3, power_decimals), value(hours.chiller_w, i, 1e3, power_decimals),
                           n.cell(hours.pue(i), 3), value(hours.dry_c, i, 1, 1), value(hours.wet_c, i, 1, 1)}});
  if (by_pue) table.source = s.text()("table.worst.source");
  doc.table(table);
}

/// The indicators of sources and storage that the run has; nothing without them.
void add_onsite(Document& doc, const Section& s) {
  static constexpr std::string_view ids[] = {"grid_energy_kwh",
                                             "pv_energy_kwh",
                                             "wind_energy_kwh",
                                             "curtailed_energy_kwh",
                                             "exported_energy_kwh",
                                             "self_consumption_ratio",
                                             "ref_onsite",
                                             "battery_cycles",
                                             "battery_fade_ratio",
                                             "battery_loss_kwh",
                                             "battery_stored_kwh",
                                             "peak_demand_kw",
                                             "peak_demand_without_battery_kw",
                                             "battery_ride_through_min",
                                             "generator_energy_kwh",
                                             "generator_fuel_l",
                                             "carbon_fuel_kg",
                                             "cost_fuel_cny",
                                             "grid_outage_h",
                                             "unserved_it_energy_kwh",
                                             "unserved_other_energy_kwh"};
  if (!std::isfinite(s.run().kpi("grid_energy_kwh"))) return;
  const Numbers& n = s.numbers();
  Table table;
  table.title = s.text()("table.onsite");
  table.columns = {{std::string(s.text()("table.item")), 46},
                   {std::string(s.text()("table.value")), 27, true},
                   {std::string(s.text()("table.unit")), 27}};
  for (const std::string_view id : ids)
    for (const auto& kpi : s.run().kpis)
      if (kpi.id == id)
        table.rows.push_back({{kpi.title.in(n.language()), n.free_cell(kpi.value), kpi.unit == "1" ? std::string() : kpi.unit}});
  table.source = s.text()("table.onsite.source");
  doc.section(s.text()("onsite"));
  doc.table(table);
}

}  // namespace

bool has_power(const Section& s) { return chart_stacked_power(s.chart) || chart_power_and_pue(s.chart); }

void add_power_by_use(Document& doc, const Section& s) {
  if (const auto stacked = chart_stacked_power(s.chart)) {
    const auto* const facility = s.run().series->find("facility_power_w");
    const double highest_w = facility ? static_cast<double>(*std::ranges::max_element(*facility)) : 1e6;
    doc.section(s.text()("power.uses"));
    doc.figure(*stacked, s.text().fill("figure.stacked",
                                       {span_text(s, chart_bin_width_s(s.run(), most_chart_points)), s.numbers().power(highest_w).name}));
  }
}

void add_power(Document& doc, const Section& s) {
  const auto power = chart_power_and_pue(s.chart);
  const auto overhead = chart_overhead(s.chart);
  if (power) {
    doc.section(s.text()("power.pue"));
    doc.figure(*power, s.text().fill("figure.power", {span_text(s, chart_bin_width_s(s.run(), most_chart_points))}),
               std::string(s.text()("figure.power.source")));
  }
  if (overhead) {
    doc.section(s.text()("power.overhead"));
    doc.figure(*overhead, s.text().fill(bars_carry_values(s.run()) ? "figure.overhead.labelled" : "figure.overhead", {bar_span_text(s)}));
  }
  add_onsite(doc, s);
  add_worst_hours(doc, s);
}

void add_worst_hours(Document& doc, const Section& s) {
  Hours hours{bin_series(s.run(), s_per_h), {}, {}, {}, {}, {}};
  const auto means = [&](std::string_view channel) { return bin_means(s.run(), hours.bins, channel); };
  hours.facility_w = means("facility_power_w");
  hours.it_w = means("it_power_w");
  hours.chiller_w = means("chiller_power_w");
  hours.dry_c = means("dry_bulb_c");
  hours.wet_c = means("wet_bulb_c");
  if (hours.facility_w.empty() || hours.it_w.empty()) return;
  doc.section(s.text()("worst"));
  add_worst(doc, s, hours, false);
  add_worst(doc, s, hours, true);
}

}  // namespace icctwin::report
