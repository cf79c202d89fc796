#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "sim/results/report/names.h"
#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

/// Value and unit as shown: large units for large values, three decimals for ratios, two for water by energy (visual design 6.1).
struct Shown {
  Cell value;
  std::string unit;
};

///
/// Energies share the unit of the facility's, unless they would vanish in it.
Shown shown(const Numbers& n, double facility_kwh, std::string_view id, double value, std::string_view unit) {
  const auto in = [&](const DisplayUnit& display) { return Shown{n.cell(value, display), std::string(display.name)}; };
  if (unit == "kWh" && id.find("_per_") == std::string_view::npos) {
    const DisplayUnit common = n.energy(facility_kwh);
    return in(std::abs(value) >= common.divisor ? common : n.energy(std::abs(value)));
  }
  if (unit == "kWh") return {n.cell(value, 3), "kWh"};
  if (unit == "L") return in(n.water(std::abs(value)));
  if (unit == "kg") return in(n.carbon(std::abs(value)));
  if (unit == "CNY") return in(n.money(std::abs(value)));
  if (unit == "CNY/a") {
    const DisplayUnit money = n.money(std::abs(value));
    return {n.cell(value, money), std::string(money.name) + (n.language() == Language::zh ? "/年" : "/a")};
  }
  if (unit == "s") return in(n.duration(std::abs(value)));
  if (unit == "W") return in(n.power(std::abs(value)));
  if (unit == "kW") return {n.cell(value, std::abs(value) < 100 ? 1 : 0), "kW"};
  if (unit == "degC") return {n.cell(value, 1), "°C"};
  if (unit == "L/kWh") return {n.cell(value, 2), "L/kWh"};
  if (unit == "kg/kWh" || unit == "kgCO2/kWh") return {n.cell(value, 3), "kgCO₂/kWh"};
  if (id.find("closure") != std::string_view::npos) return {n.free_cell(value), std::string(missing_mark)};
  if (id == "utilisation" || id == "load_factor") return {n.cell(100 * value, 1), "%"};
  if (id == "slo_attainment") return {n.cell(100 * value, 2), "%"};
  if (unit == "ms") return {n.cell(value, std::abs(value) < 100 ? 1 : 0), "ms"};
  if (unit == "1/kg") return {n.cell(value, 0), "1/kg"};
  const bool ratio = unit == "1" || unit.empty();
  constexpr double billion = 1e9;
  if (ratio && std::abs(value) >= billion) return {n.cell(value / billion, 1), "10⁹"};
  if (ratio && id.starts_with("jobs_")) return {n.cell(value, 0), std::string(missing_mark)};
  if (ratio && std::abs(value) >= 1000) return {n.cell(value, 0), std::string(missing_mark)};
  if (ratio) return {value == std::floor(value) && std::abs(value) >= 10 ? n.cell(value, 0) : n.cell(value, 3), std::string(missing_mark)};
  if (unit == "h") return {n.cell(value, std::abs(value) < 1000 ? 1 : 0), "h"};
  return {n.free_cell(value), std::string(unit)};
}

/// Figures of described training and of services: without such work there is nothing to tell.
bool of_ai_work(const Kpi& kpi) { return kpi.formula_id.starts_with("ai.") || kpi.formula_id.starts_with("srv."); }

/// Whether a figure is its first input over its second: those of (E_IT + E_cooling) / E_IT must not be written as such.
bool is_quotient(const Kpi& kpi) {
  return kpi.inputs.size() == 2 && std::abs(kpi.value * kpi.inputs[1].value - kpi.inputs[0].value) <= 1e-6 * std::abs(kpi.inputs[0].value);
}

/// The formula with its values, "434.8 ÷ 361.2 MWh", or the list of inputs where it is no quotient of two.
std::string values_text(const Numbers& n, double facility_kwh, const Kpi& kpi) {
  std::string text;
  const bool quotient = is_quotient(kpi);
  for (std::size_t i = 0; i < kpi.inputs.size(); ++i) {
    const auto& input = kpi.inputs[i];
    const Shown part = shown(n, facility_kwh, input.id, input.value, input.unit);
    const bool same_unit =
        quotient && i == 0 && shown(n, facility_kwh, kpi.inputs[1].id, kpi.inputs[1].value, kpi.inputs[1].unit).unit == part.unit;
    if (i > 0) text += quotient ? " ÷ " : n.language() == Language::zh ? "；" : "; ";
    text += part.value.text.plain();
    if (!same_unit && part.unit != missing_mark) text += "\u00A0" + part.unit;
  }
  return text;
}

