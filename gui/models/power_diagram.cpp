#include "gui/models/power_diagram.h"

#include <algorithm>
#include <cmath>

namespace icctwin::gui {
namespace {

constexpr double design_cop = 5;  // of chillers, as the power chain is sized

SupplyKind kind_of(const UninterruptibleSupply& supply) {
  if (std::holds_alternative<UpsBank>(supply)) return SupplyKind::ups;
  if (std::holds_alternative<HvdcBank>(supply)) return SupplyKind::hvdc;
  return std::holds_alternative<Dc800Bank>(supply) ? SupplyKind::dc_800v : SupplyKind::none;
}

/// Rows stand in the plan in the order of halls, rows and copies of rows.
std::vector<RowLoad> rows_of(const Plan& plan) {
  std::vector<RowLoad> rows;
  for (std::size_t h = 0; h < plan.scenario.halls.size(); ++h) {
    const std::string hall = "/halls/" + std::to_string(h);
    for (std::size_t r = 0; r < plan.scenario.halls[h].rows.size(); ++r)
      for (int copy = 0; copy < plan.scenario.halls[h].rows[r].count && rows.size() < plan.rows.size(); ++copy) {
        const PlanRow& row = plan.rows[rows.size()];
        rows.push_back({row.id, hall + "/rows/" + std::to_string(r), plan.scenario.halls[h].id, hall, 0, row.busway_rated_w, {}});
      }
  }
  std::vector<double> spec_w;
  for (const RackSpec& spec : plan.rack_specs) spec_w.push_back(uniform_rack_input_w(plan, spec, 1, 1));
  for (const PlanRack& rack : plan.racks) {
    if (rack.row >= rows.size()) continue;
    rows[rack.row].design_w += spec_w[rack.spec];
    rows[rack.row].racks.push_back(rack.id);
  }
  return rows;
}

}  // namespace

PowerDiagram power_diagram_of(const Plan& plan) {
  const PowerPlan& power = plan.power;
  const CoolingPlan& cooling = plan.cooling;
  PowerDiagram d;
  d.paths = power.paths;
  d.transformers = power.transformer.units;
  d.transformer_va = power.transformer.rated_va;
  d.transformer_w = power.transformer.rated_va * power.transformer.power_factor;
  d.supply = kind_of(plan.scenario.power.ups);
  if (const auto* ups = std::get_if<UpsBank>(&plan.scenario.power.ups)) d.eco = ups->mode == UpsMode::eco;
  d.from_medium_voltage = power.from_medium_voltage;
  d.cooling_backed = power.cooling_on_ups;
  if (d.supply != SupplyKind::none) {
    d.supply_units = power.ups_units;
    d.supply_unit_w = power.ups_unit_rated_w;
    const int needed = d.supply_unit_w > 0 ? static_cast<int>(std::ceil(power.design_supply_w / d.supply_unit_w - 1e-9)) : 0;
    d.supply_spare = std::max(0, d.supply_units - needed);
  }
  d.design_total_w = power.design_total_w;
  d.design_supply_w = power.design_supply_w;
  d.design_board_w = power.design_board_w;
  d.design_it_w = plan.design_it_w;
  d.chiller_w = cooling.chillers.capacity_w / design_cop;
  d.pump_w = cooling.cdus.pump_w + cooling.facility.pump_w + cooling.chilled.pump_w + cooling.rejection.pump_w;
  d.air_fan_w = cooling.air_fan_w;
  d.rejection_fan_w = cooling.rejection.fan_w;
  d.lighting_w = power.lighting_w;
  if (plan.onsite.battery) d.battery = PowerDiagram::Battery{plan.onsite.battery->battery.capacity_j, plan.onsite.battery->battery.power_w};
  if (plan.onsite.generators) {
    const GeneratorSet& set = plan.onsite.generators->set;
    d.generators = PowerDiagram::Generators{set.units, set.rated_w, set.start_s};
  }
  if (plan.scenario.power.pv) d.pv_w = plan.scenario.power.pv->rated_w;
  if (plan.scenario.power.wind) d.wind = PowerDiagram::Wind{plan.scenario.power.wind->turbines, plan.scenario.power.wind->rated_w};
  d.rows = rows_of(plan);
  d.failures = single_failures(plan);
  return d;
}

const SingleFailure* PowerDiagram::failure_of(std::string_view element) const {
  const auto found = std::ranges::find(failures, element, &SingleFailure::element);
  return found == failures.end() ? nullptr : &*found;
}

const SingleFailure* PowerDiagram::failure_of(const RowLoad& row) const {
  // Rows of the same load and busway are one line, which bears the name of the first.
  for (const SingleFailure& failure : failures) {
    if (failure.element != "busway") continue;
    if (failure.name == row.id) return &failure;
    const auto first = std::ranges::find(rows, failure.name, &RowLoad::id);
    if (first != rows.end() && first->design_w == row.design_w && first->rated_w == row.rated_w && first->racks.size() == row.racks.size())
      return &failure;
  }
  return nullptr;
}

}  // namespace icctwin::gui
