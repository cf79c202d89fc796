#pragma once
// The CDUs: secondary loops of the racks against the facility loop, all at once.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// One step of every CDU; returns the heat they give to the facility loop [W].
double step_cdus(const CdusPlan& plan, PlantState& state, const std::vector<double>& liquid_w, double step_s, PlantResult& result);

/// Heat held by the secondary loops [J].
double cdus_stored_j(const CdusPlan& plan, const PlantState& state);

}  // namespace icctwin
