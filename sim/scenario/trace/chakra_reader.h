#pragma once
// Chakra execution trace: length-delimited protocol-buffer messages, first the metadata, then one node each (docs/trace-format.md).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/workload/execution_graph.h"

namespace icctwin {

struct ChakraTrace {
  std::string version;  ///< of the schema; empty if the metadata do not say
  std::vector<GraphNode> nodes;
  GraphSummary summary;
};

/// Nodes of a trace and their sums; nothing, and errors with byte offsets, if a message is cut off or damaged, an id stands twice or
/// nodes wait for each other's data in a circle. Dependencies on nodes that are not there are a warning: published traces are often pieces
/// of a longer one. The name stands for the file in the problems.
std::optional<ChakraTrace> parse_chakra(std::string_view bytes, const std::string& name, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<ChakraTrace> read_chakra(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace icctwin
