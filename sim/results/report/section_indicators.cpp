#include <fmt/format.h>

#include <cmath>

#include "sim/results/report/markup.h"
#include "sim/results/report/names.h"
#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

/// "E_DC / E_IT" as HTML with subscripts and a division sign.
std::string formula_html(std::string_view formula) {
  constexpr std::string_view bracket = "（";  // a full-width one stands without a blank
  std::string html, rest = escape(formula);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest.compare(i, 3, " / ") == 0) {
      html += " ÷ ";
      i += 2;
    } else if (rest.compare(i, 3, " x ") == 0) {
      html += " × ";
      i += 2;
    } else if (rest.compare(i, 2, " x") == 0 && rest.compare(i + 2, bracket.size(), bracket) == 0) {
      html += " ×";
      ++i;
    } else if (rest[i] == '_' && i > 0 && i + 1 < rest.size()) {
      std::size_t end = i + 1;
      const auto word = [&](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
      while (end < rest.size() && word(rest[end])) ++end;
      html += "<sub>" + rest.substr(i + 1, end - i - 1) + "</sub>";
      i = end - 1;
    } else {
      html += rest[i];
    }
  }
  return html;
}

/// Value and unit as shown: large units for large values, three decimals for ratios, two for water by energy (visual design 6.1).
struct Shown {
  std::string value, unit;
};

///
/// Energies share the unit of the facility's, unless they would vanish in it.
Shown shown(const Numbers& n, double facility_kwh, std::string_view id, double value, std::string_view unit) {
  const auto in = [&](const DisplayUnit& display) { return Shown{n.in_unit(value, display), std::string(display.name)}; };
  if (unit == "kWh" && id.find("_per_") == std::string_view::npos) {
    const DisplayUnit common = n.energy(facility_kwh);
    return in(std::abs(value) >= common.divisor ? common : n.energy(std::abs(value)));
  }
  if (unit == "kWh") return {n.fixed(value, 3), "kWh"};
  if (unit == "L") return in(n.water(std::abs(value)));
  if (unit == "kg") return in(n.carbon(std::abs(value)));
  if (unit == "CNY") return in(n.money(std::abs(value)));
  if (unit == "s") return in(n.duration(std::abs(value)));
  if (unit == "W") return in(n.power(std::abs(value)));
  if (unit == "kW") return {n.fixed(value, std::abs(value) < 100 ? 1 : 0), "kW"};
  if (unit == "degC") return {n.fixed(value, 1), "°C"};
  if (unit == "L/kWh") return {n.fixed(value, 2), "L/kWh"};
  if (unit == "kg/kWh" || unit == "kgCO2/kWh") return {n.fixed(value, 3), "kgCO₂/kWh"};
  if (id.find("closure") != std::string_view::npos)
    return {std::isfinite(value) ? n.free(value) : std::string(missing_mark), std::string(missing_mark)};
  if (id == "utilisation" || id == "load_factor") return {n.fixed(100 * value, 1), "%"};
  if (id == "slo_attainment") return {n.fixed(100 * value, 2), "%"};
  if (unit == "ms") return {n.fixed(value, std::abs(value) < 100 ? 1 : 0), "ms"};
  if (unit == "1/kg") return {n.fixed(value, 0), "1/kg"};
  const bool ratio = unit == "1" || unit.empty();
  constexpr double billion = 1e9;
  if (ratio && std::abs(value) >= billion) return {n.fixed(value / billion, 1), "10⁹"};
  if (ratio && id.starts_with("jobs_")) return {n.fixed(value, 0), std::string(missing_mark)};
  if (ratio && std::abs(value) >= 1000) return {n.fixed(value, 0), std::string(missing_mark)};
  if (ratio)
    return {value == std::floor(value) && std::abs(value) >= 10 ? n.fixed(value, 0) : n.fixed(value, 3), std::string(missing_mark)};
  if (unit == "h") return {n.fixed(value, std::abs(value) < 1000 ? 1 : 0), "h"};
  return {n.free(value), escape(unit)};
}

/// Figures of described training and of services: without such work there is nothing to tell.
bool of_ai_work(const Kpi& kpi) { return kpi.formula_id.starts_with("ai.") || kpi.formula_id.starts_with("srv."); }

