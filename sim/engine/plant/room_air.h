#pragma once
// Room air (CRAH) against the chilled loop, or with outside air while it suits.
//
// Outside air colder than the supply set point is mixed with return air to it and takes all the heat; warmer air, up to the return, takes
// stream (T_return - T_outside) and the coil the rest. Left out: humidity, infiltration, the heat of filters' fans above the coil.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// One step of the room; returns the heat its coils give to the chilled loop [W].
double step_room_air(const CoolingPlan& plan, PlantState& state, double air_w, const WeatherSample& weather, double step_s,
                     PlantResult& result);

}  // namespace icctwin
