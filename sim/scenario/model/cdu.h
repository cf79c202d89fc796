#pragma once
// Coolant distribution units (CDU, 冷量分配单元): between the racks and the facility loop.
#include <optional>
#include <variant>

#include "models/base/describe.h"
#include "sim/scenario/model/pump.h"

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

}  // namespace icctwin
