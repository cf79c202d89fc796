#pragma once
// The condenser loop and what cools it: fan speed solved each step so that the leaving water meets its set point.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// Set point of the leaving water by the outdoor air or source water: clamp(outdoor + approach, limits) [degC].
double rejection_set_c(const RejectionPlan& plan, const WeatherSample& weather, double source_c);

/// One step of the condenser loop under a heat flow; fills heat rejected, fan and pump power and water of the result.
void step_heat_rejection(const RejectionPlan& plan, PlantState& state, double in_w, double set_c, const WeatherSample& weather,
                         double source_c, double step_s, PlantResult& result);

}  // namespace icctwin
