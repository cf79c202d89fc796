#include <cmath>
#include <string>

#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

/// Rows of the table of equipment; what the plan does not have gets none.
class EquipmentTable {
 public:
  explicit EquipmentTable(const Section& s) : s_(s), unit_(s.numbers().energy(s.book.input())) {
    const auto& text = s.text();
    table_.title = text("table.equipment");
    table_.tight = true;
    table_.columns = {{std::string(text("table.equipment.name")), 30},        {std::string(text("table.count")), 9, true},
                      {std::string(text("table.rated")), 13, true},           {std::string(text("table.unit")), 10},
                      {text.fill("table.energy_in", {unit_.name}), 14, true}, {std::string(text("table.equipment.note")), 24}};
  }

  void group(std::string_view key) { pending_ = key; }
  /// A rating of zero or none says that the center has no such thing.
  void add(std::string_view key, double count, double rated, std::string_view rated_unit, double energy_kwh,
           std::string_view note_key = {}) {
    if (!(rated > 0)) return;
    if (!pending_.empty()) {
      std::vector<Cell> cells(6);
      cells[0] = s_.text()(pending_);
      table_.rows.push_back({std::move(cells), RowKind::group});
      pending_ = {};
    }
    const Numbers& n = s_.numbers();
    table_.rows.push_back(
        {{s_.text()(key), std::isfinite(count) ? n.cell(count, 0) : Cell(missing_mark), n.cell(rated, rated < 100 ? 1 : 0), rated_unit,
          std::isfinite(energy_kwh) ? n.cell(energy_kwh, unit_) : Cell(missing_mark),
          note_key.empty() ? std::string_view() : s_.text()(note_key)},
         RowKind::inset});
  }
  Table finish() {
    table_.source = s_.text()("table.equipment.source");
    return std::move(table_);
  }
  bool empty() const { return table_.rows.empty(); }

 private:
  const Section& s_;
  DisplayUnit unit_;
  Table table_;
  std::string_view pending_;
};

void add_it_types(Document& doc, const Section& s) {
  std::vector<Inline> items;
  for (const auto& input : s.run().manifest.inputs)
    if (input.pointer.starts_with("catalog/")) {
      Inline item = input.value + " " + code(input.pointer.substr(8));
      if (input.unverified) item += s.text()("list.comma") + toned(std::string(s.text()("unverified")), Tone::warning);
      items.push_back(std::move(item));
    }
  if (items.empty()) return;
  doc.section(s.text()("equipment.it"));
  doc.list(std::move(items), false);
}

}  // namespace

void add_equipment(Document& doc, const Section& s) {
  const auto& run = s.run();
  const auto& m = run.manifest;
  const EnergyBook& b = s.book;
  constexpr double k = 1e3;
  const auto design_kw = [&](std::string_view key) { return m.design_value(key) / k; };
  const auto input_kw = [&](std::string_view pointer) { return input_number(run, pointer) / k; };
  const auto source_kwh = [&](std::string_view account) { return run.account("electricity", "source", account); };
  const auto use_kwh = [&](std::string_view account) { return run.account("electricity", "use", account); };
  EquipmentTable table(s);
  table.group("equipment.power");
  table.add("sankey.transformer", m.design_value("transformer_units"), design_kw("transformer_rated_va"), "kVA", b.transformer,
            "equipment.loss");
  table.add("supply.ups.units", m.design_value("ups_units"), input_kw("/power/ups/rated_w"), "kW", b.ups, "equipment.loss");
  table.add("equipment.pv", no_value, input_kw("/power/pv/rated_w"), "kWp", source_kwh("pv"), "equipment.made");
  table.add("equipment.wind", no_value, input_kw("/power/wind/rated_w"), "kW", source_kwh("wind"), "equipment.made");
  table.add("equipment.battery", no_value, input_number(run, "/power/battery/capacity_kwh"), "kWh", b.battery, "equipment.store");
  table.add("equipment.generators", no_value, input_kw("/power/generators/rated_w"), "kW", source_kwh("generator"), "equipment.made");
  table.group("equipment.cooling");
  table.add("use.chillers", input_number(run, "/cooling/chiller/units"), design_kw("chiller_capacity_w"), "kW", b.chillers,
            "equipment.heat");
  table.add("equipment.rejection", input_number(run, "/cooling/heat_rejection/cells"), design_kw("rejection_capacity_w"), "kW", b.towers,
            "equipment.heat");
  table.add("equipment.cdus", m.design_value("cdus"), design_kw("cdus_capacity_w"), "kW", no_value, "equipment.heat");
  table.add("equipment.cdu_pumps", m.design_value("cdus"), design_kw("cdus_pump_w"), "kW", b.cdu_pumps, "equipment.electric");
  table.add("equipment.facility_pumps", no_value, design_kw("facility_pump_w"), "kW", use_kwh("cooling.facility_pump"),
            "equipment.electric");
  table.add("equipment.chilled_pumps", no_value, design_kw("chilled_pump_w"), "kW", use_kwh("cooling.chilled_pump"), "equipment.electric");
  table.add("equipment.condenser_pumps", no_value, design_kw("condenser_pump_w"), "kW", use_kwh("cooling.condenser_pump"),
            "equipment.electric");
  table.add("use.fans", input_number(run, "/cooling/air/units"), design_kw("air_fan_w"), "kW", b.fans, "equipment.electric");
  table.group("equipment.it.group");
  table.add("equipment.servers", m.nodes, design_kw("it_w"), "kW", b.it(), "equipment.all");
  table.add("balance.network", no_value, design_kw("fabric_w"), "kW", b.network, "equipment.electric");
  table.group("use.other");
  table.add("equipment.lighting", no_value, design_kw("lighting_w"), "kW", b.other, "equipment.electric");
  if (!table.empty()) doc.table(table.finish());
  add_it_types(doc, s);
}

}  // namespace icctwin::report
