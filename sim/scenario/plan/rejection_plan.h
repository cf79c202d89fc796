#pragma once
// Chillers, condenser loop and heat rejection in their resolved form.
#include <optional>

#include "models/cooling/chiller.h"
#include "models/cooling/dry_cooler.h"
#include "models/cooling/tower.h"
#include "sim/scenario/plan/pump_plan.h"

namespace icctwin {

/// Chillers, all alike: a share of Carnot for the plant, or units of a record; neither: none.
struct ChillerPlan {
  std::optional<CarnotChiller> carnot;
  const ElectricEirChiller* record = nullptr;
  int units = 0;
  bool trim = false;  ///< they also cool the facility loop
  double capacity_w = 0;
};

/// The condenser loop and what cools it.
struct RejectionPlan {
  double capacity_w = 0;
  double capacity_w_per_k = 0, pump_w = 0, min_flow_ratio = 1, heat_capacity_j_per_k = 0;
  std::optional<MerkelTower> tower;
  std::optional<DryCooler> dry_cooler;
  double fan_w = 0, set_approach_k = 0, leaving_min_c = 0, leaving_max_c = 0;
  double cycles_of_concentration = 3, drift_ratio = 0;
  PumpUnits pumps;
};

}  // namespace icctwin
