#pragma once
// Nodes fail and come back: by random failures, scheduled ones, or with the leaf switch above them; and spare nodes step in.
//
// A failed node holds no job and draws idle power. Where there are spares, one is put to service at the instant of the failure; the node
// becomes a spare when it is back. A node that fails again while it is out of service stays out until the later of its repairs.
#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/agenda.h"
#include "sim/engine/scheduler.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// Who has jobs on the nodes.
class NodeUser {
 public:
  virtual ~NodeUser() = default;
  /// All jobs leave the node.
  virtual void vacate(std::size_t node, const std::string& why) = 0;
  /// Nodes have left or entered service.
  virtual void places_changed() = 0;
  virtual void node_failed(std::size_t node, const std::string& why, double repair_s) = 0;
  virtual void node_repaired(std::size_t node) = 0;
};

class NodeFailures {
 public:
  NodeFailures(const Plan& plan, std::vector<Pool>& pools, Agenda& agenda, NodeUser& user);

  /// Puts the scheduled ones on the agenda.
  void begin();
  /// A random failure of a kind that takes nodes.
  void strike(const PlanFailureKind& kind, const Failure& failure);

  int failed_nodes() const { return static_cast<int>(out_.size()); }
  /// Nodes that repairs will bring back to service, as far as is known now.
  std::vector<Returning> returning() const;

 private:
  void fail(std::size_t node, const std::string& why, double repair_s);
  void repair(std::size_t node);
  void set_service(std::size_t node, bool in);
  bool of_spare_type(std::size_t node) const;
  bool becomes_spare(std::size_t node, std::size_t idle_spares, std::size_t others_out) const;
  std::vector<Share> places(std::size_t node) const;

  const Plan& plan_;
  std::vector<Pool>& pools_;
  Agenda& agenda_;
  NodeUser& user_;
  static constexpr std::uint16_t no_pool = 0xffff;
  std::vector<std::uint16_t> pool_of_node_;  ///< none: its rack plays a measured series, with its failures in it
  std::vector<double> back_s_;               ///< by node: until when it is out of service; below zero: in service
  std::vector<std::size_t> spares_;          ///< idle ones, the next to step in last
  std::vector<std::size_t> out_;             ///< failed nodes
};

}  // namespace icctwin
