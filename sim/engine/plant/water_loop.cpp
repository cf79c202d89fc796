#include "sim/engine/plant/water_loop.h"

#include <algorithm>

#include "sim/engine/plant/loop_step.h"

namespace icctwin {

WaterLoopStep step_water_loop(const LoopPlan& loop, double in_w, double condenser_c, const WaterPaths& paths, double& return_c,
                              double& supply_c, double step_s) {
  const double by_heat = flow_ratio(in_w, loop.design_heat_w, loop.min_flow_ratio);
  const double by_valves = paths.wanted_w_per_k > 0 ? std::min(1.0, paths.wanted_w_per_k / loop.design_capacity_w_per_k) : 0.0;
  const double flow = std::min(paths.flow_limit, std::max(by_heat, by_valves));
  const double pump_w = loop.pump_w * loop.pumps.power_ratio(flow);
  const double stream = loop.design_capacity_w_per_k * flow;
  if (stream <= 0) {
    // Standing water keeps what the load still brings.
    if (loop.heat_capacity_j_per_k > 0) return_c += (in_w - paths.removed_w) * step_s / loop.heat_capacity_j_per_k;
    supply_c = return_c;
    return {0, 0, 0};
  }
  const double exchanger = loop.exchanger_effectiveness * paths.exchanger_share * stream;
  const double chiller_capacity_w = paths.chiller_capacity_w;
  // Where the condenser loop is the warmer side the exchanger is bypassed, and the chillers alone remain.
  const Outlet controlled{stream, loop.supply_c, -paths.removed_w};
  const auto exchange = [&](const Outlet& behind) {
    return step_loop(return_c, loop.heat_capacity_j_per_k, in_w + pump_w - paths.removed_w, controlled, behind, step_s);
  };
  auto next = exchange(Outlet{exchanger, condenser_c, chiller_capacity_w});
  if (next.temperature_c < condenser_c) next = exchange(Outlet{0, condenser_c, chiller_capacity_w});
  const double mean_c = (return_c + next.temperature_c) / 2;
  return_c = next.temperature_c;
  supply_c = return_c - (next.end_out_w + paths.removed_w) / stream;
  // What the exchanger leaves over; bounded, so that rounding never asks chillers that are not there.
  const double chiller_w =
      std::clamp(next.out_w - std::max(0.0, exchanger * (mean_c - condenser_c)), 0.0, std::max(0.0, chiller_capacity_w));
  return {next.out_w - chiller_w, chiller_w, pump_w};
}

}  // namespace icctwin
