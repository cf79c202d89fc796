#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

#include "sim/results/report/names.h"
#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

void add_water(Document& doc, const Section& s) {
  const auto rows = s.run().totals("water");
  if (rows.empty()) return;
  const Numbers& n = s.numbers();
  double makeup_l = 0, used_l = 0;
  for (const auto& row : rows) (row.side == "source" ? makeup_l : used_l) += row.value;
  const DisplayUnit unit = n.water(makeup_l);
  Table table;
  table.title = s.text()("table.water");
  table.columns = {{std::string(s.text()("table.item")), 46},
                   {s.text().fill("table.water.volume", {unit.name}), 27, true},
                   {std::string(s.text()("table.balance.share")), 27, true}};
  for (const auto& row : rows)
    table.rows.push_back({{account_name(row.account, n.language()), n.cell(row.value, unit),
                           n.cell(makeup_l > 0 ? 100 * row.value / makeup_l : no_value, 1)},
                          row.side == "source" ? RowKind::group : RowKind::inset});
  const auto amount = [&](std::string_view account) { return n.in_unit(s.run().account("water", "use", account), unit); };
  const std::array<std::string, 3> parts = {amount("evaporation"), amount("drift"), amount("blowdown")};
  table.source = s.text().fill("table.water.source", {n.in_unit(makeup_l, unit), parts[0], parts[1], parts[2], unit.name,
                                                      n.percent(makeup_l > 0 ? std::abs(makeup_l - used_l) / makeup_l : 0, 2)});
  if (!adds_up(n.in_unit(makeup_l, unit), parts.data(), parts.size())) table.source += s.text()("rounding");
  doc.section(s.text()("footprint.water"));
  doc.table(table);
}

void add_carbon(Document& doc, const Section& s) {
  const double total_kg = s.run().account("carbon", "use", "location");
  const auto chart = chart_carbon(s.chart);
  if (!std::isfinite(total_kg) && !chart) return;
  const Numbers& n = s.numbers();
  doc.section(s.text()("footprint.carbon"));
  if (chart) {
    // The chart takes its unit from its highest bar; a bar of a run is never above the run's total.
    doc.figure(*chart, s.text().fill("figure.carbon", {bar_span_text(s), "CO₂"}));
  }
  Table table;
  table.title = s.text()("table.carbon");
  table.columns = {{std::string(s.text()("table.item")), 46},
                   {std::string(s.text()("table.value")), 27, true},
                   {std::string(s.text()("table.unit")), 27}};
  const auto row = [&](std::string name, double value, const DisplayUnit& unit, std::string unit_name, RowKind kind = RowKind::normal) {
    table.rows.push_back({{std::move(name), n.cell(value, unit), std::move(unit_name)}, kind});
  };
  const double input_kwh = s.run().account("electricity", "source", "grid"), jobs_kg = s.run().kpi("job_carbon_kg");
  const DisplayUnit mass = n.carbon(total_kg), energy = n.energy(input_kwh);
  const std::string mass_name = std::string(mass.name) + "CO₂";
  row(account_name("grid", n.language()), input_kwh, energy, std::string(energy.name));
  row(std::string(s.text()("carbon.mean_factor")), input_kwh > 0 ? total_kg / input_kwh : no_value, {1, 3, {}}, "kgCO₂/kWh");
  row(account_name("location", n.language()), total_kg, mass, mass_name, RowKind::group);
  const double fuel_kg = s.run().account("carbon", "use", "fuel");
  if (fuel_kg > 0) row(account_name("fuel", n.language()), fuel_kg, mass, mass_name, RowKind::group);
  if (std::isfinite(jobs_kg)) row(std::string(s.text()("carbon.jobs")), jobs_kg, mass, mass_name, RowKind::inset);
  for (const char* account : {"market", "embodied"})
    if (const double mass_kg = s.run().account("carbon", "use", account); std::isfinite(mass_kg) && mass_kg > 0)
      row(account_name(account, n.language()), mass_kg, mass, mass_name, RowKind::group);
  table.source = s.text()("carbon.source");
  doc.table(table);
}

void add_cost(Document& doc, const Section& s) {
  const auto rows = s.run().totals("cost");
  if (rows.empty()) return;
  const Numbers& n = s.numbers();
  double total_cny = 0;
  for (const auto& row : rows) total_cny += row.value;
  const DisplayUnit unit = n.money(total_cny);
  Table table;
  table.title = s.text()("table.cost");
  table.columns = {{std::string(s.text()("table.item")), 46},
                   {s.text().fill("table.cost.amount", {unit.name}), 27, true},
                   {std::string(s.text()("table.balance.share")), 27, true}};
  std::vector<std::string> parts;
  const auto row = [&](std::string name, double value_cny, RowKind kind) {
    table.rows.push_back(
        {{std::move(name), n.cell(value_cny, unit), n.cell(total_cny > 0 ? 100 * value_cny / total_cny : no_value, 1)}, kind});
  };
  for (const auto& account : rows) {
    row(account_name(account.account, n.language()), account.value, RowKind::normal);
    parts.push_back(n.in_unit(account.value, unit));
  }
  row(std::string(s.text()("table.total")), total_cny, RowKind::group);
  table.source = s.text()("table.cost.source");
  if (!adds_up(n.in_unit(total_cny, unit), parts.data(), parts.size())) table.source += s.text()("rounding");
  doc.section(s.text()("footprint.cost"));
  doc.table(table);
}

void add_months(Document& doc, const Section& s) {
  struct Month {
    double energy_kwh = 0, water_l = 0, carbon_kg = 0, cost_cny = 0;
  };
  std::map<std::string, Month> months;
  Month largest;
  for (const auto& row : s.run().ledger) {
    if (row.month == "total") continue;
    Month& month = months[row.month];
    if (row.book == "electricity" && row.side == "source") month.energy_kwh += row.value;
    if (row.book == "water" && row.side == "source") month.water_l += row.value;
    // Location and market are two views of the same electricity: one of them is shown.
    if (row.book == "carbon" && row.account != "market") month.carbon_kg += row.value;
    if (row.book == "cost") month.cost_cny += row.value;
    largest = {std::max(largest.energy_kwh, month.energy_kwh), std::max(largest.water_l, month.water_l),
               std::max(largest.carbon_kg, month.carbon_kg), std::max(largest.cost_cny, month.cost_cny)};
  }
  if (months.size() < 2) return;
  const Numbers& n = s.numbers();
  const DisplayUnit energy = n.energy(largest.energy_kwh), water = n.water(largest.water_l), carbon = n.carbon(largest.carbon_kg),
                    money = n.money(largest.cost_cny);
  Table table;
  table.title = s.text()("table.months");
  table.columns = {{std::string(s.text()("table.month")), 24},
                   {s.text().fill("table.energy_in", {energy.name}), 19, true},
                   {s.text().fill("table.water.volume", {water.name}), 19, true},
                   {s.text().fill("table.carbon_in", {carbon.name}), 19, true},
                   {s.text().fill("table.cost.amount", {money.name}), 19, true}};
  for (const auto& [name, month] : months)
    table.rows.push_back({{name, n.cell(month.energy_kwh, energy), n.cell(month.water_l, water), n.cell(month.carbon_kg, carbon),
                           n.cell(month.cost_cny, money)}});
  doc.section(s.text()("footprint.months"));
  doc.table(table);
}

}  // namespace

void add_footprint(Document& doc, const Section& s) {
  add_water(doc, s);
  add_carbon(doc, s);
  add_cost(doc, s);
  add_months(doc, s);
}

}  // namespace icctwin::report
