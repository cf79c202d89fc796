#pragma once
// Losses between the uninterruptible supply and the racks.
//
// Busways and rack PDUs lose with the square of their load, P = P_r k x^2 each. With two paths each carries half. The racks of a row
// share the row's load evenly (exact for rows of equal racks with equal work, a little low otherwise).
#include <vector>

#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct DistributionLoss {
  double busway_w = 0, pdu_w = 0;
  double total_w() const { return busway_w + pdu_w; }
};

/// Losses of all rows for the power at the input of their racks.
DistributionLoss distribution_loss(const Plan& plan, const std::vector<double>& row_w);

}  // namespace icctwin
