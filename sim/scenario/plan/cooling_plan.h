#pragma once
// The cooling plant in its resolved form: every size and set point explicit.
#include <cstddef>
#include <optional>

#include "models/cooling/chiller.h"
#include "models/cooling/coolant.h"
#include "models/cooling/dry_cooler.h"
#include "models/cooling/tower.h"

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
};

struct CoolingPlan {
  // CDUs: all alike.
  std::size_t cdus = 0;
  double cdu_supply_c = 0, cdu_capacity_w = 0, cdu_design_rise_k = 0;
  double cdu_capacity_w_per_k = 0;  ///< secondary flow times specific heat of one CDU
  double cdu_effectiveness = 0;     ///< of the exchanger, on the smaller stream
  double cdu_heat_capacity_j_per_k = 0;
  double cdu_pump_w = 0, cdu_min_flow_ratio = 1;
  bool cdu_pump_fixed = false;
  LoopPlan facility, chilled;
  // Room air.
  double air_supply_c = 0, air_capacity_w = 0, air_capacity_w_per_k = 0, air_fan_w = 0, air_min_flow_ratio = 1, air_coil_effectiveness = 0;
  double air_heat_capacity_j_per_k = 0;
  // Chillers.
  std::optional<CarnotChiller> carnot;
  const ElectricEirChiller* record = nullptr;
  int chiller_units = 0;
  bool trim_chiller = false;
  double chiller_capacity_w = 0;
  // Condenser loop and heat rejection.
  double rejection_capacity_w = 0;
  double condenser_capacity_w_per_k = 0, condenser_pump_w = 0, condenser_min_flow_ratio = 1, condenser_heat_capacity_j_per_k = 0;
  std::optional<MerkelTower> tower;
  std::optional<DryCooler> dry_cooler;
  double rejection_fan_w = 0, set_approach_k = 0, leaving_min_c = 0, leaving_max_c = 0;
  double cycles_of_concentration = 3, drift_ratio = 0;
};

}  // namespace icctwin
