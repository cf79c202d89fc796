#include "sim/results/report/meters.h"

#include <array>
#include <cmath>

namespace icctwin::report {

std::vector<Meter> meters(const Section& s) {
  const EnergyBook& b = s.book;
  std::vector<Meter> all;
  const auto add = [&](std::string_view id, std::string_view key, std::string_view account, double value,
                       Metered kind = Metered::electricity) {
    if (std::isfinite(value) && value > 0) all.push_back({id, key, account, value, kind});
  };
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> sources = {
      {{"grid", "M-01"}, {"pv", "M-02"}, {"wind", "M-03"}, {"generator", "M-04"}}};
  for (const auto& [account, id] : sources)
    for (const auto& [name, energy_kwh] : b.sources)
      if (name == account)
        add(id,
            account == "grid"   ? "meter.grid"
            : account == "pv"   ? "meter.pv"
            : account == "wind" ? "meter.wind"
                                : "meter.generator",
            account, energy_kwh);
  add("M-11", "meter.board", "source - loss.transformer", b.input() - b.transformer);
  add("M-21", "meter.ups", "ups_output_kwh", s.run().kpi("ups_output_kwh"));
  add("M-31", "meter.it", "it.*", b.it());
  add("M-41", "meter.chillers", "cooling.chiller", b.chillers);
  add("M-42", "meter.cdu", "cooling.cdu_pump", b.cdu_pumps);
  add("M-43", "meter.pumps", "cooling.*_pump", b.plant_pumps);
  add("M-44", "meter.fans", "cooling.air_fan", b.fans);
  add("M-45", "meter.towers", "cooling.rejection_fan", b.towers);
  add("M-51", "meter.other", "other.*", b.other);
  add("W-01", "meter.water", "makeup", s.run().account("water", "source", "makeup"), Metered::water);
  add("H-01", "meter.heat", "heat.reused", b.heat_reused, Metered::heat);
  return all;
}

void add_metering(Document& doc, const Section& s) {
  const auto points = meters(s);
  if (points.empty()) return;
  const Numbers& n = s.numbers();
  double largest_kwh = 0, largest_l = 0;
  for (const auto& point : points) {
    double& largest = point.kind == Metered::water ? largest_l : largest_kwh;
    largest = std::max(largest, point.value);
  }
  const DisplayUnit energy = n.energy(largest_kwh), water = n.water(largest_l);
  doc.paragraph(s.text()("metering.text"));
  doc.figure(chart_supply(s, true), s.text()("figure.meters"), s.text()("figure.meters.source"));
  Table table;
  table.title = s.text()("table.meters");
  table.columns = {{std::string(s.text()("table.meter")), 9},   {std::string(s.text()("table.place")), 33},
                   {std::string(s.text()("table.medium")), 13}, {std::string(s.text()("table.value")), 14, true},
                   {std::string(s.text()("table.unit")), 8},    {std::string(s.text()("table.balance.account")), 23}};
  for (const auto& point : points) {
    const DisplayUnit& unit = point.kind == Metered::water ? water : energy;
    table.rows.push_back({{point.id, s.text()(point.place_key),
                           s.text()(point.kind == Metered::water  ? "medium.water"
                                    : point.kind == Metered::heat ? "medium.heat"
                                                                  : "medium.electricity"),
                           n.cell(point.value, unit), unit.name, code(std::string(point.account))}});
  }
  table.source = s.text()("table.meters.source");
  doc.table(table);
}

void add_one_line(Document& doc, const Section& s) {
  if (!has_energy(s)) return;
  doc.section(s.text()("one_line"));
  doc.figure(chart_supply(s, false), s.text()("figure.one_line"), s.text()("figure.one_line.source"));
}

}  // namespace icctwin::report
