#pragma once
// The cooling plant in its resolved form: every size and set point explicit.

#include "models/cooling/coolant.h"
#include "sim/scenario/plan/cdu_plan.h"
#include "sim/scenario/plan/pump_plan.h"
#include "sim/scenario/plan/rejection_plan.h"
#include "sim/scenario/plan/storage_plan.h"

namespace icctwin {

/// A pumped loop at design; power follows the cube of the flow ratio.
struct LoopPlan {
  double supply_c = 0;
  double design_heat_w = 0;
  double design_capacity_w_per_k = 0;  ///< flow times specific heat at design
  double min_flow_ratio = 1;
  double pump_w = 0;  ///< at design flow
  double exchanger_effectiveness = 0;
  double heat_capacity_j_per_k = 0;
  PumpUnits pumps;
};

struct CoolingPlan {
  CdusPlan cdus;
  LoopPlan facility, chilled;
  // Room air.
  double air_supply_c = 0, air_capacity_w = 0, air_capacity_w_per_k = 0, air_fan_w = 0, air_min_flow_ratio = 1, air_coil_effectiveness = 0;
  double air_heat_capacity_j_per_k = 0, air_supply_limit_c = 0;
  std::optional<OutsideAirPlan> outside_air;
  int air_units = 1;
  ChillerPlan chillers;
  std::optional<TankPlan> tank;
  std::optional<ReusePlan> reuse;
  RejectionPlan rejection;
};

}  // namespace icctwin
