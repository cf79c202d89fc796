#pragma once
// Where racks stand on the floor, and what is wrong with it: racks in the place of others, outside their hall, aisles too narrow.
//
// In a row's own frame u runs along it and v across it; a rack takes the width of its type from u and the depth from v on. The front is the
// side of v = 0, the south side of a row that is not turned.
#include <array>

#include "models/base/diagnostics.h"

namespace icctwin {

struct Plan;
struct PlanRack;

/// A rectangle on the floor that may be turned: its centre, the direction of its width, and half its sides [mm].
struct Footprint {
  double x_mm = 0, y_mm = 0;
  double along_x = 1, along_y = 0;
  double half_width_mm = 0, half_depth_mm = 0;

  std::array<std::array<double, 2>, 4> corners() const;
};

Footprint footprint_of(const Plan& plan, const PlanRack& rack);

/// Whether they share more than an edge, within a millimetre.
bool overlap(const Footprint& a, const Footprint& b);

/// Adds a problem for each row of the scenario that has racks in the place of others or outside the hall, and a hint for each whose aisle
/// is too narrow. Least widths of aisles: 1200 mm where fronts look into it, 1000 mm between backs (GB 50174-2017, 4.3.4, and practice).
void check_floor(const Plan& plan, Diagnostics& diagnostics);

}  // namespace icctwin
