#pragma once
// Chillers, condenser loop and heat rejection in their resolved form.
#include <optional>
#include <vector>

#include "models/cooling/chiller.h"
#include "models/cooling/dry_cooler.h"
#include "models/cooling/economizer.h"
#include "models/cooling/heat_exchanger.h"
#include "models/cooling/tower.h"
#include "models/cooling/york_tower.h"
#include "sim/scenario/plan/pump_plan.h"

namespace icctwin {

/// Chillers, all alike: a share of Carnot for the plant, or units of a record; neither: none.
struct ChillerPlan {
  std::optional<CarnotChiller> carnot;
  std::optional<ElectricEirChiller> record;
  int units = 0;
  double stage_load_ratio = 1;
  std::optional<EconomizerControl> economizer;  ///< of the chilled loop; none: ideal
  bool trim = false;                            ///< they also cool the facility loop
  double capacity_w = 0;
};

/// Wetted pads before the coils of dry coolers.
struct AdiabaticPads {
  double saturation_efficiency = 0;
  double start_c = 0;  ///< wet from this dry bulb on
  double fan_power_ratio = 0, pump_w = 0;
};

/// Sea, lake or river water over a plate exchanger; side 1 is the condenser loop, side 2 the source.
struct SourceWater {
  PlateExchanger exchanger;
  double pump_w = 0;  ///< at full flow
  double static_head_ratio = 0;
  double discharge_max_c = 0, rise_max_k = 0;
  std::vector<double> monthly_c;  ///< of the source, January to December
};

/// The condenser loop and what cools it.
struct RejectionPlan {
  double capacity_w = 0;
  double capacity_w_per_k = 0, pump_w = 0, min_flow_ratio = 1, heat_capacity_j_per_k = 0;
  std::optional<MerkelTower> tower;
  std::optional<YorkTower> york;  ///< beside the Merkel tower of the same rating, which takes over outside its limits
  int cells = 1;
  double cell_min_flow_ratio = 1;
  std::optional<DryCooler> dry_cooler;
  std::optional<AdiabaticPads> pads;
  std::optional<SourceWater> source;
  double spray_pump_w = 0;
  double fan_w = 0, set_approach_k = 0, leaving_min_c = 0, leaving_max_c = 0;
  bool optimal_set_point = false;  ///< else outdoor air and approach
  double guard_c = 0;              ///< leaving water is never cooled below it
  double cycles_of_concentration = 3, drift_ratio = 0;
  PumpUnits pumps;
};

}  // namespace icctwin
