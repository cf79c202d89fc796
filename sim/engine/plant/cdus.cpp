#include "sim/engine/plant/cdus.h"

#include <Eigen/Core>
#include <algorithm>
#include <limits>

namespace icctwin {
namespace {

// CDUs are computed in vectors of bounded length, which live on the stack.
constexpr Eigen::Index most_at_once = 32;
using Chunk = Eigen::Array<double, Eigen::Dynamic, 1, Eigen::ColMajor, most_at_once, 1>;
using ChunkMap = Eigen::Map<Eigen::ArrayXd>;

}  // namespace

// The vector form of step_loop.
double step_cdus(const CdusPlan& plan, PlantState& state, const std::vector<double>& load_w, double step_s, PlantResult& result) {
  if (plan.units == 0) return 0;
  double total_w = 0;
  double return_sum_c = 0;
  double excess_k = -std::numeric_limits<double>::infinity();
  for (const CduGroupPlan& group : plan.groups) {
    const auto end = static_cast<Eigen::Index>(group.first + group.units);
    const double inertia = group.heat_capacity_j_per_k / step_s;
    for (auto at = static_cast<Eigen::Index>(group.first); at < end; at += most_at_once) {
      const Eigen::Index size = std::min(most_at_once, end - at);
      const Eigen::Map<const Eigen::ArrayXd> liquid_w(load_w.data() + at, size);
      ChunkMap return_c(state.cdu_return_c.data() + at, size);
      ChunkMap supply_c(state.cdu_supply_c.data() + at, size);
      const Chunk flow = (liquid_w / group.capacity_w).max(group.min_flow_ratio).min(1.0);
      Chunk pump_w = Chunk::Constant(size, group.pump_w);
      if (!group.pump_fixed) pump_w *= flow.cube();
      const Chunk in_w = liquid_w + pump_w;
      const Chunk stream = group.capacity_w_per_k * flow;
      const Chunk exchanger = group.effectiveness * stream;
      const Chunk held = inertia * return_c + in_w;
      const Chunk controlled = (held + stream * group.supply_c) / (inertia + stream);
      const Chunk saturated = (held + exchanger * state.facility_supply_c) / (inertia + exchanger);
      const Chunk next = controlled.max(saturated).min(held / inertia);
      const Chunk out_w = in_w + inertia * (return_c - next);
      return_c = next;
      supply_c = next - out_w / stream;
      result.cdu_pump_w += pump_w.sum();
      if (const double warmest_c = supply_c.maxCoeff(); warmest_c - group.supply_c > excess_k) {
        excess_k = warmest_c - group.supply_c;
        result.coolant_supply_max_c = warmest_c;
        result.coolant_set_c = group.supply_c;
      }
      return_sum_c += return_c.sum();
      total_w += out_w.sum();
    }
  }
  result.coolant_return_c = return_sum_c / static_cast<double>(plan.units);
  return total_w;
}

double cdus_stored_j(const CdusPlan& plan, const PlantState& state) {
  double sum_j = 0;
  for (const CduGroupPlan& group : plan.groups)
    for (std::size_t i = group.first; i < group.first + group.units; ++i) sum_j += group.heat_capacity_j_per_k * state.cdu_return_c[i];
  return sum_j;
}

}  // namespace icctwin
