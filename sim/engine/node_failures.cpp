#include "sim/engine/node_failures.h"

#include <algorithm>
#include <utility>

namespace icctwin {
namespace {

constexpr double in_service = -1;

}  // namespace

NodeFailures::NodeFailures(const Plan& plan, std::vector<Pool>& pools, Agenda& agenda, NodeUser& user)
    : plan_(plan), pools_(pools), agenda_(agenda), user_(user) {
  if (!plan.reliability) return;
  for (const PlanRack& rack : plan.racks)
    pool_of_node_.insert(pool_of_node_.end(), static_cast<std::size_t>(plan.rack_specs[rack.spec].nodes),
                         rack.measured ? no_pool : static_cast<std::uint16_t>(plan.rack_specs[rack.spec].node_spec));
  back_s_.assign(plan.nodes, in_service);
  spares_.assign(plan.reliability->spare_nodes.rbegin(), plan.reliability->spare_nodes.rend());
  std::erase_if(spares_, [this](std::size_t node) { return pool_of_node_[node] == no_pool; });
  for (const std::size_t node : spares_) set_service(node, false);
}

void NodeFailures::begin() {
  if (!plan_.reliability) return;
  for (const PlanNodeFailure& one : plan_.reliability->scheduled)
    agenda_.at(one.begin_s, Turn::failure, [this, &one] { fail(one.node, "scheduled", one.duration_s); });
}

void NodeFailures::strike(const PlanFailureKind& what, const Failure& failure) {
  switch (what.scope) {
    case FailureScope::accelerator:
      fail(plan_.reliability->node_of_accelerator[failure.unit], what.id, failure.repair_s);
      break;
    case FailureScope::node:
      fail(failure.unit, what.id, failure.repair_s);
      break;
    case FailureScope::rack: {
      const PlanRack& rack = plan_.racks[failure.unit];
      for (std::size_t n = 0; n < static_cast<std::size_t>(plan_.rack_specs[rack.spec].nodes); ++n)
        fail(rack.first_node + n, what.id, failure.repair_s);
      break;
    }
    case FailureScope::leaf_switch: {
      const auto size = static_cast<std::size_t>(plan_.clos->nodes_per_leaf);
      for (std::size_t node = failure.unit * size; node < std::min(plan_.nodes, (failure.unit + 1) * size); ++node)
        fail(node, what.id, failure.repair_s);
      break;
    }
    case FailureScope::uplink:
    case FailureScope::spine_switch:
      break;  // fabric_failures.h
  }
}

void NodeFailures::fail(std::size_t node, const std::string& why, double repair_s) {
  if (pool_of_node_[node] == no_pool) return;
  const double back_s = agenda_.now_s() + repair_s;
  const bool idle_spare = std::ranges::find(spares_, node) != spares_.end();
  const bool already_out = back_s_[node] >= 0;
  user_.node_failed(node, why, repair_s);
  if (!already_out && !idle_spare) user_.vacate(node, why);
  if (repair_s <= 0) return;
  if (already_out) {
    if (back_s <= back_s_[node]) return;
  } else {
    out_.push_back(node);
    if (idle_spare) {
      std::erase(spares_, node);
    } else {
      set_service(node, false);
      if (!spares_.empty() && of_spare_type(node)) {
        set_service(spares_.back(), true);
        spares_.pop_back();
      }
    }
    user_.places_changed();
  }
  back_s_[node] = back_s;
  if (back_s >= plan_.duration_s) return;
  agenda_.at(back_s, Turn::failure, [this, node, back_s] {
    if (back_s_[node] == back_s) repair(node);
  });
}

bool NodeFailures::of_spare_type(std::size_t node) const {
  const auto& planned = plan_.reliability->spare_nodes;
  return !planned.empty() && pool_of_node_[planned.front()] == pool_of_node_[node];
}

// No more nodes are in service than from the beginning: idle spares and failed nodes together are as many as the spares.
bool NodeFailures::becomes_spare(std::size_t node, std::size_t idle_spares, std::size_t others_out) const {
  return of_spare_type(node) && idle_spares + others_out < plan_.reliability->spare_nodes.size();
}

void NodeFailures::repair(std::size_t node) {
  back_s_[node] = in_service;
  std::erase(out_, node);
  user_.node_repaired(node);
  const auto others = static_cast<std::size_t>(std::ranges::count_if(out_, [this](std::size_t one) { return of_spare_type(one); }));
  if (becomes_spare(node, spares_.size(), others))
    spares_.push_back(node);
  else
    set_service(node, true);
  user_.places_changed();
}

std::vector<Returning> NodeFailures::returning() const {
  std::vector<std::size_t> nodes = out_;
  std::ranges::sort(nodes, {}, [this](std::size_t node) { return std::pair(back_s_[node], node); });
  auto of_type = static_cast<std::size_t>(std::ranges::count_if(nodes, [this](std::size_t one) { return of_spare_type(one); }));
  std::size_t idle = spares_.size();
  std::vector<Returning> all;
  all.reserve(nodes.size());
  for (const std::size_t node : nodes) {
    of_type -= of_spare_type(node) ? 1 : 0;
    if (becomes_spare(node, idle, of_type))
      ++idle;
    else
      all.push_back({back_s_[node], pool_of_node_[node], places(node)});
  }
  return all;
}

std::vector<Share> NodeFailures::places(std::size_t node) const {
  return {{static_cast<std::uint32_t>(node), static_cast<std::uint16_t>(pools_[pool_of_node_[node]].places_per_node())}};
}

void NodeFailures::set_service(std::size_t node, bool in) {
  Pool& pool = pools_[pool_of_node_[node]];
  in ? pool.give_back(places(node)) : pool.take(places(node));
}

}  // namespace icctwin
