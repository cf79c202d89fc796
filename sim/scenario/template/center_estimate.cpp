#include "sim/scenario/template/center_estimate.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/template/center_layout.h"

namespace icctwin {
namespace {

constexpr double price_spread = 0.15;
constexpr double tower_fan_min_ratio = 0.4;  // variable-speed fans are not run slower

double at_least_flow(double power_w, double min_flow_ratio) { return power_w * std::pow(min_flow_ratio, 3); }

/// Pumps and fans at their least flow, chillers at rest [W].
double least_cooling_w(const CoolingPlan& cooling) {
  double sum_w = at_least_flow(cooling.facility.pump_w, cooling.facility.min_flow_ratio) +
                 at_least_flow(cooling.air_fan_w, cooling.air_min_flow_ratio) +
                 at_least_flow(cooling.rejection.pump_w, cooling.rejection.min_flow_ratio) +
                 at_least_flow(cooling.rejection.fan_w, tower_fan_min_ratio) +
                 at_least_flow(cooling.chilled.pump_w, cooling.chilled.min_flow_ratio);
  for (const CduGroupPlan& group : cooling.cdus.groups)
    sum_w += static_cast<double>(group.units) * (group.pump_fixed ? group.pump_w : at_least_flow(group.pump_w, group.min_flow_ratio));
  return sum_w;
}

double peak_flop_per_s(const Accelerator& sheet) { return sheet.bf16_flop_per_s.value_or(sheet.fp16_flop_per_s.value_or(0)); }

}  // namespace

CenterEstimate estimate_center(const Plan& plan, const Catalog& catalog) {
  CenterEstimate made;
  made.it_w = plan.design_it_w;
  made.racks = plan.racks.size();
  made.accelerators = plan.accelerators;
  made.cdus = plan.cooling.cdus.units;
  made.floor_m2 = floor_m2(plan.scenario.halls);
  const PowerPlan& power = plan.power;
  const double supply_in_w = input_power_w(power.supply, power.design_supply_w);
  const double cooling_max_w = power.design_total_w - supply_in_w - power.lighting_w;
  const auto through_transformers = [&](double cooling_w) {
    const double total_w = supply_in_w + power.lighting_w + cooling_w;
    const double board_w = power.from_medium_voltage ? total_w - supply_in_w : total_w;
    Transformer bank = power.transformer;
    bank.units *= power.paths;
    return input_power_w(bank, board_w) + (total_w - board_w);
  };
  made.demand_w = {through_transformers(std::min(cooling_max_w, least_cooling_w(plan.cooling))), through_transformers(cooling_max_w)};
  if (made.it_w > 0) made.pue = {made.demand_w.low / made.it_w, made.demand_w.high / made.it_w};
  double price_cny = 0;
  if (plan.economics)
    for (const auto& one : plan.economics->capital) price_cny += one.asset.price;
  made.cost_cny = {price_cny * (1 - price_spread), price_cny * (1 + price_spread)};
  for (const PlanRack& rack : plan.racks) {
    const RackSpec& spec = plan.rack_specs[rack.spec];
    const NodeSpec& node = plan.node_specs[spec.node_spec];
    if (const Accelerator* sheet = catalog.find_accelerator(node.accelerator))
      made.flop_per_s += peak_flop_per_s(*sheet) * node.accelerators * spec.nodes;
  }
  return made;
}

}  // namespace icctwin
