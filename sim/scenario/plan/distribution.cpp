#include "sim/scenario/plan/distribution.h"

namespace icctwin {

DistributionLoss distribution_loss(const Plan& plan, const std::vector<double>& row_w) {
  const PowerPlan& power = plan.power;
  DistributionLoss loss;
  for (std::size_t r = 0; r < plan.rows.size(); ++r) {
    const double pdu_w = power.pdu_loss_per_w.empty() ? 0.0 : power.pdu_loss_per_w[r] * row_w[r] * row_w[r];
    const double carried_w = row_w[r] + pdu_w;
    loss.pdu_w += pdu_w;
    loss.busway_w += power.busway_loss_ratio * carried_w * carried_w / (power.paths * plan.rows[r].busway_rated_w);
  }
  return loss;
}

}  // namespace icctwin
