#pragma once
// The CDUs: secondary loops of the racks against the facility loop, all at once.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// One step of every CDU; returns the heat they give to the facility loop [W].
double step_cdus(const CoolingPlan& plan, PlantState& state, const std::vector<double>& liquid_w, double step_s, PlantResult& result);

}  // namespace icctwin
