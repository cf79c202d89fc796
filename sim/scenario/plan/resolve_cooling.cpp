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

constexpr double room_air_kg_per_m3 = 1.2;

class Sizing {
 public:
  Sizing(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics)
      : cooling_(scenario.cooling), plan_(plan), out_(plan.cooling), diagnostics_(diagnostics) {}

  void run() {
    loop(cooling_.facility_loop, "/cooling/facility_loop/pump", out_.facility, out_.cdus.capacity_w + out_.cdus.pump_w);
    room_air();
    loop(cooling_.chilled_loop, "/cooling/chilled_loop/pump", out_.chilled,
         plan_.design_air_w > 0 ? out_.air_capacity_w + out_.air_fan_w : 0);
  }

 private:
  void loop(const WaterLoop& words, const char* where, LoopPlan& loop_plan, double heat_w) {
    const auto water = coolant_properties(CoolantKind::water);
    loop_plan.supply_c = words.supply_c;
    loop_plan.design_capacity_w_per_k = heat_w / words.design_rise_k;
    loop_plan.min_flow_ratio = words.pump.min_flow_ratio;
    const SizedPumps pumps = size_pumps(words.pump, loop_plan.design_capacity_w_per_k, water, where, diagnostics_);
    loop_plan.pump_w = pumps.power_w;
    loop_plan.pumps = pumps.units;
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
    out_.air_fan_w = pump_power_w(out_.air_capacity_w_per_k / dry_air_heat_capacity_j_per_kg_k / room_air_kg_per_m3, air.fan_pressure_pa,
                                  air.fan_efficiency);
    out_.air_supply_limit_c = air.supply_limit_c;
    out_.air_units = air.units;
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

void resolve_cooling(const Scenario& scenario, const Catalog& catalog, Plan& plan, Diagnostics& diagnostics) {
  resolve_cdus(scenario, plan, diagnostics);
  Sizing(scenario, plan, diagnostics).run();
  resolve_rejection(scenario, catalog, plan, diagnostics);
  resolve_storage(scenario, plan, diagnostics);
}

}  // namespace icctwin
