#pragma once
// The cooling plant (制冷): CDUs and facility loop for the liquid share, CRAHs and chilled loop for the air share, one condenser loop
// with a tower or dry cooler that takes both. Capacities that are left out are sized for the design heat.
#include <optional>
#include <string>
#include <variant>

#include "models/base/describe.h"
#include "sim/scenario/model/chillers.h"
#include "sim/scenario/model/heat_rejection.h"

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
