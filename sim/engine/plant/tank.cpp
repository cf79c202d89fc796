#include "sim/engine/plant/tank.h"

#include <algorithm>
#include <numeric>

#include "models/cooling/coolant.h"
#include "models/cooling/moist_air.h"

namespace icctwin {
namespace {

constexpr double full_ratio = 0.98;
constexpr double useful_k = 0.5;  // colder or warmer than this is worth moving

double tank_capacity_j_per_k(const TankPlan& tank) {
  return tank.tank.volume_m3 * coolant_properties(CoolantKind::water).density_kg_per_m3 * water_heat_capacity_j_per_kg_k;
}

}  // namespace

std::vector<double> full_tank(const CoolingPlan& plan) {
  return std::vector<double>(plan.tank ? plan.tank->layers : 0, plan.chilled.supply_c);
}

double tank_charge_ratio(const CoolingPlan& plan, const std::vector<double>& layers_c) {
  const double mean_c = std::accumulate(layers_c.begin(), layers_c.end(), 0.0) / static_cast<double>(layers_c.size());
  return std::clamp((plan.chilled.supply_c + plan.tank->span_k - mean_c) / plan.tank->span_k, 0.0, 1.0);
}

double step_tank(const CoolingPlan& plan, PlantState& state, double in_w, double able_w, double spare_w, TankOrder order, double ambient_c,
                 double step_s, PlantResult& result) {
  const TankPlan& tank = *plan.tank;
  const double charge = tank_charge_ratio(plan, state.tank_c);
  const double bottom_c = state.tank_c.back(), top_c = state.tank_c.front();
  const double rise_k = state.chilled_supply_c - plan.chilled.supply_c;
  // An emergency: what is in service cannot carry the load, or the supply has become too warm and is not yet back.
  const double missing_w = in_w - able_w;
  state.tank_emergency = missing_w > 1e-9 * in_w || rise_k > (state.tank_emergency ? useful_k : tank.emergency_rise_k);
  if (state.tank_emergency) order = TankOrder::discharge;
  const double floor_ratio = state.tank_emergency ? 0.0 : tank.reserve_ratio;

  StorageTankInput flow{0, state.chilled_return_c, plan.chilled.supply_c, ambient_c};
  const bool moves = state.service.chilled_flow_limit > 0;  // the loop's pumps move the tank's water
  if (moves && order == TankOrder::discharge && charge > floor_ratio && state.chilled_return_c > bottom_c + useful_k && in_w > 0) {
    const double wanted_w = std::min(state.tank_emergency && missing_w > 0 ? missing_w : in_w, tank.discharge_w);
    flow.flow_kg_per_s = wanted_w / (water_heat_capacity_j_per_kg_k * (state.chilled_return_c - bottom_c));
    flow.flow_kg_per_s = std::min(flow.flow_kg_per_s, tank.discharge_w / (water_heat_capacity_j_per_kg_k * tank.span_k));
  } else if (moves && order == TankOrder::charge && charge < full_ratio && top_c > plan.chilled.supply_c + useful_k && rise_k < useful_k) {
    const double wanted_w = std::clamp(spare_w, 0.0, tank.charge_w);
    flow.flow_kg_per_s = -wanted_w / (water_heat_capacity_j_per_kg_k * std::max(tank.span_k, top_c - plan.chilled.supply_c));
  }
  const TankStep moved = step_storage_tank(tank.tank, state.tank_c, flow, step_s);
  result.tank_heat_w = moved.through_w;
  result.tank_gain_w = -moved.wall_w;
  result.tank_stored_w = moved.through_w - moved.wall_w;
  result.tank_charge_ratio = tank_charge_ratio(plan, state.tank_c);
  result.tank_ride_through_s =
      result.tank_charge_ratio * tank.span_k * tank_capacity_j_per_k(tank) / std::max(plan.chilled.design_heat_w, 1.0);
  result.tank_emergency = state.tank_emergency && moved.through_w > 0;
  return moved.through_w;
}

}  // namespace icctwin
