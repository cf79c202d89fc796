#include "sim/engine/plant/room_air.h"

#include "models/cooling/pump.h"
#include "sim/engine/plant/loop_step.h"

namespace icctwin {

double step_room_air(const CoolingPlan& plan, PlantState& state, double air_w, double step_s, PlantResult& result) {
  const double air_flow = flow_ratio(air_w, plan.air_capacity_w, plan.air_min_flow_ratio);
  result.air_fan_w = affinity_power_w(plan.air_fan_w, air_flow);
  const double air_stream = plan.air_capacity_w_per_k * air_flow;
  double coil_w = 0;
  if (air_stream > 0) {
    const auto air =
        step_loop(state.air_return_c, plan.air_heat_capacity_j_per_k, air_w + result.air_fan_w, Outlet{air_stream, plan.air_supply_c},
                  Outlet{plan.air_coil_effectiveness * state.service.chilled_flow_limit * air_stream, state.chilled_supply_c}, step_s);
    state.air_return_c = air.temperature_c;
    coil_w = air.out_w;
    result.air_supply_c = air.temperature_c - coil_w / air_stream;
  }
  return coil_w;
}

}  // namespace icctwin
