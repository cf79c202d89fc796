#pragma once
// The air-side economizer (风侧自然冷却): outside air instead of the chilled coil.
#include "models/base/describe.h"

namespace icctwin {

struct OutsideAir {
  double dry_bulb_max_c = 27;
  double dew_point_min_c = -9, dew_point_max_c = 15;
  double filter_pressure_pa = 125;
  bool operator==(const OutsideAir&) const = default;
  static void describe(Describe<OutsideAir>&);
};

}  // namespace icctwin
