#pragma once
// A plan of a few equal nodes, made by hand: what the tests of the engine compute with.
#include "sim/scenario/plan/plan.h"

namespace icctwin::test {

/// `racks` racks of `nodes` nodes with `accelerators` of 100 W idle and 500 W at most; processors 50 to 150 W, other parts 100 W; no
/// losses.
inline Plan small_plan(int racks, int nodes, int accelerators) {
  Plan plan;
  NodeSpec node;
  node.id = "node";
  node.accelerators = accelerators;
  node.accelerator_idle_w = 100;
  node.accelerator_max_w = 500;
  node.cpu_idle_w = 50;
  node.cpu_max_w = 150;
  node.memory_w = 40;
  node.nic_w = 30;
  node.storage_w = 20;
  node.other_w = 10;
  node.direct_current_max_w = accelerators * 500 + 250;
  plan.node_specs.push_back(node);
  RackSpec rack;
  rack.id = "rack";
  rack.nodes = nodes;
  rack.liquid_fraction = 0.75;
  plan.rack_specs.push_back(rack);
  plan.rows.push_back({"r", 0, 1e9});
  for (int r = 0; r < racks; ++r) {
    PlanRack place;
    place.id = "r-" + std::to_string(r + 1);
    place.first_node = plan.nodes;
    place.first_group = plan.nodes;
    place.groups = static_cast<std::size_t>(nodes);
    plan.racks.push_back(place);
    plan.nodes += static_cast<std::size_t>(nodes);
  }
  plan.accelerators = plan.nodes * static_cast<std::size_t>(accelerators);
  return plan;
}

inline PlanJob job_of_nodes(std::string id, double submit_s, int nodes, double duration_s) {
  PlanJob job;
  job.id = std::move(id);
  job.submit_s = submit_s;
  job.nodes = nodes;
  job.duration_s = job.requested_s = duration_s;
  return job;
}

inline PlanJob job_of_accelerators(std::string id, double submit_s, int accelerators, double duration_s) {
  PlanJob job = job_of_nodes(std::move(id), submit_s, 0, duration_s);
  job.accelerators = accelerators;
  return job;
}

}  // namespace icctwin::test
