#pragma once
// The cooling plant (制冷): CDUs and facility loop for the liquid share, CRAHs and chilled loop for the air share, one condenser loop
// with a tower or dry cooler that takes both. Capacities that are left out are sized for the design heat.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"
#include "sim/scenario/model/cdu.h"
#include "sim/scenario/model/chillers.h"
#include "sim/scenario/model/economizer.h"
#include "sim/scenario/model/heat_rejection.h"
#include "sim/scenario/model/heat_reuse.h"
#include "sim/scenario/model/outside_air.h"
#include "sim/scenario/model/pump.h"
#include "sim/scenario/model/thermal_storage.h"

namespace icctwin {

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
  double supply_limit_c = 32;
  std::optional<OutsideAir> outside_air;
  int units = 10;
  bool operator==(const RoomAir&) const = default;
  static void describe(Describe<RoomAir>&);
};

struct CoolingPlant {
  double sizing_margin = 1.15;
  CduGroup cdu;
  std::vector<CduGroup> cdu_groups;  ///< beside it, for what they serve
  WaterLoop facility_loop;
  bool trim_chiller = false;  ///< the chiller may also cool the facility loop
  RoomAir air;
  WaterLoop chilled_loop{16, 6, {}, 0.8, 300};
  ChillerPlant chiller = CarnotChillerPlant{};
  WaterSideEconomizer economizer = IdealEconomizer{};  ///< of the chilled loop
  VariablePump condenser_pump{180e3, 0.7, 0.4};
  std::optional<double> condenser_flow_kg_per_s;  ///< default: design heat over design range
  HeatRejection heat_rejection = CoolingTowerPlant{};
  CondenserSetPoint condenser_set_point = CondenserSetPoint::approach;
  std::optional<ThermalStorage> thermal_storage;
  std::optional<HeatReuse> heat_reuse;
  RawJson view;
  bool operator==(const CoolingPlant&) const = default;
  static void describe(Describe<CoolingPlant>&);
};

}  // namespace icctwin
