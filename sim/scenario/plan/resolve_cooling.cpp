// Sizes what the scenario leaves open and checks what it states against the design heat.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"
#include "models/cooling/pump.h"
#include "sim/scenario/plan/cooling_sizing.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {
namespace {

constexpr double air_density_kg_per_m3 = 1.2;
constexpr double heat_per_cdu_w = 1e6;  // one CDU per megawatt where the scenario does not say

class Sizing {
 public:
  Sizing(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics)
      : cooling_(scenario.cooling), plan_(plan), out_(plan.cooling), diagnostics_(diagnostics) {}

  void run() {
    cdus();
    loop(cooling_.facility_loop, out_.facility, facility_heat_w());
    room_air();
    loop(cooling_.chilled_loop, out_.chilled, plan_.design_air_w > 0 ? out_.air_capacity_w + out_.air_fan_w : 0);
  }

 private:
  double facility_heat_w() const { return out_.cdus == 0 ? 0 : static_cast<double>(out_.cdus) * (out_.cdu_capacity_w + out_.cdu_pump_w); }

  void cdus() {
    const CduGroup& cdu = cooling_.cdu;
    const double heat_w = plan_.design_liquid_w;
    if (heat_w <= 0) return;
    out_.cdus = static_cast<std::size_t>(cdu.units.value_or(std::max(1, static_cast<int>(std::ceil(heat_w / heat_per_cdu_w)))));
    out_.cdus = std::min(out_.cdus, plan_.racks.size());
    const double units = static_cast<double>(out_.cdus);

    // Racks with cold plates are shared out to the CDUs in order, as evenly as whole racks allow.
    std::vector<std::size_t> wet;
    for (std::size_t i = 0; i < plan_.racks.size(); ++i)
      if (plan_.rack_specs[plan_.racks[i].spec].liquid_fraction > 0) wet.push_back(i);
    out_.cdus = std::min(out_.cdus, wet.size());
    std::vector<double> cdu_heat_w(out_.cdus, 0.0);
    std::vector<double> spec_w;
    for (const auto& spec : plan_.rack_specs) spec_w.push_back(uniform_rack_input_w(plan_, spec, 1, 1) * spec.liquid_fraction);
    for (std::size_t k = 0; k < wet.size(); ++k) {
      PlanRack& rack = plan_.racks[wet[k]];
      rack.cdu = k * out_.cdus / wet.size();
      cdu_heat_w[rack.cdu] += spec_w[rack.spec];
    }
    const double largest_w = *std::ranges::max_element(cdu_heat_w);
    out_.cdu_capacity_w = cdu.capacity_w.value_or(std::max(largest_w, heat_w / units) * cooling_.sizing_margin);
    require_capacity(diagnostics_, out_.cdu_capacity_w, largest_w, "/cooling/cdu/capacity_w", "The most loaded CDU", "负荷最大的 CDU");

    const auto coolant = coolant_properties(cdu.coolant == CoolantChoice::water ? CoolantKind::water : CoolantKind::pg25);
    out_.cdu_supply_c = cdu.supply_c;
    out_.cdu_design_rise_k = cdu.design_rise_k;
    out_.cdu_capacity_w_per_k = out_.cdu_capacity_w / cdu.design_rise_k;
    // Design point: heat = eps m cp (return - facility supply), return = facility supply + approach + rise.
    out_.cdu_effectiveness = cdu.design_rise_k / (cdu.design_rise_k + cdu.approach_k);
    out_.cdu_heat_capacity_j_per_k = out_.cdu_capacity_w_per_k * cdu.thermal_time_s;
    if (const auto* fixed = std::get_if<FixedPump>(&cdu.pump)) {
      out_.cdu_pump_fixed = true;
      out_.cdu_pump_w = fixed->power_w;
      out_.cdu_min_flow_ratio = 1;
    } else {
      const auto& pump = std::get<VariablePump>(cdu.pump);
      out_.cdu_pump_w = pump_design_w(pump, out_.cdu_capacity_w_per_k, coolant);
      out_.cdu_min_flow_ratio = pump.min_flow_ratio;
    }
    const double reach_k = cdu.design_rise_k + cdu.approach_k;
    if (cooling_.facility_loop.design_rise_k >= reach_k)
      diagnostics_.add("E-COOL-002", "/cooling/facility_loop/design_rise_k", fmt::format("{} K", cooling_.facility_loop.design_rise_k),
                       fmt::format("{} K", reach_k));
    const double least_c = cooling_.facility_loop.supply_c + cdu.approach_k;
    if (cdu.supply_c < least_c - 1e-9)
      diagnostics_.add("E-COOL-003", "/cooling/cdu/supply_c", degrees_text(cdu.supply_c), degrees_text(least_c));
  }

  void loop(const WaterLoop& words, LoopPlan& loop_plan, double heat_w) {
    const auto water = coolant_properties(CoolantKind::water);
    loop_plan.supply_c = words.supply_c;
    loop_plan.design_capacity_w_per_k = heat_w / words.design_rise_k;
    loop_plan.min_flow_ratio = words.pump.min_flow_ratio;
    loop_plan.pump_w = pump_design_w(words.pump, loop_plan.design_capacity_w_per_k, water);
    loop_plan.design_heat_w = heat_w;
    loop_plan.exchanger_effectiveness = words.exchanger_effectiveness;
    loop_plan.heat_capacity_j_per_k = loop_plan.design_capacity_w_per_k * words.thermal_time_s;
  }

  void room_air() {
    const RoomAir& air = cooling_.air;
    out_.air_supply_c = air.supply_c;
    out_.air_capacity_w = air.capacity_w.value_or(plan_.design_air_w * cooling_.sizing_margin);
    require_capacity(diagnostics_, out_.air_capacity_w, plan_.design_air_w, "/cooling/air/capacity_w", "The room air handlers", "机房空调");
    out_.air_capacity_w_per_k = out_.air_capacity_w / air.design_rise_k;
    out_.air_fan_w = pump_power_w(out_.air_capacity_w_per_k / dry_air_heat_capacity_j_per_kg_k / air_density_kg_per_m3, air.fan_pressure_pa,
                                  air.fan_efficiency);
    out_.air_min_flow_ratio = air.min_flow_ratio;
    out_.air_coil_effectiveness = air.coil_effectiveness;
    out_.air_heat_capacity_j_per_k = out_.air_capacity_w_per_k * air.thermal_time_s;
    const double reach_k = air.coil_effectiveness * (air.supply_c + air.design_rise_k - cooling_.chilled_loop.supply_c);
    if (out_.air_capacity_w > 0 && reach_k < air.design_rise_k)
      diagnostics_.add("E-COOL-004", "/cooling/air/coil_effectiveness", fmt::format("{:.1f} K", reach_k),
                       fmt::format("{:.1f} K", air.design_rise_k));
  }

  const CoolingPlant& cooling_;
  Plan& plan_;
  CoolingPlan& out_;
  Diagnostics& diagnostics_;
};

}  // namespace

void resolve_cooling(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  Sizing(scenario, plan, diagnostics).run();
  resolve_rejection(scenario, plan, diagnostics);
}

}  // namespace icctwin
