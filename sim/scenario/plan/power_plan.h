#pragma once
// The power chain in its resolved form.
#include <vector>

#include "models/power/supply_bank.h"
#include "models/power/transformer.h"

namespace icctwin {

/// Power chain with every count and rating explicit.
struct PowerPlan {
  int paths = 1;
  Transformer transformer;  ///< of one path
  SupplyBank supply;
  int ups_units = 1;                 ///< of one path
  double ups_unit_rated_w = 0;       ///< 0: no supply
  bool from_medium_voltage = false;  ///< the supply passes the transformers by
  double busway_loss_ratio = 0, tap_rated_w = 0;
  std::vector<double> pdu_loss_per_w;  ///< by row: loss over the square of its load [1/W]; empty without PDUs
  double pdu_rated_w = 0;              ///< 0 without PDUs
  double lighting_w = 0;
  bool cooling_on_ups = false;
  /// With everything at its maximum: out of the supply, out of the transformers, and both together.
  double design_supply_w = 0, design_board_w = 0, design_total_w = 0;
};

}  // namespace icctwin
