#include <algorithm>
#include <array>
#include <cmath>

#include "sim/results/compare/compare.h"
#include "sim/results/compare/measure.h"
#include "sim/results/report/monthly.h"
#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

struct Named {
  std::string name;
  const RunFolder* run;
  Measure measure;
};

std::vector<Named> measures_of(const Section& s, std::span<const NamedRun> runs) {
  std::vector<Named> all;
  for (const auto& run : runs) all.push_back({run.name, &run.folder, measure_of(s.run(), run.folder)});
  return all;
}

/// What the measure changes, at most a few inputs with their pointers; what a plan found for itself follows from the others.
Inline changes(const Section& s, const RunFolder& with) {
  constexpr std::size_t most = 4;
  Inline text;
  std::size_t found = 0;
  const auto shown = [](const std::string& value) { return value == absent_input ? std::string(missing_mark) : value; };
  for (const InputDifference& input : differing_inputs({&s.run(), &with})) {
    if (!input.pointer.starts_with('/')) continue;
    const std::string_view key = std::string_view(input.pointer).substr(input.pointer.rfind('/') + 1);
    if (key == "id" || key == "name" || key == "name_zh" || key == "description" || key == "description_zh" || key == "source") continue;
    if (++found > most) continue;
    if (!text.empty()) text += s.text()("list.semicolon");
    const std::string& title = input.title.in(s.text().language());
    if (!title.empty()) text += Inline(title + " ");
    text += code(input.pointer);
    std::string change = " " + shown(input.values[0]) + " → " + shown(input.values[1]);
    if (!input.unit.empty() && input.unit != "1") change += "\u00A0" + (input.unit == "degC" ? std::string("°C") : input.unit);
    text += Inline(std::move(change));
  }
  if (found > most) text += s.text().fill("measures.more", {std::to_string(found - most)});
  return text.empty() ? Inline(missing_mark) : text;
}

/// Uses outside IT, the largest first: where saving can begin.
void add_potential(Document& doc, const Section& s) {
  const EnergyBook& b = s.book;
  if (!(b.it() > 0)) return;
  const Numbers& n = s.numbers();
  std::array<std::pair<std::string_view, double>, 9> uses = {{{"use.chillers", b.chillers},
                                                              {"use.fans", b.fans},
                                                              {"use.towers", b.towers},
                                                              {"balance.cdu", b.cdu_pumps},
                                                              {"balance.pumps", b.plant_pumps},
                                                              {"sankey.ups", b.ups},
                                                              {"sankey.transformer_loss", b.transformer},
                                                              {"sankey.supply_loss", b.supply_loss},
                                                              {"use.other", b.other}}};
  std::ranges::stable_sort(uses, [](const auto& a, const auto& c) { return a.second > c.second; });
  const DisplayUnit unit = n.energy(b.input());
  Table table;
  table.title = s.text()("table.potential");
  table.columns = {{std::string(s.text()("table.item")), 40},
                   {s.text().fill("table.energy_in", {unit.name}), 20, true},
                   {std::string(s.text()("table.balance.share")), 20, true},
                   {std::string(s.text()("potential.pue")), 20, true}};
  for (const auto& [key, energy_kwh] : uses)
    if (energy_kwh > 0)
      table.rows.push_back({{s.text()(key), n.cell(energy_kwh, unit), n.cell(100 * energy_kwh / b.input(), 1),
                             key == "sankey.supply_loss" ? Cell(missing_mark) : n.cell(energy_kwh / b.it(), 4)}});
  table.source = s.text()("table.potential.source");
  doc.table(table);
}

}  // namespace

