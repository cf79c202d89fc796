#include <array>
#include <cmath>
#include <vector>

#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

void add_banner(Document& doc, const Section& s) {
  const auto& manifest = s.run().manifest;
  if (manifest.status == RunStatus::ok) return;
  const std::string_view key = manifest.status == RunStatus::cancelled ? "banner.cancelled"
                               : manifest.status == RunStatus::failed  ? "banner.failed"
                                                                       : "banner.partial";
  doc.banner(
      bold(s.text().fill(key, {s.numbers().table_time(manifest.simulated_until_unix_s), s.numbers().table_time(manifest.end_unix_s)})));
}

std::string cooling_fact(const Section& s) {
  const double liquid_w = s.run().manifest.design_value("liquid_w"), air_w = s.run().manifest.design_value("air_w");
  if (!(liquid_w + air_w > 0)) return std::string(missing_mark);
  if (liquid_w <= 0) return std::string(s.text()("facts.cooling.air"));
  if (air_w <= 0) return std::string(s.text()("facts.cooling.liquid"));
  return s.text().fill("facts.cooling.mixed", {s.numbers().percent(liquid_w / (liquid_w + air_w), 0)});
}

std::string climate_fact(const Section& s) {
  for (const auto& file : s.run().manifest.files)
    if (file.role == "weather") return file.path.substr(file.path.find_last_of('/') + 1);
  return std::string(missing_mark);
}

}  // namespace

void add_facts(Document& doc, const Section& s) {
  const auto& m = s.run().manifest;
  const Texts& text = s.text();
  const Numbers& n = s.numbers();
  const double it_w = m.design_value("it_w");
  const std::string size_text = n.with_unit(it_w / (it_w >= 1e6 ? 1e6 : 1e3), it_w >= 1e6 ? 2 : 0, it_w >= 1e6 ? "MW" : "kW");
  const std::string begin = n.table_time(m.start_unix_s), end = n.table_time(m.end_unix_s);
  const bool same_year = begin.substr(0, 4) == end.substr(0, 4);
  const std::string period = begin + " / " + (same_year ? end.substr(5) : end) + " (" + n.zone() + ")";
  Table table;
  table.numbered = false;
  table.columns = {{std::string(text("facts.item")), 13},
                   {std::string(text("facts.content")), 37},
                   {std::string(text("facts.item")), 13},
                   {std::string(text("facts.content")), 37}};
  const auto row = [&](std::string_view a, std::string b, std::string_view c, std::string d) {
    table.rows.push_back({{std::string(text(a)), std::move(b), std::string(text(c)), std::move(d)}});
  };
  row("facts.it", text.fill("facts.it.value", {n.fixed(m.accelerators, 0), n.fixed(m.racks, 0), size_text}), "facts.period", period);
  row("facts.boundary", std::string(text("facts.boundary.value")), "facts.category", std::string(text("facts.category.value")));
  row("facts.size",
      text.fill(m.halls == 1 ? "facts.size.one" : "facts.size.many", {n.fixed(m.halls, 0), n.fixed(m.rows, 0), n.fixed(m.nodes, 0)}),
      "facts.cooling", cooling_fact(s));
  row("facts.climate", climate_fact(s), "facts.run",
      text.fill("facts.run.value", {std::to_string(m.seed), n.with_unit(m.thermal_step_s, 0, "s"), n.with_unit(m.output_step_s, 0, "s")}));
  doc.table(table);
}

