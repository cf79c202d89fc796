#pragma once
// The cooling plant (制冷): CDUs and facility loop for the liquid share, CRAHs and chilled loop for the air share, one condenser loop
// with a tower or dry cooler that takes both. Capacities that are left out are sized for the design heat.
#include <optional>
#include <string>
#include <variant>

#include "models/base/describe.h"

namespace icctwin {

enum class CoolantChoice { water, pg25 };
std::vector<Choice> choices_of(CoolantChoice);

/// CDU pumps that draw the same power at any load.
struct FixedPump {
  static constexpr std::string_view tag = "fixed";
  double power_w = 0;
  bool operator==(const FixedPump&) const = default;
  static void describe(Describe<FixedPump>&);
};

/// Pumps at constant design head whose power follows the affinity laws with flow.
struct VariablePump {
  static constexpr std::string_view tag = "variable";
  double pressure_pa = 200e3;
  double efficiency = 0.65;
  double min_flow_ratio = 0.4;
  bool operator==(const VariablePump&) const = default;
  static void describe(Describe<VariablePump>&);
};

using CduPump = std::variant<VariablePump, FixedPump>;

struct CduGroup {
  std::optional<int> units;          ///< default: one per 1 MW of design liquid heat
  std::optional<double> capacity_w;  ///< of one; default: sized
  double supply_c = 35;              ///< to the cold plates
  double design_rise_k = 10;
  double approach_k = 4;  ///< secondary supply above primary supply at design heat
  CoolantChoice coolant = CoolantChoice::pg25;
  CduPump pump = VariablePump{};
  double thermal_time_s = 60;  ///< holdup of the secondary loop at design flow
  bool operator==(const CduGroup&) const = default;
  static void describe(Describe<CduGroup>&);
};

/// A water loop: set point, design rise, pumps.
struct WaterLoop {
  double supply_c = 30;
  double design_rise_k = 8;
  VariablePump pump;
  double exchanger_effectiveness = 0.8;  ///< of the exchanger to the condenser loop
  double thermal_time_s = 300;           ///< holdup at design flow
  bool operator==(const WaterLoop&) const = default;
  static void describe(Describe<WaterLoop>&);
};

struct RoomAir {
  double supply_c = 24;
  double design_rise_k = 12;
  double fan_pressure_pa = 400;
  double fan_efficiency = 0.6;
  double min_flow_ratio = 0.4;
  double coil_effectiveness = 0.75;
  double thermal_time_s = 120;
  std::optional<double> capacity_w;
  bool operator==(const RoomAir&) const = default;
  static void describe(Describe<RoomAir>&);
};

struct NoChiller {
  static constexpr std::string_view tag = "none";
  bool operator==(const NoChiller&) const = default;
  static void describe(Describe<NoChiller>&);
};

/// COP as a share of Carnot between approach-shifted temperatures, capped.
struct CarnotChillerPlant {
  static constexpr std::string_view tag = "carnot_share";
  double carnot_share = 0.55;
  double evaporator_approach_k = 2, condenser_approach_k = 2;
  double cop_max = 12;
  std::optional<double> capacity_w;  ///< of the plant; default: sized
  bool operator==(const CarnotChillerPlant&) const = default;
  static void describe(Describe<CarnotChillerPlant>&);
};

/// DOE-2 electric chillers from a measured record.
struct ElectricChillerPlant {
  static constexpr std::string_view tag = "electric_eir";
  std::string record = "york_yt_1055";
  std::optional<int> units;  ///< default: sized
  bool operator==(const ElectricChillerPlant&) const = default;
  static void describe(Describe<ElectricChillerPlant>&);
};

using ChillerPlant = std::variant<NoChiller, CarnotChillerPlant, ElectricChillerPlant>;

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

struct CoolingPlant {
  double sizing_margin = 1.15;
  CduGroup cdu;
  WaterLoop facility_loop;
  bool trim_chiller = false;  ///< the chiller may also cool the facility loop
  RoomAir air;
  WaterLoop chilled_loop{16, 6, {}, 0.8, 300};
  ChillerPlant chiller = CarnotChillerPlant{};
  VariablePump condenser_pump{180e3, 0.7, 0.4};
  HeatRejection heat_rejection = CoolingTowerPlant{};
  RawJson view;
  bool operator==(const CoolingPlant&) const = default;
  static void describe(Describe<CoolingPlant>&);
};

}  // namespace icctwin
