#pragma once
// What gives the heat to the outside (散热设备): cooling towers or dry coolers.
#include <optional>
#include <variant>

#include "models/base/describe.h"

namespace icctwin {

struct CoolingTowerPlant {
  static constexpr std::string_view tag = "cooling_tower";
  double design_wet_bulb_c = 28;
  double design_approach_k = 4;
  double design_range_k = 5;
  double fan_ratio = 0.012;  ///< fan power at full speed per design heat
  double set_approach_k = 4;
  double leaving_min_c = 12, leaving_max_c = 29;
  double cycles_of_concentration = 5;
  double drift_ratio = 5e-5;
  std::optional<double> capacity_w;
  bool operator==(const CoolingTowerPlant&) const = default;
  static void describe(Describe<CoolingTowerPlant>&);
};

struct DryCoolerPlant {
  static constexpr std::string_view tag = "dry_cooler";
  double design_dry_bulb_c = 35;
  double design_water_in_c = 46.11, design_water_out_c = 40.55;
  double fan_ratio = 0.04;
  double set_approach_k = 8;
  double leaving_min_c = 12, leaving_max_c = 40;
  std::optional<double> capacity_w;
  bool operator==(const DryCoolerPlant&) const = default;
  static void describe(Describe<DryCoolerPlant>&);
};

using HeatRejection = std::variant<CoolingTowerPlant, DryCoolerPlant>;

}  // namespace icctwin
