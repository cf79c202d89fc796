#include "sim/engine/plant/plant.h"

#include <algorithm>

#include "sim/engine/plant/cdus.h"
#include "sim/engine/plant/chillers.h"
#include "sim/engine/plant/heat_rejection.h"
#include "sim/engine/plant/room_air.h"
#include "sim/engine/plant/water_loop.h"

namespace icctwin {
namespace {

double stored_j(const CoolingPlan& plan, const PlantState& state) {
  return cdus_stored_j(plan.cdus, state) + plan.facility.heat_capacity_j_per_k * state.facility_return_c +
         plan.air_heat_capacity_j_per_k * state.air_return_c + plan.chilled.heat_capacity_j_per_k * state.chilled_return_c +
         plan.rejection.heat_capacity_j_per_k * state.condenser_c;
}

}  // namespace

PlantResult step_plant(const CoolingPlan& plan, PlantState& state, const PlantLoad& load, const WeatherSample& weather, double step_s) {
  PlantResult result;
  const double before_j = stored_j(plan, state);

  const double facility_in_w = step_cdus(plan.cdus, state, load.liquid_w, step_s, result);
  const double coil_w = step_room_air(plan, state, load.air_w, step_s, result);

  // The chilled loop has the first call on the chillers, the facility loop trims with what is left.
  const double condenser_c = state.condenser_c;
  // Exchangers and chillers can give away no more than the condenser pumps still carry.
  const double condenser = state.service.condenser_flow_limit;
  const double capacity_w = condenser * chiller_capacity_w(plan, plan.chilled.supply_c, condenser_c);
  const auto chilled = step_water_loop(plan.chilled, coil_w, condenser_c, condenser, capacity_w, state.service.chilled_flow_limit,
                                       state.chilled_return_c, state.chilled_supply_c, step_s);
  const auto facility = step_water_loop(plan.facility, facility_in_w, condenser_c, condenser,
                                        plan.chillers.trim ? std::max(0.0, capacity_w - chilled.chiller_w) : 0.0,
                                        state.service.facility_flow_limit, state.facility_return_c, state.facility_supply_c, step_s);
  result.chilled_pump_w = chilled.pump_w;
  result.facility_pump_w = facility.pump_w;
  result.economizer_w = chilled.economizer_w + facility.economizer_w;
  result.chiller_load_w = chilled.chiller_w + facility.chiller_w;
  const auto cold = run_chillers(plan, chilled.chiller_w, state.chilled_supply_c, condenser_c);
  const auto warm = run_chillers(plan, facility.chiller_w, state.facility_supply_c, condenser_c);
  result.chiller_w = cold.power_w + warm.power_w;
  result.chiller_out_of_range = cold.out_of_range || warm.out_of_range;

  step_heat_rejection(plan, state, result.economizer_w + result.chiller_load_w + result.chiller_w, weather, step_s, result);
  result.stored_w = (stored_j(plan, state) - before_j) / step_s;
  return result;
}

PlantState settled_plant(const CoolingPlan& plan, const PlantLoad& load, const WeatherSample& weather) {
  PlantState state;
  const double outdoor_c = plan.rejection.tower ? weather.wet_bulb_c : weather.dry_bulb_c;
  state.condenser_c = std::clamp(outdoor_c + plan.rejection.set_approach_k, plan.rejection.leaving_min_c, plan.rejection.leaving_max_c);
  state.facility_supply_c = plan.facility.supply_c;
  state.facility_return_c = plan.facility.supply_c;
  state.chilled_supply_c = plan.chilled.supply_c;
  state.chilled_return_c = plan.chilled.supply_c;
  state.air_return_c = plan.air_supply_c;
  state.air_out_c = weather.wet_bulb_c + 5;
  for (const auto& group : plan.cdus.groups) state.cdu_return_c.insert(state.cdu_return_c.end(), group.units, group.supply_c);
  state.cdu_supply_c = state.cdu_return_c;
  state.cdu_flow.assign(plan.cdus.units, 1.0);
  state.service = plant_service(plan, {});
  // Implicit steps stay stable at any length: long ones lead quickly to the steady state.
  constexpr int steps = 200;
  constexpr double step_s = 120;
  for (int i = 0; i < steps; ++i) step_plant(plan, state, load, weather, step_s);
  return state;
}

}  // namespace icctwin
