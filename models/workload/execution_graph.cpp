#include "models/workload/execution_graph.h"

namespace icctwin {

std::string_view graph_node_type_name(GraphNodeType type) {
  constexpr std::array<std::string_view, graph_node_types> names = {"invalid", "metadata", "memory_load", "memory_store",
                                                                    "compute", "send",     "receive",     "collective"};
  return names[static_cast<std::size_t>(type)];
}

namespace {

// Starts nodes whose data dependencies have all ended, until none is left that can start.
void follow_dependencies(const std::vector<GraphNode>& graph, GraphSummary& sum) {
  std::map<std::uint64_t, std::size_t> place_of;
  for (std::size_t i = 0; i < graph.size(); ++i) place_of.emplace(graph[i].id, i);
  std::vector<std::size_t> waits_for(graph.size(), 0);
  std::vector<std::vector<std::size_t>> followers(graph.size());
  const auto miss = [&](std::uint64_t id) {
    if (++sum.missing == 1) sum.first_missing = id;
  };
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (const std::uint64_t id : graph[i].control) {
      ++sum.control;
      if (!place_of.contains(id)) miss(id);
    }
    for (const std::uint64_t id : graph[i].dependencies) {
      ++sum.dependencies;
      const auto found = place_of.find(id);
      if (found == place_of.end()) {
        miss(id);
        continue;
      }
      ++waits_for[i];
      followers[found->second].push_back(i);
    }
  }
  std::vector<std::size_t> ready;
  for (std::size_t i = 0; i < graph.size(); ++i)
    if (waits_for[i] == 0) ready.push_back(i);
  std::vector<bool> started(graph.size(), false);
  while (!ready.empty()) {
    const std::size_t node = ready.back();
    ready.pop_back();
    started[node] = true;
    for (const std::size_t next : followers[node])
      if (--waits_for[next] == 0) ready.push_back(next);
  }
  for (std::size_t i = 0; i < graph.size(); ++i)
    if (!started[i] && ++sum.in_circles == 1) sum.first_in_circle = graph[i].id;
}

}  // namespace

GraphSummary summarise(const std::vector<GraphNode>& graph) {
  GraphSummary sum;
  for (const GraphNode& node : graph) {
    const auto type = static_cast<std::size_t>(node.type);
    ++sum.nodes[type];
    (node.on_cpu ? sum.cpu_s : sum.device_s)[type] += node.duration_s;
    if (node.type == GraphNodeType::collective) {
      GraphMessages& kind = sum.collectives[node.collective];
      ++kind.nodes;
      kind.bytes += node.bytes;
    } else if (node.type == GraphNodeType::send || node.type == GraphNodeType::receive) {
      sum.message_bytes += node.bytes;
    }
  }
  follow_dependencies(graph, sum);
  return sum;
}

}  // namespace icctwin
