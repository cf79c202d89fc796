#pragma once
// A water loop between a load and the condenser loop: exchanger first, chillers within a capacity.
#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct WaterLoopStep {
  double economizer_w, chiller_w, pump_w;
};

/// One step of the loop with a share of its exchanger and at most `flow_limit` of its design flow; its return and supply temperatures move.
WaterLoopStep step_water_loop(const LoopPlan& loop, double in_w, double condenser_c, double exchanger_share, double chiller_capacity_w,
                              double flow_limit, double& return_c, double& supply_c, double step_s);

}  // namespace icctwin
