#include "sim/engine/plant/plant.h"

#include <algorithm>

#include "sim/engine/plant/cdus.h"
#include "sim/engine/plant/chillers.h"
#include "sim/engine/plant/heat_rejection.h"
#include "sim/engine/plant/heat_reuse.h"
#include "sim/engine/plant/loop_step.h"
#include "sim/engine/plant/room_air.h"
#include "sim/engine/plant/set_point.h"
#include "sim/engine/plant/tank.h"
#include "sim/engine/plant/water_loop.h"

namespace icctwin {
namespace {

double stored_j(const CoolingPlan& plan, const PlantState& state) {
  return cdus_stored_j(plan.cdus, state) + plan.facility.heat_capacity_j_per_k * state.facility_return_c +
         plan.air_heat_capacity_j_per_k * state.air_return_c + plan.chilled.heat_capacity_j_per_k * state.chilled_return_c +
         plan.rejection.heat_capacity_j_per_k * state.condenser_c;
}

// Water that the chilled loop's exchanger needs to hold the supply set point alone: T_cold = T_return - (T_return - T_set) / effectiveness.
double free_cooling_set_c(const LoopPlan& loop, double return_c) {
  return return_c - (return_c - loop.supply_c) / std::max(loop.exchanger_effectiveness, 0.01);
}

CoolingMode next_mode(const CoolingPlan& plan, PlantState& state, const WeatherSample& weather, double step_s) {
  const double drop_k = plan.chilled.exchanger_effectiveness * (state.chilled_return_c - state.condenser_c);
  EconomizerInput seen;
  seen.set_point_c = plan.chilled.supply_c;
  seen.wet_bulb_c = weather.wet_bulb_c;
  seen.economizer_in_c = state.chilled_return_c;
  seen.economizer_out_c = state.chilled_return_c - std::max(0.0, drop_k);
  seen.supply_c = state.chilled_supply_c;
  seen.chillers_on = state.chillers_on;
  state.economizer = next_state(*plan.chillers.economizer, state.economizer, seen, step_s);
  return state.economizer.mode;
}

double condenser_set_c(const CoolingPlan& plan, PlantState& state, const LoopLoads& loads, const WeatherSample& weather,
                       const PlantOrders& orders, double step_s) {
  const bool modes = plan.chillers.economizer.has_value();
  if (modes && state.economizer.mode == CoolingMode::free)
    return std::max(plan.rejection.guard_c, free_cooling_set_c(plan.chilled, state.chilled_return_c));
  if (modes && state.economizer.mode == CoolingMode::partly_mechanical) return plan.rejection.guard_c;
  return plan.rejection.optimal_set_point ? optimal_set_c(plan, state, loads, weather, orders.source_c, step_s)
                                          : rejection_set_c(plan.rejection, weather, orders.source_c);
}

}  // namespace

PlantResult step_plant(const CoolingPlan& plan, PlantState& state, const PlantLoad& load, const WeatherSample& weather, double step_s,
                       const PlantOrders& orders) {
  PlantResult result;
  const double before_j = stored_j(plan, state);

  const double facility_in_w = step_cdus(plan.cdus, state, load.liquid_w, step_s, result);
  const double coil_w = step_room_air(plan, state, load.air_w, weather, step_s, result);

  const bool modes = plan.chillers.economizer.has_value();
  const CoolingMode mode = modes ? next_mode(plan, state, weather, step_s) : CoolingMode::partly_mechanical;
  // The chilled loop has the first call on the chillers, the facility loop trims with what is left.
  const double condenser_c = state.condenser_c;
  // Exchangers and chillers can give away no more than the condenser pumps still carry.
  const double condenser = state.service.condenser_flow_limit;
  const double capacity_w = condenser * chiller_capacity_w(plan, state.service.chillers, plan.chilled.supply_c, condenser_c);
  WaterPaths paths{mode == CoolingMode::fully_mechanical ? 0.0 : condenser, mode == CoolingMode::free ? 0.0 : capacity_w,
                   state.service.chilled_flow_limit};
  if (plan.tank && !state.tank_c.empty()) {
    const double stream = plan.chilled.design_capacity_w_per_k *
                          std::min(paths.flow_limit, flow_ratio(coil_w, plan.chilled.design_heat_w, plan.chilled.min_flow_ratio));
    const double exchanger_w = plan.chilled.exchanger_effectiveness * stream * std::max(0.0, state.chilled_return_c - condenser_c);
    const double able_w = capacity_w + condenser * exchanger_w;
    const double spare_w = paths.chiller_capacity_w + paths.exchanger_share * exchanger_w - coil_w;
    paths.removed_w = step_tank(plan, state, coil_w, able_w, spare_w, orders.tank, weather.dry_bulb_c, step_s, result);
  }
  const double reuse_w = step_heat_reuse(plan, state, facility_in_w, orders.reuse_demand_w, result);
  const auto chilled = step_water_loop(plan.chilled, coil_w, condenser_c, paths, state.chilled_return_c, state.chilled_supply_c, step_s);
  const WaterPaths warm_paths{condenser, plan.chillers.trim ? std::max(0.0, capacity_w - chilled.chiller_w) : 0.0,
                              state.service.facility_flow_limit, reuse_w, result.primary_w_per_k};
  const auto facility =
      step_water_loop(plan.facility, facility_in_w, condenser_c, warm_paths, state.facility_return_c, state.facility_supply_c, step_s);
  result.chilled_pump_w = chilled.pump_w;
  result.facility_pump_w = facility.pump_w;
  result.economizer_w = chilled.economizer_w + facility.economizer_w;
  result.chiller_load_w = chilled.chiller_w + facility.chiller_w;
  const auto cold = run_chillers(plan, state.service.chillers, chilled.chiller_w, state.chilled_supply_c, condenser_c);
  const auto warm = run_chillers(plan, state.service.chillers, facility.chiller_w, state.facility_supply_c, condenser_c);
  result.chiller_w = cold.power_w + warm.power_w;
  result.chiller_out_of_range = cold.out_of_range || warm.out_of_range;
  result.limits.add(Limit::facility_no_flow, facility_in_w > 0 && warm_paths.flow_limit <= 0);
  result.limits.add(Limit::chilled_no_flow, coil_w > 0 && paths.flow_limit <= 0);
  result.limits.add(Limit::condenser_no_flow, condenser <= 0 && facility_in_w + coil_w > 0);
  result.limits.add(Limit::chiller_cycling, cold.cycling || warm.cycling);
  state.chillers_on = cold.running + warm.running;
  // An ideal control has no modes; what happens is called by the same names.
  result.mode = modes                                             ? mode
                : result.chiller_load_w <= 0                      ? CoolingMode::free
                : chilled.economizer_w > 1e-6 * chilled.chiller_w ? CoolingMode::partly_mechanical
                                                                  : CoolingMode::fully_mechanical;

  step_heat_rejection(plan.rejection, state, result.economizer_w + result.chiller_load_w + result.chiller_w,
                      condenser_set_c(plan, state, {coil_w - paths.removed_w, facility_in_w - reuse_w}, weather, orders, step_s), weather,
                      orders.source_c, step_s, result);
  result.stored_w = (stored_j(plan, state) - before_j) / step_s;
  return result;
}

PlantState settled_plant(const CoolingPlan& plan, const PlantLoad& load, const WeatherSample& weather, const PlantOrders& orders) {
  PlantState state;
  state.condenser_c = rejection_set_c(plan.rejection, weather, orders.source_c);
  state.facility_supply_c = plan.facility.supply_c;
  state.facility_return_c = plan.facility.supply_c;
  state.chilled_supply_c = plan.chilled.supply_c;
  state.chilled_return_c = plan.chilled.supply_c;
  state.air_return_c = plan.air_supply_c;
  state.air_out_c = weather.wet_bulb_c + 5;
  for (const auto& group : plan.cdus.groups) state.cdu_return_c.insert(state.cdu_return_c.end(), group.units, group.supply_c);
  state.cdu_supply_c = state.cdu_return_c;
  state.cdu_flow.assign(plan.cdus.units, 1.0);
  state.cdu_valve.assign(plan.cdus.units, PiState{0.5, 0.5});
  state.service = plant_service(plan, {});
  // Implicit steps stay stable at any length: long ones lead quickly to the steady state.
  constexpr int steps = 200;
  constexpr double step_s = 120;
  for (int i = 0; i < steps; ++i) step_plant(plan, state, load, weather, step_s, orders);
  state.tank_c = full_tank(plan);
  return state;
}

}  // namespace icctwin
