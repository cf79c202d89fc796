#include "sim/engine/power_chain.h"

namespace icctwin {

ChainResult power_chain(const PowerPlan& power, const ChainLoad& load, const DistributionLoss& distribution) {
  ChainResult chain;
  chain.pdu_w = distribution.pdu_w;
  chain.busway_w = distribution.busway_w;
  chain.ups_out_w = load.it_w + distribution.total_w() + load.backed_w;
  const double ups_in_w = input_power_w(power.supply, chain.ups_out_w);
  chain.ups_w = ups_in_w - chain.ups_out_w;
  const double board_w = load.cooling_w + power.lighting_w + (power.from_medium_voltage ? 0.0 : ups_in_w);
  const double transformed_w = power.paths * input_power_w(power.transformer, board_w / power.paths);
  chain.transformer_w = transformed_w - board_w;
  chain.grid_w = transformed_w + (power.from_medium_voltage ? ups_in_w : 0.0);
  return chain;
}

}  // namespace icctwin
