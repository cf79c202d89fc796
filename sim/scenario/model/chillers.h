#pragma once
// The chillers (冷水机组) of the plant: none, a share of Carnot, or machines from a measured record.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

struct NoChiller {
  static constexpr std::string_view tag = "none";
  bool operator==(const NoChiller&) const = default;
  static void describe(Describe<NoChiller>&);
};

/// What happens where a record is asked outside its range.
enum class OutsideRecord { clip, extrapolate };
std::vector<Choice> choices_of(OutsideRecord);

/// COP as a share of Carnot between approach-shifted temperatures, capped.
struct CarnotChillerPlant {
  static constexpr std::string_view tag = "carnot_share";
  double carnot_share = 0.55;
  double evaporator_approach_k = 2, condenser_approach_k = 2;
  double cop_max = 12;
  std::optional<double> capacity_w;  ///< of the plant; default: sized
  int units = 2;
  bool operator==(const CarnotChillerPlant&) const = default;
  static void describe(Describe<CarnotChillerPlant>&);
};

/// DOE-2 electric chillers from a measured record.
struct ElectricChillerPlant {
  static constexpr std::string_view tag = "electric_eir";
  std::string record = "york_yt_1055";
  std::optional<int> units;     ///< default: sized
  double stage_load_ratio = 1;  ///< another machine starts above this load of those that run
  OutsideRecord outside_record = OutsideRecord::clip;
  bool operator==(const ElectricChillerPlant&) const = default;
  static void describe(Describe<ElectricChillerPlant>&);
};

using ChillerPlant = std::variant<NoChiller, CarnotChillerPlant, ElectricChillerPlant>;

}  // namespace icctwin
