#include "sim/engine/cluster.h"

#include <algorithm>
#include <bit>

namespace icctwin {

Pool::Pool(int places_per_node, std::vector<std::uint32_t> nodes)
    : places_(places_per_node), words_((nodes.size() + 63) / 64), nodes_(std::move(nodes)) {
  if (!nodes_.empty()) {
    const auto [lowest, highest] = std::ranges::minmax(nodes_);
    first_node_ = lowest;
    index_of_node_.resize(highest - first_node_ + 1);
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) index_of_node_[nodes_[i] - first_node_] = static_cast<std::uint32_t>(i);
  free_.assign(nodes_.size(), static_cast<std::uint16_t>(places_));
  count_.assign(static_cast<std::size_t>(places_) + 1, 0);
  level_.assign(words_ * (static_cast<std::size_t>(places_) + 1), 0);
  for (std::size_t i = 0; i < nodes_.size(); ++i) put(i, places_, true);
}

void Pool::put(std::size_t index, int free, bool in) {
  const auto f = static_cast<std::size_t>(free);
  const std::uint64_t bit = std::uint64_t{1} << (index % 64);
  auto& word = level_[f * words_ + index / 64];
  word = in ? word | bit : word & ~bit;
  count_[f] += in ? 1 : static_cast<std::size_t>(-1);
}

Demand Pool::demand(const PlanJob& job) const {
  if (job.nodes > 0) return {static_cast<std::size_t>(job.nodes), 0};
  return {static_cast<std::size_t>(job.accelerators / places_), job.accelerators % places_};
}

bool Pool::could_ever_fit(const Demand& demand) const { return demand.whole_nodes + (demand.rest > 0 ? 1 : 0) <= nodes_.size(); }

bool Pool::fits(const Demand& demand) const {
  const std::size_t empty = count_[static_cast<std::size_t>(places_)];
  if (empty < demand.whole_nodes) return false;
  if (demand.rest == 0 || empty > demand.whole_nodes) return true;
  for (int f = demand.rest; f < places_; ++f)
    if (count_[static_cast<std::size_t>(f)] > 0) return true;
  return false;
}

std::vector<Share> Pool::choose(const Demand& demand) const {
  std::vector<Share> shares;
  shares.reserve(demand.whole_nodes + 1);
  const auto scan = [&](int free, std::size_t wanted, std::size_t skip, int places) {
    const std::uint64_t* words = &level_[static_cast<std::size_t>(free) * words_];
    for (std::size_t w = 0; w < words_ && wanted > 0; ++w) {
      for (std::uint64_t left = words[w]; left != 0 && wanted > 0; left &= left - 1) {
        if (skip > 0) {
          --skip;
          continue;
        }
        shares.push_back({nodes_[w * 64 + static_cast<std::size_t>(std::countr_zero(left))], static_cast<std::uint16_t>(places)});
        --wanted;
      }
    }
  };
  scan(places_, demand.whole_nodes, 0, places_);
  if (demand.rest > 0) {
    int free = demand.rest;
    while (free < places_ && count_[static_cast<std::size_t>(free)] == 0) ++free;
    scan(free, 1, free == places_ ? demand.whole_nodes : 0, demand.rest);
  }
  return shares;
}

void Pool::change(const std::vector<Share>& shares, int sign) {
  for (const Share& share : shares) {
    const std::size_t index = index_of_node_[share.node - first_node_];
    put(index, free_[index], false);
    free_[index] = static_cast<std::uint16_t>(free_[index] + sign * share.places);
    put(index, free_[index], true);
  }
}

namespace {

/// The first node of every leaf (rack without a topology), then the second of each, and so on.
void spread_over_leaves(const Plan& plan, std::vector<std::uint32_t>& nodes) {
  std::vector<std::uint32_t> leaf_of_node(plan.nodes);
  for (std::size_t r = 0; r < plan.racks.size(); ++r) {
    const PlanRack& rack = plan.racks[r];
    for (std::size_t n = 0; n < static_cast<std::size_t>(plan.rack_specs[rack.spec].nodes); ++n) {
      const std::size_t node = rack.first_node + n;
      leaf_of_node[node] = static_cast<std::uint32_t>(plan.clos ? node / static_cast<std::size_t>(plan.clos->nodes_per_leaf) : r);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> place;  // within the leaf, node
  std::uint32_t within = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    within = i > 0 && leaf_of_node[nodes[i]] == leaf_of_node[nodes[i - 1]] ? within + 1 : 0;
    place.emplace_back(within, nodes[i]);
  }
  std::ranges::sort(place);
  for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = place[i].second;
}

}  // namespace

std::vector<Pool> make_pools(const Plan& plan) {
  std::vector<std::vector<std::uint32_t>> nodes(plan.node_specs.size());
  for (const auto& rack : plan.racks) {
    if (rack.measured) continue;
    const auto& spec = plan.rack_specs[rack.spec];
    for (int i = 0; i < spec.nodes; ++i)
      nodes[spec.node_spec].push_back(static_cast<std::uint32_t>(rack.first_node + static_cast<std::size_t>(i)));
  }
  if (plan.scenario.operations.placement == Placement::spread)
    for (auto& list : nodes) spread_over_leaves(plan, list);
  std::vector<Pool> pools;
  for (std::size_t s = 0; s < nodes.size(); ++s) pools.emplace_back(std::max(1, plan.node_specs[s].accelerators), std::move(nodes[s]));
  return pools;
}

}  // namespace icctwin