void add_measures(Document& doc, const Section& s, std::span<const NamedRun> runs) {
  const Numbers& n = s.numbers();
  doc.section(s.text()("potential"));
  add_potential(doc, s);
  doc.section(s.text()("measures"));
  if (runs.empty()) {
    doc.paragraph(s.text()("measures.none"));
    return;
  }
  const auto all = measures_of(s, runs);
  double energy_kwh = 0, cost_cny = 0, capital_cny = 0, carbon_kg = 0, water_l = 0;
  const auto larger = [](double& largest, double value) {
    if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
  };
  for (const auto& one : all) {
    larger(energy_kwh, one.measure.energy_kwh_per_year);
    larger(cost_cny, one.measure.saving_cny_per_year);
    larger(capital_cny, one.measure.extra_capital_cny);
    larger(carbon_kg, one.measure.carbon_kg_per_year);
    larger(water_l, one.measure.water_l_per_year);
  }
  const DisplayUnit energy = n.energy(energy_kwh), cost = n.money(cost_cny), capital = n.money(capital_cny), carbon = n.carbon(carbon_kg),
                    water = n.water(water_l);
  const std::string per_year(s.text()("per_year"));
  Table changed;
  changed.title = s.text()("table.changes");
  changed.columns = {{std::string(s.text()("table.measure")), 25}, {std::string(s.text()("table.change")), 75}};
  Table savings;
  savings.title = s.text()("table.measures");
  savings.columns = {{std::string(s.text()("table.measure")), 28},
                     {std::string(s.text()("measure.energy")), 24, true, std::string(energy.name) + per_year},
                     {std::string(s.text()("measure.carbon")), 24, true, std::string(carbon.name) + "CO₂" + per_year},
                     {std::string(s.text()("measure.water")), 24, true, std::string(water.name) + per_year}};
  Table worth;
  worth.title = s.text()("table.worth");
  worth.columns = {{std::string(s.text()("table.measure")), 28},
                   {std::string(s.text()("measure.cost")), 21, true, std::string(cost.name) + per_year},
                   {std::string(s.text()("measure.capital")), 19, true, std::string(capital.name)},
                   {std::string(s.text()("measure.payback")), 16, true, std::string(s.text()("unit.years"))},
                   {std::string(s.text()("measure.discounted")), 16, true, std::string(s.text()("unit.years"))}};
  for (const auto& one : all) {
    const Measure& m = one.measure;
    changed.rows.push_back({{one.name, changes(s, *one.run)}});
    savings.rows.push_back(
        {{one.name, n.cell(m.energy_kwh_per_year, energy), n.cell(m.carbon_kg_per_year, carbon), n.cell(m.water_l_per_year, water)}});
    worth.rows.push_back({{one.name, n.cell(m.saving_cny_per_year, cost), n.cell(m.extra_capital_cny, capital),
                           n.cell(m.simple_payback_years, 1), n.cell(m.discounted_payback_years, 1)}});
  }
  savings.source = s.text()("table.measures.source");
  worth.source = s.text()("table.worth.source");
  doc.table(std::move(changed));
  doc.table(std::move(savings));
  doc.table(std::move(worth));
}

void add_uncertainty(Document& doc, const Section& s) {
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  static constexpr std::array<std::string_view, 4> origins = {"user", "default", "computed", "catalog"};
  Table table;
  table.title = s.text()("table.uncertainty");
  table.columns = {{std::string(s.text()("table.origin")), 40},
                   {std::string(s.text()("uncertainty.inputs")), 30, true},
                   {std::string(s.text()("uncertainty.unverified")), 30, true}};
  double all = 0, unverified = 0;
  for (const auto origin : origins) {
    double count = 0, open = 0;
    for (const auto& input : run.manifest.inputs) {
      if (input.origin != origin) continue;
      count += 1;
      open += input.unverified ? 1 : 0;
    }
    table.rows.push_back({{s.text()("origin." + std::string(origin)), n.cell(count, 0), n.cell(open, 0)}});
    all += count;
    unverified += open;
  }
  table.rows.push_back({{s.text()("table.total"), n.cell(all, 0), n.cell(unverified, 0)}, RowKind::group});
  doc.paragraph(s.text().fill("uncertainty.text", {n.fixed(unverified, 0), n.fixed(all, 0)}));
  doc.table(table);
  doc.list({s.text().fill("uncertainty.closure", {n.percent(std::abs(s.book.closure()), 2), n.percent(std::abs(s.book.heat_closure()), 2)}),
            s.text().fill("uncertainty.step", {n.with_unit(run.manifest.thermal_step_s, 0, "s")}), s.text()("uncertainty.models"),
            s.text()("uncertainty.interval")},
           false);
}

