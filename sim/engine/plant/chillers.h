#pragma once
// The chillers of the plant: as many machines as carry the load, alike.
#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct ChillerWork {
  double power_w = 0;
  bool out_of_range = false;
  bool cycling = false;  ///< below the least part load of a single machine
  int running = 0;       ///< machines; a share of Carnot counts as one
};

/// Power of so many units in service for an evaporator load at a leaving temperature and the condenser loop's temperature.
ChillerWork run_chillers(const CoolingPlan& plan, int units, double load_w, double leaving_c, double condenser_c);

/// Greatest evaporator load of so many chillers at these temperatures [W].
double chiller_capacity_w(const CoolingPlan& plan, int units, double leaving_c, double condenser_c);

}  // namespace icctwin
