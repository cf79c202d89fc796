#include "sim/engine/plant/cdus.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

namespace icctwin {
namespace {

// CDUs are computed in vectors of bounded length, which live on the stack.
constexpr Eigen::Index most_at_once = 32;
using Chunk = Eigen::Array<double, Eigen::Dynamic, 1, Eigen::ColMajor, most_at_once, 1>;
using ChunkMap = Eigen::Map<Eigen::ArrayXd>;
using ConstChunkMap = Eigen::Map<const Eigen::ArrayXd>;

constexpr double controller_step_s = 5;  // a valve's controller is followed in steps of this or less
constexpr double tiny = 1e-300;

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

// Share of a film's conductance at a flow ratio, as in models/cooling/heat_exchanger.h.
Chunk film_share(const Chunk& flow) {
  constexpr double exponent = 0.8, laminar_share = 0.1;
  static const double straight = std::pow(laminar_share, exponent) / laminar_share;
  return (flow >= laminar_share).select((exponent * flow.max(laminar_share).log()).exp(), straight * flow);
}

// Heat over the difference of the entering temperatures, of plates in counter flow; the vector form of plate_exchanger_effectiveness.
Chunk conductance(const CduGroupPlan& group, const CduPlates& plates, const Chunk& primary, const Chunk& secondary) {
  const Chunk film_1 = film_share(primary), film_2 = film_share(secondary);
  const Chunk ua = plates.film_w_per_k * film_1 * film_2 / (film_1 + film_2).max(tiny);
  const Chunk stream_1 = plates.primary_w_per_k * primary, stream_2 = group.capacity_w_per_k * secondary;
  const Chunk smaller = stream_1.min(stream_2);
  const Chunk ntu = ua / smaller.max(tiny);
  const Chunk difference = 1 - smaller / stream_1.max(stream_2).max(tiny);
  const Chunk left = 1 - (-ntu * difference).exp();
  constexpr double balanced = 1e-6;  // below it both streams are alike: NTU / (1 + NTU)
  return smaller * (difference > balanced).select(left / (difference + (1 - difference) * left), ntu / (1 + ntu));
}

/// What a vector of CDUs works with during a step.
struct Duty {
  Chunk in_w, flow, stream;
};

// Temperature after a step along one path, exact; the vector form of relaxed_c.
Chunk relaxed(const Chunk& before_c, const Duty& duty, const Chunk& slope, double cold_c, double inertia) {
  const Chunk end_c = cold_c + duty.in_w / slope.max(tiny);
  return (slope > 0).select(end_c + (before_c - end_c) * (-slope / inertia).exp(), before_c + duty.in_w / inertia);
}

// One step with an ideal valve, the vector form of step_loop: the warmer of what the set point asks and what the exchanger can take.
// Returns the mean heat given off.
Chunk ideal_step(const CduGroupPlan& group, const Duty& duty, const Chunk& exchanger, double facility_c, double step_s, ChunkMap& return_c,
                 ChunkMap& supply_c) {
  const double inertia = group.heat_capacity_j_per_k / step_s;
  const Chunk before_c = return_c;
  const Chunk next = relaxed(before_c, duty, duty.stream, group.supply_c, inertia)
                         .max(relaxed(before_c, duty, exchanger, facility_c, inertia))
                         .min(before_c + duty.in_w / inertia);
  const Chunk end_out_w = (duty.stream * (next - group.supply_c)).min(exchanger * (next - facility_c)).max(0.0);
  supply_c = (duty.flow > 0).select(next - end_out_w / duty.stream, supply_c + next - before_c);
  return_c = next;
  return duty.in_w + inertia * (before_c - next);
}

// The same with valves where their controllers have put them; fills the mean flow through them.
Chunk valve_step(const CduGroupPlan& group, const Duty& duty, const CduPlates& plates, double flow_limit, double facility_c, double step_s,
                 ChunkMap& return_c, ChunkMap& supply_c, PiState* valves, Chunk& primary) {
  const int steps = std::max(1, static_cast<int>(std::ceil(step_s / controller_step_s - 1e-9)));
  const double part_s = step_s / steps;
  const double inertia = group.heat_capacity_j_per_k / part_s;
  const Eigen::Index size = return_c.size();
  Chunk out_sum_w = Chunk::Zero(size), flow_sum = Chunk::Zero(size), through(size);
  for (int i = 0; i < steps; ++i) {
    for (Eigen::Index k = 0; k < size; ++k) {
      valves[k] = next_state(*plates.controller, valves[k], supply_c[k] - group.supply_c, part_s);
      through[k] = flow_limit * valve_flow_ratio(plates.valve, valves[k].output);
    }
    const Chunk exchanger = conductance(group, plates, through, duty.flow);
    const Chunk held = inertia * return_c + duty.in_w;
    const Chunk next = ((held + exchanger * facility_c) / (inertia + exchanger)).min(held / inertia);
    const Chunk out_w = duty.in_w + inertia * (return_c - next);
    supply_c = (duty.flow > 0).select(next - out_w / duty.stream, supply_c + next - return_c);
    return_c = next;
    out_sum_w += out_w;
    flow_sum += through;
  }
  primary = flow_sum / steps;
  return out_sum_w / steps;
}

Chunk pump_powers(const CduGroupPlan& group, const Chunk& flow) {
  if (group.pump_fixed) return group.pump_w * (flow > 0).cast<double>();
  Chunk pump_w = group.pump_w * flow.cube();
  if (group.pumps.drive_loss_slope > 0) pump_w /= 1 - group.pumps.drive_loss_slope * (1 / flow.max(group.min_flow_ratio) - 1);
  return pump_w;
}

Chunk flows(const CduGroupPlan& group, const Chunk& liquid_w, const ChunkMap& supply_c, const ConstChunkMap& limit) {
  Chunk flow = liquid_w / group.capacity_w;
  if (group.flow_by_return) {
    // The rise left until the return meets its design value, from the supply as it is.
    constexpr double least_rise_k = 1;
    flow *= group.design_rise_k / (group.supply_c + group.design_rise_k - supply_c).max(least_rise_k);
  }
  return flow.max(group.min_flow_ratio).min(1.0).min(limit);
}

void note_limits(const CduGroupPlan& group, PlantState& state, double& excess_k, PlantResult& result) {
  const auto first = static_cast<Eigen::Index>(group.first), units = static_cast<Eigen::Index>(group.units);
  Eigen::Index hottest = 0;
  const double supply_c = ChunkMap(state.cdu_supply_c.data() + first, units).maxCoeff(&hottest);
  const double return_c = ChunkMap(state.cdu_return_c.data() + first, units).maxCoeff();
  result.coolant_supply_max_c = std::max(result.coolant_supply_max_c, supply_c);
  if (supply_c - group.supply_c > excess_k) {
    excess_k = supply_c - group.supply_c;
    result.coolant_hot_c = supply_c;
    result.coolant_set_c = group.supply_c;
  }
  if (supply_c - group.supply_limit_c > result.supply_over_limit_k) {
    result.supply_over_limit_k = supply_c - group.supply_limit_c;
    result.hottest_cdu = group.first + static_cast<std::size_t>(hottest);
  }
  result.return_over_limit_k = std::max(result.return_over_limit_k, return_c - group.return_limit_c);
  result.coolant_return_max_c = std::max(result.coolant_return_max_c, return_c);
}

}  // namespace

// A CDU out of service has no flow: its coolant keeps the heat that its racks still bring, and warms everywhere alike.
double step_cdus(const CdusPlan& plan, PlantState& state, const std::vector<double>& load_w, double step_s, PlantResult& result) {
  if (plan.units == 0) return 0;
  double total_w = 0;
  double return_sum_c = 0;
  double excess_k = -std::numeric_limits<double>::infinity();
  const double primary_limit = state.service.facility_flow_limit;
  for (const CduGroupPlan& group : plan.groups) {
    const auto end = static_cast<Eigen::Index>(group.first + group.units);
    const Manifold manifold = share_load(group, state, load_w);
    for (auto at = static_cast<Eigen::Index>(group.first); at < end; at += most_at_once) {
      const Eigen::Index size = std::min(most_at_once, end - at);
      ChunkMap return_c(state.cdu_return_c.data() + at, size);
      ChunkMap supply_c(state.cdu_supply_c.data() + at, size);
      const ConstChunkMap limit(state.service.cdu_flow_limit.data() + at, size);
      Chunk liquid_w = ConstChunkMap(load_w.data() + at, size);
      if (manifold.feeds) liquid_w = (limit > 0).select(manifold.each_w, Chunk::Zero(size));
      Duty duty;
      duty.flow = flows(group, liquid_w, supply_c, limit);
      const Chunk pump_w = pump_powers(group, duty.flow);
      duty.in_w = liquid_w + pump_w;
      duty.stream = group.capacity_w_per_k * duty.flow;
      Chunk out_w;
      if (group.plates && group.plates->controller) {
        Chunk primary;
        out_w = valve_step(group, duty, *group.plates, primary_limit, state.facility_supply_c, step_s, return_c, supply_c,
                           state.cdu_valve.data() + at, primary);
        result.primary_w_per_k += group.plates->primary_w_per_k * primary.sum();
      } else {
        const Chunk exchanger = group.plates ? conductance(group, *group.plates, Chunk::Constant(size, primary_limit), duty.flow)
                                             : Chunk(group.effectiveness * primary_limit * duty.stream);
        out_w = ideal_step(group, duty, exchanger, state.facility_supply_c, step_s, return_c, supply_c);
      }
      ChunkMap(state.cdu_flow.data() + at, size) = duty.flow;
      result.limits.add(Limit::cdu_no_flow, (duty.flow <= 0 && liquid_w > 0).any());
      result.cdu_pump_w += pump_w.sum();
      return_sum_c += return_c.sum();
      total_w += out_w.sum();
    }
    if (manifold.feeds) mix(group, state);
    note_limits(group, state, excess_k, result);
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
