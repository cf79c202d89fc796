// Shares racks out to the CDUs and sizes what the scenario leaves open.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/plan/cooling_sizing.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr double heat_per_cdu_w = 1e6;  // one CDU per megawatt where the scenario does not say

void check_temperatures(const CoolingPlant& cooling, Diagnostics& diagnostics) {
  const CduGroup& cdu = cooling.cdu;
  const double reach_k = cdu.design_rise_k + cdu.approach_k;
  if (cooling.facility_loop.design_rise_k >= reach_k)
    diagnostics.add("E-COOL-002", "/cooling/facility_loop/design_rise_k", fmt::format("{} K", cooling.facility_loop.design_rise_k),
                    fmt::format("{} K", reach_k));
  const double least_c = cooling.facility_loop.supply_c + cdu.approach_k;
  if (cdu.supply_c < least_c - 1e-9)
    diagnostics.add("E-COOL-003", "/cooling/cdu/supply_c", degrees_text(cdu.supply_c), degrees_text(least_c));
}

}  // namespace

void resolve_cdus(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  const CduGroup& cdu = scenario.cooling.cdu;
  CdusPlan& out = plan.cooling.cdus;
  const double heat_w = plan.design_liquid_w;
  if (heat_w <= 0) return;
  CduGroupPlan group;
  group.units = static_cast<std::size_t>(cdu.units.value_or(std::max(1, static_cast<int>(std::ceil(heat_w / heat_per_cdu_w)))));
  group.units = std::min(group.units, plan.racks.size());
  const double units = static_cast<double>(group.units);

  // Racks with cold plates are shared out to the CDUs in order, as evenly as whole racks allow.
  std::vector<std::size_t> wet;
  for (std::size_t i = 0; i < plan.racks.size(); ++i)
    if (plan.rack_specs[plan.racks[i].spec].liquid_fraction > 0) wet.push_back(i);
  group.units = std::min(group.units, wet.size());
  std::vector<double> cdu_heat_w(group.units, 0.0);
  std::vector<double> spec_w;
  for (const auto& spec : plan.rack_specs) spec_w.push_back(uniform_rack_input_w(plan, spec, 1, 1) * spec.liquid_fraction);
  for (std::size_t k = 0; k < wet.size(); ++k) {
    PlanRack& rack = plan.racks[wet[k]];
    rack.cdu = k * group.units / wet.size();
    cdu_heat_w[rack.cdu] += spec_w[rack.spec];
  }
  const double largest_w = *std::ranges::max_element(cdu_heat_w);
  group.capacity_w = cdu.capacity_w.value_or(std::max(largest_w, heat_w / units) * scenario.cooling.sizing_margin);
  require_capacity(diagnostics, group.capacity_w, largest_w, "/cooling/cdu/capacity_w", "The most loaded CDU", "负荷最大的 CDU");

  const auto coolant = coolant_properties(cdu.coolant == CoolantChoice::water ? CoolantKind::water : CoolantKind::pg25);
  group.supply_c = cdu.supply_c;
  group.design_rise_k = cdu.design_rise_k;
  group.capacity_w_per_k = group.capacity_w / cdu.design_rise_k;
  // Design point: heat = eps m cp (return - facility supply), return = facility supply + approach + rise.
  group.effectiveness = cdu.design_rise_k / (cdu.design_rise_k + cdu.approach_k);
  group.heat_capacity_j_per_k = group.capacity_w_per_k * cdu.thermal_time_s;
  if (const auto* fixed = std::get_if<FixedPump>(&cdu.pump)) {
    group.pump_fixed = true;
    group.pump_w = fixed->power_w;
  } else {
    const auto& pump = std::get<VariablePump>(cdu.pump);
    group.pump_w = pump_design_w(pump, group.capacity_w_per_k, coolant);
    group.min_flow_ratio = pump.min_flow_ratio;
  }
  check_temperatures(scenario.cooling, diagnostics);

  out.units = group.units;
  out.capacity_w = static_cast<double>(group.units) * group.capacity_w;
  out.pump_w = static_cast<double>(group.units) * group.pump_w;
  out.groups.push_back(group);
}

}  // namespace icctwin
