// Checks scheduled outages against the equipment there is.
#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

/// Units of a kind that stand in the center.
std::size_t units_of(const Plan& plan, const Outage& outage) {
  const CoolingPlan& cooling = plan.cooling;
  const auto of_loop = [](double design_w, const PumpUnits& pumps) { return static_cast<std::size_t>(design_w > 0 ? pumps.all() : 0); };
  switch (outage.equipment) {
    case OutageEquipment::grid:
      return 1;
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

/// The power chain loses the grid for the whole time; the plant is without power until somebody else feeds it.
void add_grid_outage(const Scenario& scenario, const Outage& words, Plan& plan) {
  const double end_s = words.begin_s + words.duration_s;
  plan.onsite.outages.push_back({words.begin_s, end_s});
  const PowerChain& power = scenario.power;
  double powered_s = end_s;
  if (power.generators) powered_s = std::min(end_s, words.begin_s + power.generators->start_s);
  if (power.battery && power.battery->backup == BackupScope::center) powered_s = words.begin_s;
  if (powered_s > words.begin_s) plan.outages.push_back({words.id, words.equipment, 0, 1, words.begin_s, powered_s, !power.cooling_on_ups});
}

/// Outages that touch or overlap are one.
void merge(std::vector<GridOutage>& outages) {
  std::ranges::sort(outages, {}, &GridOutage::begin_s);
  std::vector<GridOutage> merged;
  for (const auto& outage : outages) {
    if (!merged.empty() && outage.begin_s <= merged.back().end_s)
      merged.back().end_s = std::max(merged.back().end_s, outage.end_s);
    else
      merged.push_back(outage);
  }
  outages = std::move(merged);
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
    if (words.equipment == OutageEquipment::grid) {
      add_grid_outage(scenario, words, plan);
      continue;
    }
    plan.outages.push_back({words.id, words.equipment, index, words.units, words.begin_s, words.begin_s + words.duration_s});
  }
  merge(plan.onsite.outages);
}

}  // namespace icctwin
