#include "sim/scenario/template/make_fabric.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

constexpr double transceiver_w = 10;  // as in the shipped cases, of a 400 G module
constexpr double metres_of_delay_s = 1e-6;

LinkClass links(const char* id, const char* from, const char* to, int count, double bytes_per_s) {
  LinkClass made;
  made.id = id;
  made.from = from;
  made.to = to;
  made.count = count;
  made.bandwidth_bytes_per_s = bytes_per_s;
  made.latency_s = metres_of_delay_s;
  made.transceiver_w = transceiver_w;
  return made;
}

SwitchGroup switches(const char* tier, int count, const SwitchType& gear) {
  SwitchGroup made;
  made.id = tier;
  made.tier = tier;
  made.count = count;
  made.switch_type = gear.id;
  return made;
}

}  // namespace

Fabric make_fabric(const CenterOptions& options, const SwitchType& gear, int nodes, int cards) {
  const double ratio = std::max(1.0, options.oversubscription);
  const int down = std::clamp(static_cast<int>(std::floor(gear.ports * ratio / (1 + ratio))), 1, std::max(1, gear.ports - 1));
  const int up = std::max(1, static_cast<int>(std::ceil(down / ratio)));
  // With rails every card of a node goes to a leaf of its own, so that a group of leaves serves as many nodes as a leaf has ports.
  const int nodes_of_group = options.rails ? down : std::max(1, down / cards);
  const int groups = ceil_div(nodes, nodes_of_group);
  const int leaves = groups * (options.rails ? cards : 1);
  // A last group that is not full needs no uplinks for cards that are not there.
  const int uplinks = std::min(leaves * up, std::max(leaves, static_cast<int>(std::ceil(nodes * cards / ratio))));

  Fabric fabric;
  fabric.link_classes.push_back(links("node-leaf", "node", "leaf", nodes * cards, gear.port_bytes_per_s));
  fabric.link_classes.push_back(links("leaf-spine", "leaf", "spine", uplinks, gear.port_bytes_per_s));
  fabric.switches.push_back(switches("leaf", leaves, gear));
  FabricTopology topology;
  topology.nodes_per_leaf = nodes_of_group;
  topology.cards_per_node = cards;
  topology.card_bytes_per_s = gear.port_bytes_per_s;
  topology.leaf_oversubscription = ratio;
  if (options.tiers < 3) {
    fabric.switches.push_back(switches("spine", ceil_div(uplinks, gear.ports), gear));
  } else {
    // Spines of a pod keep half of their ports for the core.
    const int half = std::max(1, gear.ports / 2);
    const int spines = ceil_div(uplinks, half);
    fabric.link_classes.push_back(links("spine-core", "spine", "core", uplinks, gear.port_bytes_per_s));
    fabric.switches.push_back(switches("spine", spines, gear));
    fabric.switches.push_back(switches("core", ceil_div(uplinks, gear.ports), gear));
    topology.leaves_per_pod = std::max(1, half / (options.rails ? cards : 1));
  }
  fabric.topology = topology;
  return fabric;
}

}  // namespace icctwin