std::string bounds_text(const Manifest::Rating& rating) {
  std::string text;
  for (const auto& grade : rating.grades) text += (text.empty() ? "" : "; ") + grade.name + ": " + grade.bounds;
  return text;
}

/// What every standard that applies asks, and what the run reaches.
void add_ratings(Document& doc, const Section& s) {
  const auto& ratings = s.run().manifest.ratings;
  if (ratings.empty()) return;
  const Numbers& n = s.numbers();
  Table table;
  table.title = s.text()("table.ratings");
  table.tight = true;
  table.columns = {{std::string(s.text()("table.rating")), 27},     {std::string(s.text()("table.indicator")), 12},
                   {std::string(s.text()("table.value")), 9, true}, {std::string(s.text()("table.bounds")), 19},
                   {std::string(s.text()("table.reached")), 11},    {std::string(s.text()("table.source")), 22}};
  for (const auto& rating : ratings) {
    const Kpi* kpi = s.run().find_kpi(rating.indicator);
    const std::string indicator = kpi ? kpi->title.in(n.language()) : rating.indicator;
    const std::string reached = !rating.grade.empty()   ? rating.grade
                                : rating.grades.empty() ? std::string(s.text()("ratings.unknown"))
                                                        : std::string(s.text()("ratings.none"));
    Inline source = rating.source;
    if (rating.unverified) source += s.text()("list.comma") + toned(std::string(s.text()("unverified")), Tone::warning);
    table.rows.push_back({{rating.name.in(n.language()), indicator, n.cell(rating.value, 3), bounds_text(rating),
                           std::isfinite(rating.value) ? reached : std::string(missing_mark), source}});
  }
  table.source = s.text().fill("ratings.source", {span_of(s)});
  doc.section(s.text()("ratings.section"));
  doc.table(table);
}

}  // namespace

std::string span_of(const Section& s) {
  const Numbers& n = s.numbers();
  const double span_s = s.run().manifest.simulated_s;
  return span_s >= 3 * s_per_day
             ? n.with_unit(span_s / s_per_day, std::fmod(span_s, s_per_day) == 0 ? 0 : 1, n.language() == Language::zh ? "天" : "days")
             : n.with_unit(span_s / s_per_h, std::fmod(span_s, s_per_h) == 0 ? 0 : 1, "h");
}

void add_indicators(Document& doc, const Section& s, std::span<const std::string_view> only) {
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  const auto column = [&](std::string_view key, double width, bool right = false) {
    return Column{std::string(s.text()(key)), width, right};
  };
  Table table;
  table.title = s.text()("table.indicators");
  table.tight = true;
  table.columns = {column("table.indicator", 20),    column("table.formula", 23), column("table.values", 17),
                   column("table.result", 12, true), column("table.unit", 11),    column("table.formula_id", 17)};
  const double facility_kwh = run.kpi("facility_energy_kwh");
  for (const auto& kpi : run.kpis) {
    if (!only.empty() && std::ranges::find(only, kpi.id) == only.end()) continue;
    if (!std::isfinite(kpi.value) && of_ai_work(kpi)) continue;
    const Shown result = shown(n, facility_kwh, kpi.id, kpi.value, kpi.unit);
    std::string title = kpi.title.in(n.language());
    if (title.empty()) title = kpi_name(kpi.id, n.language());
    table.rows.push_back(
        {{title, formula(kpi.formula.in(n.language())), values_text(n, facility_kwh, kpi),
          Cell(bold(result.value.text.plain()), result.value.value, result.value.decimals), result.unit, code(kpi.formula_id)}});
  }
  if (table.rows.empty()) table.rows.push_back({std::vector<Cell>(6, missing_mark)});
  table.source = s.text()("table.indicators.source");
  doc.table(table);
}

void add_benchmark(Document& doc, const Section& s) {
  const auto& run = s.run();
  const double pue = run.kpi("pue");
  if (!std::isfinite(pue)) return add_ratings(doc, s);
  doc.section(s.text()("indicators.benchmark"));
  doc.figure(chart_grades(s.chart, pue), s.text()("figure.grades"));
  doc.paragraph(is_full_year(run) ? std::string(s.text()("grades.year")) : s.text().fill("grades.short", {span_of(s)}));
  add_ratings(doc, s);
}

}  // namespace icctwin::report
