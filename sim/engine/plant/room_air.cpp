#include "sim/engine/plant/room_air.h"

#include <algorithm>

#include "models/cooling/moist_air.h"
#include "models/cooling/pump.h"
#include "sim/engine/plant/loop_step.h"

namespace icctwin {

namespace {

bool suits(const OutsideAirPlan& outside, const WeatherSample& weather, double return_c) {
  if (weather.dry_bulb_c > outside.dry_bulb_max_c || weather.dry_bulb_c >= return_c) return false;
  return weather.humidity_ratio <= humidity_ratio_saturated(outside.dew_point_max_c, weather.pressure_pa) &&
         weather.humidity_ratio >= humidity_ratio_saturated(outside.dew_point_min_c, weather.pressure_pa);
}

}  // namespace

double step_room_air(const CoolingPlan& plan, PlantState& state, double air_w, const WeatherSample& weather, double step_s,
                     PlantResult& result) {
  const double air_flow = std::min(state.service.air_flow_limit, flow_ratio(air_w, plan.air_capacity_w, plan.air_min_flow_ratio));
  const bool outside = plan.outside_air && suits(*plan.outside_air, weather, state.air_return_c);
  result.air_fan_w = affinity_power_w(plan.air_fan_w, air_flow) * (outside ? 1 + plan.outside_air->fan_power_ratio : 1.0);
  const double air_stream = plan.air_capacity_w_per_k * air_flow;
  double coil_w = 0;
  if (air_stream > 0) {
    const double coil_stream = plan.air_coil_effectiveness * state.service.chilled_flow_limit * air_stream;
    const Outlet coil{coil_stream, state.chilled_supply_c};
    const Outlet mixed{air_stream, weather.dry_bulb_c, coil_stream * std::max(0.0, weather.dry_bulb_c - state.chilled_supply_c)};
    const auto air = step_loop(state.air_return_c, plan.air_heat_capacity_j_per_k, air_w + result.air_fan_w,
                               Outlet{air_stream, plan.air_supply_c}, outside ? mixed : coil, step_s);
    const double mean_c = (state.air_return_c + air.temperature_c) / 2;
    state.air_return_c = air.temperature_c;
    result.air_supply_c = air.temperature_c - air.end_out_w / air_stream;
    if (outside) result.outside_air_w = std::clamp(air_stream * (mean_c - weather.dry_bulb_c), 0.0, air.out_w);
    result.rejected_w += result.outside_air_w;
    coil_w = air.out_w - result.outside_air_w;
  } else if (plan.air_heat_capacity_j_per_k > 0) {
    // Standing air keeps what the racks still give it.
    state.air_return_c += air_w * step_s / plan.air_heat_capacity_j_per_k;
    result.air_supply_c = state.air_return_c;
  }
  return coil_w;
}

}  // namespace icctwin
