#pragma once
// The condenser set point at which fans and chillers together use least, from a steady state of the loads and the weather of a step.
//
// For a set point T: exchangers take eps m cp (T_return - T), chillers the rest of what they may take, the fans run at the speed that
// rejects it all at T. Heat that would be left over counts as if it cost its own size, so that the loops keep their supplies first.
// Searched on a grid between the coldest reachable water and the highest set point, refined around the best. Searched anew when wet bulb or
// loads have moved, or after an hour. Left out: the condenser pumps (their flow follows the load alone), how long the loop takes to get
// there.
#include "sim/engine/plant/plant.h"

namespace icctwin {

/// Heat of the two loops that the condenser water has to do with.
struct LoopLoads {
  double chilled_w = 0, facility_w = 0;
};

/// The set point of a step; the choice and what it was made for are kept in the state [degC].
double optimal_set_c(const CoolingPlan& plan, PlantState& state, const LoopLoads& loads, const WeatherSample& weather, double source_c,
                     double step_s);

}  // namespace icctwin
