// Energy audit in the manner of GB/T 17166: nine chapters and appendices.
#include <array>
#include <cmath>

#include "models/base/conversions.h"
#include "sim/results/report/sections.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

constexpr std::array<std::string_view, 25> core = {"it_energy_kwh",
                                                   "facility_energy_kwh",
                                                   "pue",
                                                   "pue_category_1",
                                                   "pue_category_2",
                                                   "itue",
                                                   "tue",
                                                   "ppue_cooling",
                                                   "mean_facility_power_kw",
                                                   "peak_demand_kw",
                                                   "load_factor",
                                                   "water_l",
                                                   "wue_l_per_kwh",
                                                   "carbon_location_kg",
                                                   "cue_kg_per_kwh",
                                                   "carbon_market_kg",
                                                   "ref",
                                                   "heat_reused_kwh",
                                                   "erf",
                                                   "ere",
                                                   "accelerator_hours",
                                                   "utilisation",
                                                   "energy_per_accelerator_hour_kwh",
                                                   "idle_energy_kwh",
                                                   "cost_energy_cny"};

void add_matters(Document& doc, const Section& s) {
  doc.section(s.text()("audit.purpose"));
  doc.paragraph(s.text().fill("audit.purpose.text", {report_subject(s)}));
  doc.section(s.text()("audit.basis"));
  Table table;
  table.title = s.text()("table.basis");
  table.columns = {{std::string(s.text()("table.basis.standard")), 30}, {std::string(s.text()("table.basis.use")), 70}};
  for (const auto& [standard, use] : {std::pair{"GB/T 17166-2019", "basis.audit"}, std::pair{"GB 40879-2021", "basis.grades"},
                                      std::pair{"ISO/IEC 30134", "basis.kpis"}, std::pair{"GB/T 2589-2020", "basis.coal"}})
    table.rows.push_back({{standard, s.text()(use)}});
  table.source = s.text()("table.basis.source");
  doc.table(table);
  doc.section(s.text()("audit.scope"));
  doc.paragraph(
      s.text().fill("audit.scope.text", {s.numbers().period(s.run().manifest.start_unix_s, s.run().manifest.end_unix_s), span_of(s)}));
}

/// Mean, least and greatest of a channel over the run's hours.
std::string range_text(const Section& s, std::string_view channel, std::string_view unit) {
  const SeriesBins bins = bin_series(s.run(), s_per_h);
  double sum = 0, count = 0, least = HUGE_VAL, most = -HUGE_VAL;
  for (const double value : bin_means(s.run(), bins, channel)) {
    if (!std::isfinite(value)) continue;
    sum += value;
    count += 1;
    least = std::min(least, value);
    most = std::max(most, value);
  }
  if (count == 0) return std::string(missing_mark);
  const Numbers& n = s.numbers();
  return s.text().fill("basics.range", {n.with_unit(sum / count, 1, unit), n.with_unit(least, 1, unit), n.with_unit(most, 1, unit)});
}

double hall_area_m2(const RunFolder& run) {
  double area_m2 = 0;
  for (int hall = 0;; ++hall) {
    const std::string pointer = "/halls/" + std::to_string(hall);
    const double width_mm = input_number(run, pointer + "/width_mm"), depth_mm = input_number(run, pointer + "/depth_mm");
    if (!std::isfinite(width_mm) || !std::isfinite(depth_mm)) return area_m2;
    constexpr double mm_per_m = 1000;
    area_m2 += width_mm / mm_per_m * (depth_mm / mm_per_m);
  }
}

void add_basics(Document& doc, const Section& s) {
  const auto& m = s.run().manifest;
  const Numbers& n = s.numbers();
  Table table;
  table.title = s.text()("table.basics");
  table.columns = {{std::string(s.text()("facts.item")), 34}, {std::string(s.text()("facts.content")), 66}};
  const auto row = [&](std::string_view key, std::string value) {
    table.rows.push_back({{s.text()(key), value.empty() ? std::string(missing_mark) : std::move(value)}});
  };
  row("basics.place",
      s.text().fill("basics.place.value", {n.fixed(m.latitude_deg, 2), n.fixed(m.longitude_deg, 2), n.fixed(m.elevation_m, 0)}));
  row("basics.dry", range_text(s, "dry_bulb_c", "°C"));
  row("basics.wet", range_text(s, "wet_bulb_c", "°C"));
  if (const double area_m2 = hall_area_m2(s.run()); area_m2 > 0) row("basics.area", n.with_unit(area_m2, 0, "m²"));
  constexpr double standard_rack_kw = 2.5;
  const double it_kw = m.design_value("it_w") / w_per_kw;
  row("basics.layout",
      s.text().fill("basics.layout.value", {n.fixed(m.halls, 0), n.fixed(m.rows, 0), n.fixed(m.racks, 0), n.fixed(m.nodes, 0)}));
  row("basics.accelerators", n.fixed(m.accelerators, 0));
  row("basics.it", n.with_unit(it_kw, 0, "kW"));
  row("basics.rack_power", n.with_unit(it_kw / m.racks, 1, "kW"));
  row("basics.standard_racks", n.fixed(it_kw / standard_rack_kw, 0));
  row("basics.share", n.percent(s.run().kpi("it_energy_kwh") / (it_kw * s.run().kpi("simulated_h"))));
  row("basics.use", n.percent(s.run().kpi("utilisation")));
  table.source = s.text().inlined("table.basics.source", {toned(std::string(s.text()("unverified")), Tone::warning)});
  doc.table(table);
}

}  // namespace

void write_audit(Document& doc, const Section& s, std::span<const NamedRun> measures) {
  add_title(doc, s, "title.kind.audit");
  add_facts(doc, s);
  add_key_figures(doc, s);
  doc.page_break();
  doc.contents();
  doc.page_break();
  doc.chapter({}, s.text()("summary"), 200);
  add_findings(doc, s);
  doc.page_break();
  doc.chapter("1", s.text()("audit.matters"), 100);
  add_matters(doc, s);
  doc.chapter("2", s.text()("audit.basics"), 90);
  add_basics(doc, s);
  doc.chapter("3", s.text()("audit.metering"), 120);
  add_metering(doc, s);
  doc.chapter("4", s.text()("audit.systems"), 100);
  doc.section(s.text()("equipment"));
  add_equipment(doc, s);
  add_power_by_use(doc, s);
  doc.page_break();
  doc.chapter("5", s.text()("energy"), 150);
  add_one_line(doc, s);
  add_energy(doc, s, s.text()("table.6-1"));
  doc.page_break();
  doc.chapter("6", s.text()("indicators"), 150);
  add_indicators(doc, s, core);
  doc.section(s.text()("monthly"));
  add_monthly_pue(doc, s);
  add_power(doc, s);
  add_outages(doc, s);
  if (has_work(s)) add_work(doc, s);
  add_footprint(doc, s);
  doc.page_break();
  doc.chapter("7", s.text()("audit.benchmark"), 100);
  add_benchmark(doc, s);
  doc.chapter("8", s.text()("audit.measures"), 100);
  add_measures(doc, s, measures);
  doc.chapter("9", s.text()("audit.conclusions"), 80);
  add_conclusions(doc, s, measures);
  doc.section(s.text()("uncertainty"));
  add_uncertainty(doc, s);
  const char next = add_appendix(doc, s, 'A');
  doc.chapter(std::string(1, next), s.text()("audit.all"), 100);
  add_indicators(doc, s);
}

}  // namespace icctwin::report
