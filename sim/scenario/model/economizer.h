#pragma once
// The water-side economizer (水侧自然冷却) of the chilled loop: ideal, or with the modes and dead bands of a real control.
#include <variant>

#include "models/base/describe.h"

namespace icctwin {

/// Exchanger first and chillers for the rest, without modes.
struct IdealEconomizer {
  static constexpr std::string_view tag = "ideal";
  bool operator==(const IdealEconomizer&) const = default;
  static void describe(Describe<IdealEconomizer>&);
};

/// In series with the chillers: free, partly mechanical or fully mechanical cooling.
struct IntegratedEconomizer {
  static constexpr std::string_view tag = "integrated";
  double free_to_partial_k = 1.1, partial_to_free_k = 0.5, partial_to_full_k = 1.1, full_to_partial_k = 0.5;
  double approach_k = 5;
  double wait_s = 1200;
  bool operator==(const IntegratedEconomizer&) const = default;
  static void describe(Describe<IntegratedEconomizer>&);
};

/// Beside the chillers: either free or fully mechanical cooling.
struct NonIntegratedEconomizer {
  static constexpr std::string_view tag = "non_integrated";
  double switch_wet_bulb_c = 5;
  double supply_dead_band_k = 1.1;
  double wait_s = 1200;
  bool operator==(const NonIntegratedEconomizer&) const = default;
  static void describe(Describe<NonIntegratedEconomizer>&);
};

using WaterSideEconomizer = std::variant<IdealEconomizer, IntegratedEconomizer, NonIntegratedEconomizer>;

}  // namespace icctwin
