#pragma once
// The network fabric (组网): link classes and switch groups, whose power is booked, and the topology over which jobs share bandwidth.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// Equal links between two tiers, as one bundle.
struct LinkClass {
  std::string id;
  std::string from, to;  ///< tiers, for example "node", "leaf", "spine"
  int count = 0;
  double bandwidth_bytes_per_s = 50e9;
  double latency_s = 1e-6;
  int transceivers_per_link = 2;
  std::optional<double> transceiver_w;  ///< of one; default: that of `optics`, else none
  std::string optics;                   ///< catalog id
  bool operator==(const LinkClass&) const = default;
  static void describe(Describe<LinkClass>&);
};

/// Equal switches of one tier that stand outside the compute racks.
struct SwitchGroup {
  std::string id;
  std::string tier;
  int count = 0;
  std::optional<double> power_w;  ///< of one, without transceivers; default: that of `switch_type`, else none
  std::string switch_type;        ///< catalog id
  bool operator==(const SwitchGroup&) const = default;
  static void describe(Describe<SwitchGroup>&);
};

/// Leaves, pods and a core (叶脊/三层 Clos); nodes hang on the leaves in the order of the racks.
struct FabricTopology {
  int nodes_per_leaf = 16;
  int leaves_per_pod = 0;
  int cards_per_node = 8;
  double card_bytes_per_s = 50e9;
  double leaf_oversubscription = 1, pod_oversubscription = 1;
  double ecmp_share = 0.9;
  std::optional<double> uplink_bytes_per_s;  ///< of one cable of a bundle; default: a card's
  std::optional<int> spines_per_pod;         ///< default: one for each uplink of a leaf
  bool operator==(const FabricTopology&) const = default;
  static void describe(Describe<FabricTopology>&);
};

struct Fabric {
  std::vector<LinkClass> link_classes;
  std::vector<SwitchGroup> switches;
  std::optional<FabricTopology> topology;
  std::optional<double> storage_bytes_per_s;  ///< of the storage network and tier, to the whole center
  RawJson view;
  bool operator==(const Fabric&) const = default;
  static void describe(Describe<Fabric>&);
};

}  // namespace icctwin
