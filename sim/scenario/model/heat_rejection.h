#pragma once
// What gives the heat to the outside (散热设备): cooling towers, dry coolers or source water.
#include <optional>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

enum class TowerModel { merkel, york_calc };
std::vector<Choice> choices_of(TowerModel);

struct CoolingTowerPlant {
  static constexpr std::string_view tag = "cooling_tower";
  double design_wet_bulb_c = 28;
  double design_approach_k = 4;
  double design_range_k = 5;
  double fan_ratio = 0.012;  ///< fan power at full speed per design heat
  double set_approach_k = 4;
  double leaving_min_c = 12, leaving_max_c = 29;
  TowerModel model = TowerModel::merkel;
  int cells = 1;
  double cell_min_flow_ratio = 0.5;  ///< cells are shut off rather than run below this share of their design flow
  double spray_pump_ratio = 0;       ///< closed circuit: pumps of the spray water per design heat
  double freeze_guard_c = 3;         ///< used where the set point may fall below leaving_min_c
  double cycles_of_concentration = 5;
  double drift_ratio = 5e-5;
  std::optional<double> capacity_w;
  bool operator==(const CoolingTowerPlant&) const = default;
  static void describe(Describe<CoolingTowerPlant>&);
};

/// Wetted pads before the coils.
struct AdiabaticAssist {
  double saturation_efficiency = 0.7;
  double start_dry_bulb_c = 20;
  double fan_power_ratio = 0.1;    ///< more fan power through wet pads
  double pump_power_ratio = 5e-4;  ///< pad pumps per design heat
  double cycles_of_concentration = 3;
  bool operator==(const AdiabaticAssist&) const = default;
  static void describe(Describe<AdiabaticAssist>&);
};

struct DryCoolerPlant {
  static constexpr std::string_view tag = "dry_cooler";
  double design_dry_bulb_c = 35;
  double design_water_in_c = 46.11, design_water_out_c = 40.55;
  double fan_ratio = 0.04;
  double set_approach_k = 8;
  double leaving_min_c = 12, leaving_max_c = 40;
  std::optional<AdiabaticAssist> adiabatic;
  std::optional<double> capacity_w;
  bool operator==(const DryCoolerPlant&) const = default;
  static void describe(Describe<DryCoolerPlant>&);
};

/// Sea, lake or river water over a plate exchanger.
struct SourceWaterPlant {
  static constexpr std::string_view tag = "source_water";
  std::vector<double> monthly_c;  ///< empty: the site's
  double design_approach_k = 2, design_range_k = 5, design_source_rise_k = 5;
  double pump_pressure_pa = 150e3, pump_efficiency = 0.7, static_head_ratio = 0.3;
  double discharge_max_c = 35, discharge_rise_max_k = 8;
  double set_approach_k = 2;
  double leaving_min_c = 8, leaving_max_c = 35;
  std::optional<double> capacity_w;
  bool operator==(const SourceWaterPlant&) const = default;
  static void describe(Describe<SourceWaterPlant>&);
};

/// How the leaving set point of the condenser water is chosen.
enum class CondenserSetPoint { approach, optimal };
std::vector<Choice> choices_of(CondenserSetPoint);

using HeatRejection = std::variant<CoolingTowerPlant, DryCoolerPlant, SourceWaterPlant>;

}  // namespace icctwin
