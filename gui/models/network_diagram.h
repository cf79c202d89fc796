#pragma once
// What the topology diagram shows: tiers of the fabric with their switches, the links between them, and the bill of cables and optics.
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin::gui {

struct NetworkTier {
  std::string id, tier, pointer, switch_type;
  int count = 0;
  double power_w = 0;  ///< of one
};

struct NetworkLinks {
  std::string id, from, to, optics, pointer;
  int count = 0;
  double bytes_per_s = 0;
  int modules = 0;      ///< of all links
  double module_w = 0;  ///< of one
};

/// Leaves, pods and a core, over which jobs share bandwidth.
struct NetworkTopology {
  std::size_t leaves = 0, pods = 0, spines = 0;  ///< spines: of one pod
  std::size_t leaf_cables = 0, pod_cables = 0;   ///< uplinks of one leaf and of one pod
  int nodes_per_leaf = 0, cards_per_node = 0;
  std::size_t leaves_per_pod = 0;
  double card_bytes_per_s = 0, uplink_bytes_per_s = 0;
  double leaf_oversubscription = 1, pod_oversubscription = 1;
};

struct NetworkDiagram {
  std::size_t nodes = 0, accelerators = 0;
  std::vector<NetworkTier> switches;
  std::vector<NetworkLinks> links;
  std::optional<NetworkTopology> topology;

  bool empty() const { return switches.empty() && links.empty() && !topology; }
  const NetworkTier* tier(std::string_view name) const;
  const NetworkLinks* between(std::string_view from, std::string_view to) const;
};

NetworkDiagram network_diagram_of(const Plan& plan, const Catalog& catalog);

}  // namespace icctwin::gui
