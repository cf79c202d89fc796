#pragma once
// What one device does in a recorded or made execution graph: operations, messages, and what waits for what.
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace icctwin {

enum class GraphNodeType { invalid, metadata, memory_load, memory_store, compute, send, receive, collective };
constexpr std::size_t graph_node_types = 8;
std::string_view graph_node_type_name(GraphNodeType type);

struct GraphNode {
  std::uint64_t id = 0;
  GraphNodeType type = GraphNodeType::invalid;
  double duration_s = 0;                    ///< as recorded; 0: not stated
  bool on_cpu = false;                      ///< issued by the host, whose time contains that of the device's operation
  std::uint64_t collective = 0;             ///< kind of a collective, numbered as in the format
  double bytes = 0;                         ///< of a message; 0: not stated
  std::vector<std::uint64_t> dependencies;  ///< ids of the nodes whose data it waits for
  std::vector<std::uint64_t> control;       ///< ids of control dependencies; in recorded traces the caller, so that they may circle
};

struct GraphMessages {
  std::size_t nodes = 0;
  double bytes = 0;
};

struct GraphSummary {
  std::array<std::size_t, graph_node_types> nodes{};
  std::array<double, graph_node_types> cpu_s{}, device_s{};  ///< added up one after the other, by type
  std::map<std::uint64_t, GraphMessages> collectives;        ///< by kind
  double message_bytes = 0;                                  ///< of sends and receives
  std::size_t dependencies = 0, control = 0;
  std::size_t missing = 0;  ///< dependencies of both kinds on nodes that the graph does not have
  std::uint64_t first_missing = 0;
  std::size_t in_circles = 0;  ///< nodes that can never start: in a circle of data dependencies or behind one
  std::uint64_t first_in_circle = 0;
};

/// Sums up a graph whose ids are all different and follows its dependencies.
GraphSummary summarise(const std::vector<GraphNode>& graph);

}  // namespace icctwin