void add_conclusions(Document& doc, const Section& s, std::span<const NamedRun> runs) {
  // From where advice is given: rules of thumb without a source, which the reader is told.
  constexpr double much = 0.3, low = 0.6;
  const auto& run = s.run();
  const Numbers& n = s.numbers();
  const EnergyBook& b = s.book;
  std::vector<Inline> conclusions, advice;
  const double pue = run.kpi("pue"), utilisation = run.kpi("utilisation");
  if (std::isfinite(pue)) {
    for (const auto& rating : run.manifest.ratings)
      if (rating.indicator == "pue")
        conclusions.emplace_back(s.text().fill(rating.grade.empty() ? "conclusion.pue.none" : "conclusion.pue",
                                               {n.fixed(pue, 3), rating.name.in(s.text().language()), rating.grade}));
    if (run.manifest.ratings.empty()) conclusions.emplace_back(s.text().fill("conclusion.pue.bare", {n.fixed(pue, 3)}));
  }
  if (b.present && b.it() > 0) {
    const double outside = b.use() - b.it();
    const bool cooling = b.cooling() >= b.losses();
    conclusions.emplace_back(s.text().fill(
        cooling ? "conclusion.cooling" : "conclusion.losses",
        {n.percent(b.cooling() / outside), n.percent(b.losses() / outside), n.percent(b.chillers / std::max(b.cooling(), 1e-9))}));
    if (b.chillers > much * b.cooling()) advice.emplace_back(s.text()("advice.chillers"));
    if (b.ups + b.transformer > much * outside) advice.emplace_back(s.text()("advice.losses"));
  }
  const double idle_kwh = run.kpi("idle_energy_kwh"), it_kwh = run.kpi("it_energy_kwh");
  if (std::isfinite(utilisation)) {
    conclusions.emplace_back(
        s.text().fill("conclusion.use", {n.percent(utilisation), n.percent(it_kwh > 0 ? idle_kwh / it_kwh : no_value)}));
    if (utilisation < low) advice.emplace_back(s.text()("advice.use"));
  }
  const auto months = months_of(run);
  if (const Month* const worst = worst_month(months); worst && months.size() > 1)
    conclusions.emplace_back(s.text().fill("conclusion.month", {worst->name, n.fixed(worst->pue(), 3)}));
  auto measures = measures_of(s, runs);
  std::erase_if(measures, [](const Named& one) { return !(one.measure.saving_cny_per_year > 0 || one.measure.energy_kwh_per_year > 0); });
  // The soonest paid first; those that cost nothing before all, those without a payback last.
  const auto payback = [](const Named& one) {
    if (one.measure.extra_capital_cny <= 0) return 0.0;
    return std::isfinite(one.measure.simple_payback_years) ? one.measure.simple_payback_years : HUGE_VAL;
  };
  std::ranges::stable_sort(measures, [&](const Named& a, const Named& c) { return payback(a) < payback(c); });
  for (const auto& one : measures) {
    const DisplayUnit unit = n.energy(std::abs(one.measure.energy_kwh_per_year));
    const double saving_cny = one.measure.saving_cny_per_year;
    // English sentences name whole units of currency.
    const std::string money =
        n.language() == Language::zh ? n.with_unit(saving_cny, n.money(std::abs(saving_cny))) : n.with_unit(saving_cny, 0, "CNY");
    const double years = payback(one);
    advice.emplace_back(s.text().inlined(one.measure.extra_capital_cny <= 0 ? "advice.measure.free"
                                         : std::isfinite(years)             ? "advice.measure"
                                                                            : "advice.measure.long",
                                         {bold(one.name), n.with_unit(one.measure.energy_kwh_per_year, unit), money,
                                          years > 0 && std::isfinite(years) ? n.fixed(years, 1) : std::string()}));
  }
  double unverified = 0;
  for (const auto& input : run.manifest.inputs) unverified += input.unverified ? 1 : 0;
  if (unverified > 0) advice.emplace_back(s.text().fill("advice.inputs", {n.fixed(unverified, 0)}));
  const auto warnings = std::ranges::count(run.problems, Severity::warning, &RunProblem::severity);
  if (warnings > 0) advice.emplace_back(s.text().fill("advice.warnings", {std::to_string(warnings)}));
  advice.emplace_back(s.text()("advice.meters"));
  doc.section(s.text()("conclusions"));
  doc.list(std::move(conclusions));
  doc.section(s.text()("advice"));
  doc.list(std::move(advice));
  doc.source_note(s.text().fill("advice.source", {n.percent(much), n.percent(low)}));
}

}  // namespace icctwin::report
