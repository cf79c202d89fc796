#pragma once
// Nodes as a cluster inventory lists them.
#include <string>

namespace icctwin {

/// One node of an inventory, in the units of the file it came from.
struct NodeRecord {
  std::string sn;  ///< serial name
  int cpu_milli = 0;
  int memory_mib = 0;
  int gpu = 0;        ///< accelerators in the node
  std::string model;  ///< accelerator type; empty when gpu is 0

  bool operator==(const NodeRecord&) const = default;
};

}  // namespace icctwin