/// The formula with its values, "434.8 ÷ 361.2 MWh", or the list of inputs where the formula is no quotient of two.
std::string values_html(const Numbers& n, double facility_kwh, const Kpi& kpi) {
  std::string html;
  const bool quotient = kpi.inputs.size() == 2 && kpi.formula.en.find(" / ") != std::string::npos;
  for (std::size_t i = 0; i < kpi.inputs.size(); ++i) {
    const auto& input = kpi.inputs[i];
    const Shown part = shown(n, facility_kwh, input.id, input.value, input.unit);
    const bool same_unit =
        quotient && i == 0 && shown(n, facility_kwh, kpi.inputs[1].id, kpi.inputs[1].value, kpi.inputs[1].unit).unit == part.unit;
    if (i > 0) html += quotient ? " ÷ " : n.language() == Language::zh ? "；" : "; ";
    html += part.value;
    if (!same_unit && part.unit != missing_mark) html += "\u00A0" + part.unit;
  }
  return html;
}

/// "30 days" or "12 h": how long the run covers.
std::string span_of(const Section& s) {
  constexpr double day_s = 86400, hour_s = 3600;
  const Numbers& n = s.numbers();
  const double span_s = s.run().manifest.simulated_s;
  return span_s >= 3 * day_s
             ? n.with_unit(span_s / day_s, std::fmod(span_s, day_s) == 0 ? 0 : 1, n.language() == Language::zh ? "天" : "days")
             : n.with_unit(span_s / hour_s, std::fmod(span_s, hour_s) == 0 ? 0 : 1, "h");
}

std::string bounds_html(const Manifest::Rating& rating) {
  std::string html;
  for (const auto& grade : rating.grades) html += (html.empty() ? "" : "; ") + escape(grade.name) + ": " + escape(grade.bounds);
  return html;
}

/// What every standard that applies asks, and what the run reaches.
void add_ratings(Flow& flow, const Section& s) {
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
    const std::string reached = !rating.grade.empty()   ? escape(rating.grade)
                                : rating.grades.empty() ? std::string(s.text()("ratings.unknown"))
                                                        : std::string(s.text()("ratings.none"));
    std::string source = escape(rating.source);
    if (rating.unverified) source += fmt::format("{}<b class=\"w\">{}</b>", s.text()("list.comma"), s.text()("unverified"));
    table.rows.push_back({{escape(rating.name.in(n.language())), escape(indicator),
                           std::isfinite(rating.value) ? n.fixed(rating.value, 3) : std::string(missing_mark), bounds_html(rating),
                           std::isfinite(rating.value) ? reached : std::string(missing_mark), source}});
  }
  table.source = s.text().fill("ratings.source", {span_of(s)});
  flow.section(s.text()("ratings.section"));
  flow.table(table);
}

}  // namespace

void add_indicators(Flow& flow, const Section& s) {
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  const auto column = [&](std::string_view key, double width, bool right = false) {
    return Column{std::string(s.text()(key)), width, right};
  };
  flow.page_break();
  flow.chapter("2", s.text()("indicators"), 200);
  Table table;
  table.title = s.text()("table.indicators");
  table.tight = true;
  table.columns = {column("table.indicator", 21),   column("table.formula", 27), column("table.values", 18),
                   column("table.result", 9, true), column("table.unit", 9),     column("table.formula_id", 16)};
  const double facility_kwh = run.kpi("facility_energy_kwh");
  for (const auto& kpi : run.kpis) {
    if (!std::isfinite(kpi.value) && of_ai_work(kpi)) continue;
    const Shown result = shown(n, facility_kwh, kpi.id, kpi.value, kpi.unit);
    std::string title = kpi.title.in(n.language());
    if (title.empty()) title = kpi_name(kpi.id, n.language());
    table.rows.push_back(
        {{escape(title), "<span class=\"f\">" + formula_html(kpi.formula.in(n.language())) + "</span>", values_html(n, facility_kwh, kpi),
          "<b>" + result.value + "</b>", result.unit, "<code>" + escape(kpi.formula_id) + "</code>"}});
  }
  if (table.rows.empty()) table.rows.push_back({std::vector<std::string>(6, std::string(missing_mark))});
  table.source = s.text()("table.indicators.source");
  flow.table(table);
  const double pue = run.kpi("pue");
  if (!std::isfinite(pue)) return add_ratings(flow, s);
  flow.section(s.text()("indicators.benchmark"));
  flow.figure(chart_grades(s.chart, pue), s.text()("figure.grades"));
  flow.paragraph(is_full_year(run) ? std::string(s.text()("grades.year")) : s.text().fill("grades.short", {span_of(s)}));
  add_ratings(flow, s);
}

}  // namespace icctwin::report
