#pragma once
// Who occupies what: free accelerators of every node, and where a job fits.
//
// Nodes of one spec form a pool; a job runs inside one pool. Places are taken in whole accelerators; a node without accelerators has one
// place. A job of k accelerators on nodes of n takes floor(k / n) empty nodes (a gang) and one node with the rest, the fullest that fits.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// Places of a job on one node.
struct Share {
  std::uint32_t node = 0;
  std::uint16_t places = 0;
};

/// What a job asks of a pool.
struct Demand {
  std::size_t whole_nodes = 0;
  int rest = 0;  ///< places on one further node
};

/// Free places of one pool's nodes, with an index by number of free places.
class Pool {
 public:
  Pool(int places_per_node, std::vector<std::uint32_t> nodes);

  int places_per_node() const { return places_; }
  std::size_t size() const { return nodes_.size(); }
  Demand demand(const PlanJob& job) const;
  bool could_ever_fit(const Demand& demand) const;
  bool fits(const Demand& demand) const;

  /// Places for a job that fits: the first empty nodes in the order of filling, and the fullest node that holds the rest (lowest among
  /// equals).
  std::vector<Share> choose(const Demand& demand) const;
  void take(const std::vector<Share>& shares) { change(shares, -1); }
  void give_back(const std::vector<Share>& shares) { change(shares, +1); }

 private:
  void change(const std::vector<Share>& shares, int sign);
  void put(std::size_t index, int free, bool in);

  int places_;
  std::size_t words_;
  std::vector<std::uint32_t> nodes_;  ///< node numbers of the center, in the order in which they are filled
  std::uint32_t first_node_ = 0;
  std::vector<std::uint32_t> index_of_node_;  ///< by node number - first_node_
  std::vector<std::uint16_t> free_;           ///< by index in the pool
  std::vector<std::size_t> count_;            ///< nodes by number of free places
  std::vector<std::uint64_t> level_;          ///< bit sets of nodes, one after the other by number of free places
};

/// All pools of a center, one per node spec.
std::vector<Pool> make_pools(const Plan& plan);

}  // namespace icctwin
