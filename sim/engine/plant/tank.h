#pragma once
// The chilled-water tank beside the chilled loop: when it is charged and discharged, and what that does to the loop's heat.
//
// Discharge: return water enters at the top and cold water leaves at the bottom; the tank takes the loop's heat. Charge: supply water
// enters at the bottom; the heat of what leaves at the top is added to the loop's. The loop's pumps move the water. The strategy's order
// comes from outside; whatever it is, the tank carries the loop when its supply is too warm. Valid: steps of 1-60 s. Left out: pumps and
// valves of the tank.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// Full of water at the supply set point.
std::vector<double> full_tank(const CoolingPlan& plan);

/// Cold in the tank over that of a full one [-].
double tank_charge_ratio(const CoolingPlan& plan, const std::vector<double>& layers_c);

/// One step under a heat flow; returns the heat that the tank takes from the loop [W], negative while it is charged.
///
/// `able_w` is what exchanger and chillers in service could carry, `spare_w` what the present mode of cooling leaves for charging.
double step_tank(const CoolingPlan& plan, PlantState& state, double in_w, double able_w, double spare_w, TankOrder order, double ambient_c,
                 double step_s, PlantResult& result);

}  // namespace icctwin
