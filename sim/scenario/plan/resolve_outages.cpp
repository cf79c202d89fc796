// Checks scheduled outages against the equipment there is.
#include <fmt/format.h>

#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

/// Units of a kind that stand in the center.
std::size_t units_of(const Plan& plan, const Outage& outage) {
  const CoolingPlan& cooling = plan.cooling;
  const auto of_loop = [](double design_w, const PumpUnits& pumps) { return static_cast<std::size_t>(design_w > 0 ? pumps.all() : 0); };
  switch (outage.equipment) {
    case OutageEquipment::cdu:
      return cooling.cdus.units;
    case OutageEquipment::cdu_pump: {
      const auto index = static_cast<std::size_t>(outage.index);
      return index < cooling.cdus.units ? static_cast<std::size_t>(cooling.cdus.group_of(index).pumps.all()) : 0;
    }
    case OutageEquipment::facility_pump:
      return of_loop(cooling.facility.design_heat_w, cooling.facility.pumps);
    case OutageEquipment::chilled_pump:
      return of_loop(cooling.chilled.design_heat_w, cooling.chilled.pumps);
    case OutageEquipment::condenser_pump:
      return of_loop(cooling.rejection.capacity_w, cooling.rejection.pumps);
    case OutageEquipment::chiller:
      return static_cast<std::size_t>(cooling.chillers.units);
    case OutageEquipment::tower_cell:
      return cooling.rejection.tower ? static_cast<std::size_t>(cooling.rejection.cells) : 0;
    case OutageEquipment::air_handler:
      return cooling.air_capacity_w > 0 ? static_cast<std::size_t>(cooling.air_units) : 0;
  }
  return 0;
}

}  // namespace

void resolve_outages(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  const auto& outages = scenario.operations.outages;
  for (std::size_t i = 0; i < outages.size(); ++i) {
    const Outage& words = outages[i];
    const std::string where = fmt::format("/operations/outages/{}", i);
    const bool counted = words.equipment == OutageEquipment::cdu || words.equipment == OutageEquipment::cdu_pump;
    const auto index = counted ? static_cast<std::size_t>(words.index) : 0;
    if (counted && index >= plan.cooling.cdus.units) {
      diagnostics.add("E-OPS-001", where + "/index", fmt::format("{}", words.index), fmt::format("{}", plan.cooling.cdus.units));
      continue;
    }
    const std::size_t first = words.equipment == OutageEquipment::cdu ? index : 0;
    const std::size_t there = units_of(plan, words);
    if (first + static_cast<std::size_t>(words.units) > there) {
      diagnostics.add("E-OPS-002", where + "/units", fmt::format("{}", words.units), fmt::format("{}", there - first));
      continue;
    }
    if (words.begin_s >= plan.duration_s) {
      diagnostics.add("E-OPS-003", where + "/begin_s", fmt::format("{:.0f} s", words.begin_s), fmt::format("{:.0f} s", plan.duration_s));
      continue;
    }
    plan.outages.push_back({words.id, words.equipment, index, words.units, words.begin_s, words.begin_s + words.duration_s});
  }
}

}  // namespace icctwin
