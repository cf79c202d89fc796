#pragma once
// Coolant distribution units (CDU, 冷量分配单元): between the racks and the facility loop.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"
#include "sim/scenario/model/pump.h"

namespace icctwin {

enum class CoolantChoice { water, pg25, dielectric };
std::vector<Choice> choices_of(CoolantChoice);

/// CDU pumps that draw the same power at any load.
struct FixedPump {
  static constexpr std::string_view tag = "fixed";
  double power_w = 0;
  int running_units = 1, standby_units = 1;
  bool operator==(const FixedPump&) const = default;
  static void describe(Describe<FixedPump>&);
};

using CduPump = std::variant<VariablePump, FixedPump>;

/// The valve lets through just what the set point needs, as far as the exchanger reaches.
struct IdealValve {
  static constexpr std::string_view tag = "ideal";
  bool operator==(const IdealValve&) const = default;
  static void describe(Describe<IdealValve>&);
};

/// A PI controller moves an equal-percentage valve in the primary water.
struct PiValve {
  static constexpr std::string_view tag = "pi";
  double gain_per_k = 0.02;
  double integral_time_s = 120;
  double stroke_time_s = 90;
  double rangeability = 50;
  double authority = 0.5;
  bool operator==(const PiValve&) const = default;
  static void describe(Describe<PiValve>&);
};

using PrimaryValve = std::variant<IdealValve, PiValve>;

/// The effectiveness of the design point at any flow, and an ideal valve.
struct ConstantExchanger {
  static constexpr std::string_view tag = "constant";
  bool operator==(const ConstantExchanger&) const = default;
  static void describe(Describe<ConstantExchanger>&);
};

/// Plates with the flow of both sides.
struct PlateExchangerCdu {
  static constexpr std::string_view tag = "plate";
  double primary_rise_k = 8;
  PrimaryValve valve = IdealValve{};
  bool operator==(const PlateExchangerCdu&) const = default;
  static void describe(Describe<PlateExchangerCdu>&);
};

using CduExchanger = std::variant<ConstantExchanger, PlateExchangerCdu>;

enum class FlowControl { heat, return_temperature };
std::vector<Choice> choices_of(FlowControl);

struct CduGroup {
  std::string id = "cdu";
  std::vector<std::string> serves;   ///< rack types, rows or groups of racks; empty: what no other group serves
  std::optional<int> units;          ///< default: one per 1 MW of design liquid heat, and the redundant ones
  int redundant_units = 0;           ///< above 0 the group feeds one manifold, and the others take over from one that fails
  std::optional<double> capacity_w;  ///< of one; default: sized
  double supply_c = 35;              ///< to the cold plates
  std::optional<double> supply_limit_c, return_limit_c;
  double design_rise_k = 10;
  double approach_k = 4;  ///< secondary supply above primary supply at design heat
  CoolantChoice coolant = CoolantChoice::pg25;
  CduPump pump = VariablePump{};
  FlowControl flow_control = FlowControl::heat;
  CduExchanger exchanger = ConstantExchanger{};
  double thermal_time_s = 60;  ///< holdup of the secondary loop at design flow
  bool operator==(const CduGroup&) const = default;
  static void describe(Describe<CduGroup>&);
};

}  // namespace icctwin
