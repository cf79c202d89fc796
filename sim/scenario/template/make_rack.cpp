#include "sim/scenario/template/make_rack.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/json/nearest.h"

namespace icctwin {
namespace {

// Tanks have pumps of their own; the value is that of the catalog's tank.
constexpr double tank_pump_w = 300;

RackCooling cooling_of(CoolingKind kind) {
  switch (kind) {
    case CoolingKind::rear_door:
      return RearDoorCooled{};
    case CoolingKind::cold_plate:
      return ColdPlateCooled{};
    case CoolingKind::immersion: {
      ImmersionCooled tank;
      tank.pump_w = tank_pump_w;
      return tank;
    }
    case CoolingKind::air:
      break;
  }
  return AirCooled{};
}

/// A rack of the catalog with the same accelerator, as many of them, and that cooling.
const RackType* sister(const Catalog& catalog, const RackType& rack, CoolingKind kind) {
  const auto accelerators = [&](const RackType& one) { return one.node_count * catalog.find_node_type(one.node_type)->accelerator_count; };
  for (const RackType* other : accelerator_racks(catalog))
    if (cooling_kind(other->cooling) == kind && accelerator_of(catalog, *other) == accelerator_of(catalog, rack) &&
        accelerators(*other) == accelerators(rack))
      return other;
  return nullptr;
}

void mark(RackType& rack, const std::string& of, const std::string& what, const std::string& field) {
  rack.confidence = Confidence::low;
  rack.rated_w.reset();
  rack.notes = fmt::format("As {} of the catalog, but {}.", of, what);
  if (std::find(rack.unverified_fields.begin(), rack.unverified_fields.end(), field) == rack.unverified_fields.end())
    rack.unverified_fields.push_back(field);
}

}  // namespace

const RackType* choose_rack(const CenterOptions& options, const Catalog& catalog, Scenario& scenario, Diagnostics& diagnostics) {
  const RackType* rack = catalog.find_rack_type(options.rack_type);
  if (!rack || !accelerator_of(catalog, *rack)) {
    std::vector<std::string> ids;
    for (const RackType* one : accelerator_racks(catalog)) ids.push_back(one->id);
    diagnostics.add("E-IN-008", "rack_type", options.rack_type, nearest_name(options.rack_type, ids),
                    {{"kind", "rack type with accelerators"}, {"kind_zh", "含加速卡的机柜型号"}});
    return nullptr;
  }
  const CoolingKind kind = options.cooling.value_or(cooling_kind(rack->cooling));
  if (cooling_kind(rack->cooling) != kind) {
    if (const RackType* other = sister(catalog, *rack, kind)) {
      rack = other;
    } else {
      RackType made = *rack;
      made.id = fmt::format("{}_{}", rack->id, named(coolings, kind).word);
      made.name = fmt::format("{} ({})", rack->name, named(coolings, kind).name.en);
      made.name_zh = fmt::format("{}（改{}）", rack->name_zh, named(coolings, kind).name.zh);
      made.cooling = cooling_of(kind);
      mark(made, rack->id, "its heat leaves another way; the servers keep their fans", "cooling");
      scenario.rack_types.push_back(std::move(made));
      rack = &scenario.rack_types.back();
    }
  }
  const auto* plates = std::get_if<ColdPlateCooled>(&rack->cooling);
  if (options.liquid_fraction && plates && plates->liquid_fraction != options.liquid_fraction) {
    RackType made = *rack;
    made.id = fmt::format("{}_{:.0f}", rack->id, *options.liquid_fraction * 100);
    std::get<ColdPlateCooled>(made.cooling).liquid_fraction = options.liquid_fraction;
    mark(made, rack->id, fmt::format("{:.0f} % of its heat go to liquid", *options.liquid_fraction * 100), "cooling");
    scenario.rack_types = {std::move(made)};
    rack = &scenario.rack_types.back();
  }
  return rack;
}

std::string add_shorter_rack(const RackType& rack, int nodes, Scenario& scenario) {
  RackType made = rack;
  made.id = fmt::format("{}_of_{}", rack.id, nodes);
  made.name = fmt::format("{}, servers: {}", rack.name, nodes);
  made.name_zh = fmt::format("{}，{} 台", rack.name_zh, nodes);
  made.node_count = nodes;
  mark(made, rack.id, fmt::format("with {} servers", nodes), "node_count");
  scenario.rack_types.push_back(std::move(made));
  return scenario.rack_types.back().id;
}

}  // namespace icctwin
