#pragma once
// Heat taken from the facility loop's return for a user outside, before the loop is cooled.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// Heat that leaves the loop of a heat flow in this step [W]; fills what is handed over and the powers of the result.
double step_heat_reuse(const CoolingPlan& plan, const PlantState& state, double in_w, double demand_w, PlantResult& result);

}  // namespace icctwin
