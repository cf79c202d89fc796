#pragma once
// A water loop between a load and the condenser loop: exchanger first, chillers within a capacity.
#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct WaterLoopStep {
  double economizer_w, chiller_w, pump_w;
};

/// What may take the loop's heat in a step.
struct WaterPaths {
  double exchanger_share = 1;  ///< of the exchanger to the condenser loop
  double chiller_capacity_w = 0;
  double flow_limit = 1;      ///< of the loop's pumps, over design
  double removed_w = 0;       ///< by a tank or a user of heat, before the others; negative: brought in
  double wanted_w_per_k = 0;  ///< flow times specific heat that valves let through; the flow is at least this
};

/// One step of the loop; its return and supply temperatures move.
WaterLoopStep step_water_loop(const LoopPlan& loop, double in_w, double condenser_c, const WaterPaths& paths, double& return_c,
                              double& supply_c, double step_s);

}  // namespace icctwin
