// A scenario on two pages: the first page of the report, then power over time and the indicators that are asked for most.
#include <array>

#include "sim/results/report/sections.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {

void write_summary(Document& doc, const Section& s) {
  add_title(doc, s, "title.kind.summary");
  add_facts(doc, s);
  doc.chapter({}, s.text()("summary"), 40);
  add_key_figures(doc, s);
  add_findings(doc, s);
  doc.page_break();
  if (auto power = chart_power_and_pue(s.chart))
    doc.figure(std::move(*power), s.text().fill("figure.power", {span_text(s, chart_bin_width_s(s.run(), most_chart_points))}));
  static constexpr std::array<std::string_view, 14> shown = {"it_energy_kwh",
                                                             "facility_energy_kwh",
                                                             "cooling_energy_kwh",
                                                             "loss_energy_kwh",
                                                             "pue",
                                                             "peak_demand_kw",
                                                             "wue_l_per_kwh",
                                                             "cue_kg_per_kwh",
                                                             "ref",
                                                             "erf",
                                                             "cost_energy_cny",
                                                             "accelerator_hours",
                                                             "utilisation",
                                                             "energy_per_accelerator_hour_kwh"};
  add_indicators(doc, s, shown);
  doc.command(s.run().manifest.reproduce);
}

}  // namespace icctwin::report
