#include "sim/engine/power_chain.h"

#include <cmath>

namespace icctwin {

ChainResult power_chain(const PowerPlan& power, const ChainLoad& load, const DistributionLoss& distribution) {
  ChainResult chain;
  chain.pdu_w = distribution.pdu_w;
  chain.busway_w = distribution.busway_w;
  chain.ups_out_w = load.it_w + distribution.total_w() + load.backed_w;
  chain.ups_in_w = input_power_w(power.supply, chain.ups_out_w);
  chain.ups_w = chain.ups_in_w - chain.ups_out_w;
  chain.board_w = load.cooling_w + power.lighting_w + (power.from_medium_voltage ? 0.0 : chain.ups_in_w);
  chain.medium_w = power.from_medium_voltage ? chain.ups_in_w : 0.0;
  return chain;
}

Intake intake(const PowerPlan& power, const ChainResult& chain, double onsite_w) {
  const double flow_w = chain.board_w - onsite_w;
  const double path_w = std::abs(flow_w) / power.paths;
  const double transformer_w = power.paths * (input_power_w(power.transformer, path_w) - path_w);
  return {flow_w + transformer_w + chain.medium_w, transformer_w};
}

}  // namespace icctwin
