#include "models/network/clos.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

std::size_t groups(std::size_t count, std::size_t size) { return (count + size - 1) / size; }

std::size_t pod_nodes(const ClosFabric& fabric) {
  return static_cast<std::size_t>(fabric.nodes_per_leaf) * static_cast<std::size_t>(std::max(1, fabric.leaves_per_pod));
}

/// Adds the loads of one tier, whose bundles begin at `first` and hold `size` nodes each.
void add_tier(std::vector<BundleLoad>& loads, const std::vector<std::uint32_t>& nodes, std::size_t size, std::size_t first, double cards,
              TrafficPattern pattern) {
  if (nodes.empty() || nodes.front() / size == nodes.back() / size) return;
  const auto n = static_cast<double>(nodes.size());
  for (std::size_t begin = 0; begin < nodes.size();) {
    const std::size_t group = nodes[begin] / size;
    std::size_t end = begin;
    while (end < nodes.size() && nodes[end] / size == group) ++end;
    const auto inside = static_cast<double>(end - begin);
    const double flows = pattern == TrafficPattern::ring ? cards : cards * inside * (n - inside) / (n - 1);
    loads.push_back({static_cast<std::uint32_t>(first + group), flows});
    begin = end;
  }
}

double leaf_uplink_bytes_per_s(const ClosFabric& fabric) {
  return fabric.cards_per_node * fabric.card_bytes_per_s * fabric.nodes_per_leaf / fabric.leaf_oversubscription;
}

double pod_uplink_bytes_per_s(const ClosFabric& fabric) {
  return leaf_uplink_bytes_per_s(fabric) * std::max(1, fabric.leaves_per_pod) / fabric.pod_oversubscription;
}

std::size_t cables(const ClosFabric& fabric, double bytes_per_s) {
  const double cable = fabric.uplink_bytes_per_s > 0 ? fabric.uplink_bytes_per_s : fabric.card_bytes_per_s;
  return static_cast<std::size_t>(std::max(1.0, std::round(bytes_per_s / cable)));
}

}  // namespace

std::size_t leaves(const ClosFabric& fabric) { return groups(fabric.nodes, static_cast<std::size_t>(fabric.nodes_per_leaf)); }

std::size_t pods(const ClosFabric& fabric) { return fabric.leaves_per_pod > 0 ? groups(fabric.nodes, pod_nodes(fabric)) : 0; }

std::size_t leaf_cables(const ClosFabric& fabric) { return cables(fabric, leaf_uplink_bytes_per_s(fabric)); }

std::size_t pod_cables(const ClosFabric& fabric) { return cables(fabric, pod_uplink_bytes_per_s(fabric)); }

std::size_t spines(const ClosFabric& fabric) {
  return fabric.spines_per_pod > 0 ? static_cast<std::size_t>(fabric.spines_per_pod) : leaf_cables(fabric);
}

std::vector<double> bundle_capacities(const ClosFabric& fabric) {
  const double node_bytes_per_s = fabric.cards_per_node * fabric.card_bytes_per_s * fabric.ecmp_share;
  std::vector<double> capacities(leaves(fabric), node_bytes_per_s * fabric.nodes_per_leaf / fabric.leaf_oversubscription);
  capacities.insert(capacities.end(), pods(fabric),
                    node_bytes_per_s * static_cast<double>(pod_nodes(fabric)) / fabric.leaf_oversubscription / fabric.pod_oversubscription);
  return capacities;
}

std::vector<BundleLoad> bundle_loads(const ClosFabric& fabric, const std::vector<std::uint32_t>& nodes, TrafficPattern pattern) {
  std::vector<BundleLoad> loads;
  const double cards = fabric.cards_per_node;
  add_tier(loads, nodes, static_cast<std::size_t>(fabric.nodes_per_leaf), 0, cards, pattern);
  if (fabric.leaves_per_pod > 0) add_tier(loads, nodes, pod_nodes(fabric), leaves(fabric), cards, pattern);
  return loads;
}

}  // namespace icctwin
