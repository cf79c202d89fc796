#pragma once
// What a center will need before it is run: bounds from its design point, never a simulation.
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct Bounds {
  double low = 0, high = 0;
};

struct CenterEstimate {
  double it_w = 0;  ///< design maximum
  Bounds pue;       ///< without and with chillers
  Bounds demand_w;  ///< of the grid, at the same two points
  double floor_m2 = 0;
  Bounds cost_cny;        ///< of what has a price
  double flop_per_s = 0;  ///< dense, BF16 or FP16; 0: no sheet states it
  std::size_t racks = 0, accelerators = 0, cdus = 0;
};

/// From a plan without files.
///
/// Low: chillers stand still and pumps and fans run at their least flow. High: the design point, everything at its maximum. Cost: the sum
/// of the capital items with a price, +-15 %. Left out: weather, load over time.
CenterEstimate estimate_center(const Plan& plan, const Catalog& catalog);

}  // namespace icctwin