namespace {

/// A dash has no unit.
Tile tile(std::string name, Cell value, std::string unit) {
  if (!std::isfinite(value.value)) unit.clear();
  return {std::move(name), std::move(value), std::move(unit)};
}

std::vector<Tile> tiles(const Section& s) {
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  const bool zh = n.language() == Language::zh;
  const auto title = [&](std::string_view id) {
    const Kpi* const kpi = run.find_kpi(id);
    return kpi && !kpi->title.in(n.language()).empty() ? kpi->title.in(n.language()) : std::string(id);
  };
  const auto energy = [&](std::string_view id) {
    const double value_kwh = run.kpi(id);
    // Chinese readers count electricity in units of ten thousand kWh.
    if (zh && value_kwh >= 1e4) return tile(title(id), n.cell(value_kwh / 1e4, 2), "万kWh");
    const DisplayUnit unit = n.energy(value_kwh);
    return tile(title(id), n.cell(value_kwh, unit), std::string(unit.name));
  };
  const double peak_kw = run.kpi("peak_facility_power_kw"), share = run.kpi("utilisation");
  return {tile(title("pue"), n.cell(run.kpi("pue"), 3), ""),
          energy("facility_energy_kwh"),
          energy("it_energy_kwh"),
          tile(title("peak_facility_power_kw"), n.cell(peak_kw, peak_kw < 100 ? 1 : 0), "kW"),
          tile(title("wue_l_per_kwh"), n.cell(run.kpi("wue_l_per_kwh"), 2), "L/kWh"),
          tile(title("cue_kg_per_kwh"), n.cell(run.kpi("cue_kg_per_kwh"), 3), "kgCO₂/kWh"),
          tile(title("utilisation"), n.cell(100 * share, 1), "%"),
          tile(title("accelerator_hours"), n.cell(run.kpi("accelerator_hours"), 0), zh ? "卡时" : "h")};
}

std::string finding_pue(const Section& s) {
  const double pue = s.run().kpi("pue");
  if (!std::isfinite(pue)) return {};
  const int grade = pue <= 1.2 ? 1 : pue <= 1.3 ? 2 : pue <= 1.5 ? 3 : 0;
  const std::string place =
      grade > 0 ? s.text().fill("finding.grade.within", {std::to_string(grade)}) : std::string(s.text()("finding.grade.beyond"));
  return s.text().fill(is_full_year(s.run()) ? "finding.pue.year" : "finding.pue.short", {s.numbers().fixed(pue, 3), place});
}

std::string finding_jobs(const Section& s) {
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  if (!std::isfinite(run.kpi("jobs_submitted")) || !std::isfinite(run.kpi("wait_p50_s"))) return {};
  std::string text = s.text().fill("finding.jobs", {n.fixed(run.kpi("jobs_submitted"), 0), n.fixed(run.kpi("jobs_done"), 0),
                                                    duration_text(n, run.kpi("wait_p50_s")), duration_text(n, run.kpi("wait_p95_s"))});
  if (std::isfinite(run.kpi("utilisation"))) text += s.text().fill("finding.utilisation", {n.percent(run.kpi("utilisation"))});
  return text;
}

std::string finding_footprint(const Section& s) {
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  const double water_l = run.kpi("water_l"), carbon_kg = run.kpi("carbon_location_kg");
  if (!std::isfinite(water_l) || !std::isfinite(carbon_kg)) return {};
  std::string text =
      s.text().fill("finding.footprint", {n.with_unit(water_l, n.water(water_l)), n.with_unit(carbon_kg, n.carbon(carbon_kg))});
  const double cost_cny = run.kpi("cost_energy_cny") + run.kpi("cost_demand_cny") + run.kpi("cost_water_cny");
  if (std::isfinite(cost_cny))
    text += s.text().fill("finding.cost",
                          {n.language() == Language::zh ? n.with_unit(cost_cny, n.money(cost_cny)) : n.with_unit(cost_cny, 0, "CNY")});
  return text;
}

std::vector<std::string> findings(const Section& s) {
  std::vector<std::string> result;
  const Numbers& n = s.numbers();
  const EnergyBook& b = s.book;
  if (b.present && b.use() > 0) {
    const double total_kwh = total_energy_kwh(s);
    const DisplayUnit unit = n.energy(total_kwh);
    result.push_back(s.text().fill(
        "finding.energy", {n.with_unit(total_kwh, unit), n.fixed(total_kwh * tce_per_kwh, 1), n.with_unit(b.it(), unit),
                           n.percent(b.it() / total_kwh), n.with_unit(b.accelerators, unit), n.percent(b.accelerators / total_kwh)}));
  }
  result.push_back(finding_pue(s));
  if (b.present && b.use() > 0) {
    const DisplayUnit unit = n.energy(b.use());
    std::string text = s.text().fill("finding.outside", {n.with_unit(b.use() - b.it(), unit), n.with_unit(b.cooling(), unit),
                                                         n.with_unit(b.losses(), unit), n.with_unit(b.other, unit)});
    if (b.chillers > 0)
      text += s.text().fill("finding.chillers", {n.percent(b.chillers / b.cooling())});
    else if (b.cooling() > 0)
      text += s.text()("finding.no_chillers");
    result.push_back(std::move(text));
  }
  result.push_back(finding_jobs(s));
  result.push_back(finding_footprint(s));
  std::erase(result, std::string());
  return result;
}

/// Warnings that whoever quotes a figure must have read: synthetic weather, and what its inputs lack.
bool limits_every_result(const RunProblem& problem) {
  return problem.code == "W-SITE-011" || problem.code == "W-SITE-012" || problem.code == "W-SITE-013";
}

}  // namespace

