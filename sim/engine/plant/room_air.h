#pragma once
// Room air (CRAH) against the chilled loop.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// One step of the room; returns the heat its coils give to the chilled loop [W].
double step_room_air(const CoolingPlan& plan, PlantState& state, double air_w, double step_s, PlantResult& result);

}  // namespace icctwin
