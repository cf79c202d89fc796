#pragma once
// The condenser loop and what cools it: fan speed solved each step so that the leaving water meets its set point.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// One step of the condenser loop under a heat flow; fills heat rejected, fan and pump power and water of the result.
void step_heat_rejection(const CoolingPlan& plan, PlantState& state, double in_w, const WeatherSample& weather, double step_s,
                         PlantResult& result);

}  // namespace icctwin