std::string report_subject(const Section& s) {
  const auto& manifest = s.run().manifest;
  const auto& name = manifest.site_name.in(s.text().language());
  const auto& scenario = manifest.scenario_name.in(s.text().language());
  return !name.empty() ? name : !scenario.empty() ? scenario : manifest.scenario_id;
}

double total_energy_kwh(const Section& section) {
  const double indicator_kwh = section.run().kpi("facility_energy_kwh");
  return std::isfinite(indicator_kwh) ? indicator_kwh : section.book.use();
}

bool is_full_year(const RunFolder& run) {
  constexpr double year_s = 365 * 86400.0;
  return run.manifest.status == RunStatus::ok && run.manifest.simulated_s >= year_s;
}

std::string span_text(const Section& s, double width_s) {
  if (width_s < 3600) return s.text().fill("span.minutes", {s.numbers().fixed(width_s / 60, 0)});
  return s.text().fill("span.hours", {s.numbers().fixed(width_s / 3600, 0)});
}

std::string bar_span_text(const Section& s) {
  const double width_s = bar_width_s(s.run());
  return std::string(s.text()(width_s <= 3600 ? "span.hour" : width_s <= 86400 ? "span.day" : "span.week"));
}

std::string duration_text(const Numbers& numbers, double seconds) { return numbers.with_unit(seconds, numbers.duration(seconds)); }

void add_title(Document& doc, const Section& s, std::string_view kind) {
  const auto& manifest = s.run().manifest;
  const std::string& scenario = manifest.scenario_name.in(s.text().language());
  doc.title(std::string(s.text()(kind)), report_subject(s),
            s.text().fill("title.scenario", {scenario.empty() ? manifest.scenario_id : scenario}) + " · " +
                s.numbers().period(manifest.start_unix_s, manifest.end_unix_s));
  add_banner(doc, s);
}

void add_key_figures(Document& doc, const Section& s) { doc.tiles(tiles(s)); }

void add_findings(Document& doc, const Section& s) {
  std::vector<Inline> items;
  for (auto& finding : findings(s)) items.emplace_back(std::move(finding));
  doc.list(std::move(items));
  doc.note(s.text()("note.simulated"));
  for (const auto& problem : s.run().problems)
    if (limits_every_result(problem)) doc.note(problem.sentence.in(s.text().language()));
  if (s.book.present && s.book.use() > 0) {
    const DisplayUnit unit = s.numbers().energy(s.book.use());
    doc.figure(chart_end_uses(s.chart, s.book), s.text().fill("figure.end_uses", {unit.name, s.numbers().in_unit(s.book.use(), unit),
                                                                                  s.numbers().in_unit(s.book.supply_loss, unit)}));
  }
}

}  // namespace icctwin::report
