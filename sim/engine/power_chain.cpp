#include "sim/engine/power_chain.h"

namespace icctwin {

double busway_loss_w(const Plan& plan, const std::vector<double>& row_w) {
  double loss_w = 0;
  for (std::size_t r = 0; r < plan.rows.size(); ++r)
    loss_w += plan.power.busway_loss_ratio * row_w[r] * row_w[r] / plan.rows[r].busway_rated_w;
  return loss_w;
}

ChainResult power_chain(const PowerPlan& power, const ChainLoad& load, double busways_w) {
  ChainResult chain;
  chain.busway_w = busways_w;
  chain.ups_out_w = load.it_w + chain.busway_w + load.backed_w;
  const double ups_in_w = power.ups_units * input_power_w(power.ups, chain.ups_out_w / power.ups_units);
  chain.ups_w = ups_in_w - chain.ups_out_w;
  const double board_w = ups_in_w + load.cooling_w + power.lighting_w;
  chain.grid_w = input_power_w(power.transformer, board_w);
  chain.transformer_w = chain.grid_w - board_w;
  return chain;
}

}  // namespace icctwin
