#pragma once
// Racks on the floor: rows that face each other across a cold aisle, back to back across a hot one, in halls that are just large enough.
#include <string>
#include <vector>

#include "models/compute/rack_type.h"
#include "sim/scenario/model/building.h"
#include "sim/scenario/template/center_options.h"

namespace icctwin {

struct LayoutOptions {
  int racks = 1;
  std::string last_rack_type;  ///< of the last rack where it differs; empty: it does not
  int racks_per_row = 10, rows_per_hall = 16;
};

/// Rows run from west to east, the first with its back to the north; every second one is turned round.
std::vector<Hall> lay_out(const RackType& rack, const LayoutOptions& options);

/// Floor of all halls [m2].
double floor_m2(const std::vector<Hall>& halls);

}  // namespace icctwin
