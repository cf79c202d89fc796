#pragma once
// The power chain in its resolved form.
#include "models/power/converter.h"
#include "models/power/transformer.h"

namespace icctwin {

/// Power chain with every count and rating explicit.
struct PowerPlan {
  Transformer transformer;
  Converter ups;  ///< of one unit
  int ups_units = 1;
  double busway_loss_ratio = 0, tap_rated_w = 0;
  double lighting_w = 0;
  bool cooling_on_ups = false;
};

}  // namespace icctwin
