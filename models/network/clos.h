#pragma once
// A fabric of leaves, pods and a core as bundles of links, and the flows that a job has on each.
//
// Every leaf has one bundle of uplinks, every pod one to the core. All rails of a node are taken together (exact while they are healthy and
// used alike), and up- and downlinks too (exact for collectives, which load both alike). Capacity of a bundle: what the network cards below
// it bring, over the oversubscription, times the share that hashing of flows (ECMP) leaves.
// Flows with one rate per card:
//   ring      ranks in the order of the nodes: on each leaf (pod) that holds part of the job, one edge per card and rail of the ring
//   crosses all-to-all each card sends the share (n - k) / (n - 1) of its data out of a leaf (pod) that holds k of the n nodes
// Groups of a dragonfly+ with one bundle of global links each are pods in this sense (minimal routing).
// Cables and spines are counted for failures: a bundle is made of equal cables, cable c of it goes to spine c modulo the number of spines
// of the pod (of all leaves in two tiers), which also carry the pod's cables to the core. Numbers are rounded to whole cables, at least
// one. Left out: uneven loads of single cables other than by the ECMP share, flows inside a leaf (never a bottleneck in a non-blocking
// switch). Source: two- and three-tier Clos networks as in Al-Fares et al., SIGCOMM 2008; ring all-reduce: Patarasuk and Yuan, JPDC 69
// (2009) 117.
#include <cstdint>
#include <vector>

namespace icctwin {

enum class TrafficPattern { ring, all_to_all };

struct ClosFabric {
  std::size_t nodes = 0;
  int nodes_per_leaf = 16;
  int leaves_per_pod = 0;  ///< 0: two tiers, one pod
  int cards_per_node = 8;
  double card_bytes_per_s = 50e9;
  double leaf_oversubscription = 1, pod_oversubscription = 1;
  double ecmp_share = 1;          ///< of the capacity that hashing leaves usable
  double uplink_bytes_per_s = 0;  ///< of one cable; 0: the rate of a card
  int spines_per_pod = 0;         ///< 0: one for each uplink of a leaf
};

/// Flows of a job on a bundle, for one rate per card.
struct BundleLoad {
  std::uint32_t bundle = 0;
  double flows = 0;
};

std::size_t leaves(const ClosFabric& fabric);
std::size_t pods(const ClosFabric& fabric);

/// Cables of one leaf's and of one pod's bundle.
std::size_t leaf_cables(const ClosFabric& fabric);
std::size_t pod_cables(const ClosFabric& fabric);
/// Spines of one pod; of all leaves in two tiers.
std::size_t spines(const ClosFabric& fabric);

/// Capacities of all bundles: those of the leaves, then those of the pods [B/s].
std::vector<double> bundle_capacities(const ClosFabric& fabric);

/// Bundles on which a job on these nodes (rising) has flows; empty inside one leaf.
std::vector<BundleLoad> bundle_loads(const ClosFabric& fabric, const std::vector<std::uint32_t>& nodes, TrafficPattern pattern);

}  // namespace icctwin
