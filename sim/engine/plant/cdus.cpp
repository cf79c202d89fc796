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
using ConstChunkMap = Eigen::Map<const Eigen::ArrayXd>;

/// What a manifold gives each CDU in service; nothing when none is.
struct Manifold {
  double each_w = 0;
  bool feeds = false;
};

Manifold share_load(const CduGroupPlan& group, const PlantState& state, const std::vector<double>& load_w) {
  if (!group.manifold) return {};
  double total_w = 0;
  int in_service = 0;
  for (std::size_t i = group.first; i < group.first + group.units; ++i) {
    total_w += load_w[i];
    in_service += state.service.cdu_flow_limit[i] > 0 ? 1 : 0;
  }
  return {in_service > 0 ? total_w / in_service : 0, in_service > 0};
}

// All racks of a manifold get the mixture of the CDUs in service.
void mix(const CduGroupPlan& group, PlantState& state) {
  const auto first = static_cast<Eigen::Index>(group.first), units = static_cast<Eigen::Index>(group.units);
  ChunkMap flow(state.cdu_flow.data() + first, units), supply_c(state.cdu_supply_c.data() + first, units);
  const double total = flow.sum();
  if (total <= 0) return;
  supply_c.setConstant((flow * supply_c).sum() / total);
  flow.setConstant(total / static_cast<double>(group.units));
}

}  // namespace

// The vector form of step_loop. A CDU out of service has no flow: its coolant keeps the heat that its racks still bring.
double step_cdus(const CdusPlan& plan, PlantState& state, const std::vector<double>& load_w, double step_s, PlantResult& result) {
  if (plan.units == 0) return 0;
  double total_w = 0;
  double return_sum_c = 0;
  double excess_k = -std::numeric_limits<double>::infinity();
  for (const CduGroupPlan& group : plan.groups) {
    const auto end = static_cast<Eigen::Index>(group.first + group.units);
    const double inertia = group.heat_capacity_j_per_k / step_s;
    const Manifold manifold = share_load(group, state, load_w);
    for (auto at = static_cast<Eigen::Index>(group.first); at < end; at += most_at_once) {
      const Eigen::Index size = std::min(most_at_once, end - at);
      ChunkMap return_c(state.cdu_return_c.data() + at, size);
      ChunkMap supply_c(state.cdu_supply_c.data() + at, size);
      const ConstChunkMap limit(state.service.cdu_flow_limit.data() + at, size);
      Chunk liquid_w = ConstChunkMap(load_w.data() + at, size);
      if (manifold.feeds) liquid_w = (limit > 0).select(manifold.each_w, Chunk::Zero(size));
      Chunk flow = liquid_w / group.capacity_w;
      if (group.flow_by_return) {
        // The rise left until the return meets its design value, from the supply as it is.
        constexpr double least_rise_k = 1;
        flow *= group.design_rise_k / (group.supply_c + group.design_rise_k - supply_c).max(least_rise_k);
      }
      flow = flow.max(group.min_flow_ratio).min(1.0).min(limit);
      Chunk pump_w = Chunk::Constant(size, group.pump_w);
      if (group.pump_fixed) {
        pump_w *= (flow > 0).cast<double>();
      } else {
        pump_w *= flow.cube();
        if (group.pumps.drive_loss_slope > 0) pump_w /= 1 - group.pumps.drive_loss_slope * (1 / flow.max(group.min_flow_ratio) - 1);
      }
      const Chunk in_w = liquid_w + pump_w;
      const Chunk stream = group.capacity_w_per_k * flow;
      const Chunk exchanger = group.effectiveness * state.service.facility_flow_limit * stream;
      const Chunk held = inertia * return_c + in_w;
      const Chunk controlled = (held + stream * group.supply_c) / (inertia + stream);
      const Chunk saturated = (held + exchanger * state.facility_supply_c) / (inertia + exchanger);
      const Chunk next = controlled.max(saturated).min(held / inertia);
      const Chunk out_w = in_w + inertia * (return_c - next);
      supply_c = (flow > 0).select(next - out_w / stream, supply_c + next - return_c);  // standing coolant warms everywhere alike
      return_c = next;
      ChunkMap(state.cdu_flow.data() + at, size) = flow;
      result.cdu_pump_w += pump_w.sum();
      return_sum_c += return_c.sum();
      total_w += out_w.sum();
    }
    if (manifold.feeds) mix(group, state);

    const auto first = static_cast<Eigen::Index>(group.first), units = static_cast<Eigen::Index>(group.units);
    Eigen::Index hottest = 0;
    const double supply_c = ChunkMap(state.cdu_supply_c.data() + first, units).maxCoeff(&hottest);
    const double return_c = ChunkMap(state.cdu_return_c.data() + first, units).maxCoeff();
    if (supply_c - group.supply_c > excess_k) {
      excess_k = supply_c - group.supply_c;
      result.coolant_supply_max_c = supply_c;
      result.coolant_set_c = group.supply_c;
    }
    if (supply_c - group.supply_limit_c > result.supply_over_limit_k) {
      result.supply_over_limit_k = supply_c - group.supply_limit_c;
      result.hottest_cdu = group.first + static_cast<std::size_t>(hottest);
    }
    result.return_over_limit_k = std::max(result.return_over_limit_k, return_c - group.return_limit_c);
    result.coolant_return_max_c = std::max(result.coolant_return_max_c, return_c);
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
