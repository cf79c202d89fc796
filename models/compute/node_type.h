#pragma once
// Data sheet of a server (node): what it holds and what its parts draw on the direct-current side.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/accelerator.h"

namespace icctwin {

/// No conversion between the node's direct-current side and the rack's supply (the loss is booked elsewhere).
struct LosslessSupply {
  static constexpr std::string_view tag = "none";
  bool operator==(const LosslessSupply&) const = default;
  static void describe(Describe<LosslessSupply>&);
};

/// Power supplies on an efficiency curve by load ratio (80 PLUS labels).
struct CurveSupply {
  static constexpr std::string_view tag = "curve";
  std::string curve = "80plus_titanium";
  double rated_w = 3000;  ///< of one supply
  int units = 6;          ///< supplies that share the load
  bool operator==(const CurveSupply&) const = default;
  static void describe(Describe<CurveSupply>&);
};

/// Linear loss law P_in = (P_out + constant) / efficiency per unit.
struct LinearSupply {
  static constexpr std::string_view tag = "linear";
  double constant_w = 0;
  double efficiency = 0.96;
  bool operator==(const LinearSupply&) const = default;
  static void describe(Describe<LinearSupply>&);
};

using PowerSupply = std::variant<LosslessSupply, CurveSupply, LinearSupply>;

struct NodeType {
  std::string id;
  std::string name, name_zh;
  std::string accelerator;  ///< id; empty for a node without accelerators
  int accelerator_count = 0;
  std::optional<int> scale_up_accelerators;  ///< joined by one scale-up network over several nodes; default: those of the node
  std::optional<double> accelerator_max_w, accelerator_idle_w;  ///< as configured in this node; default: the accelerator's data sheet
  int cpu_count = 2;
  double cpu_max_w = 350, cpu_idle_w = 100;  ///< of one processor
  double memory_w = 0;                       ///< of the node
  int nic_count = 0;
  double nic_w = 20;     ///< of one network card
  double storage_w = 0;  ///< of the node
  double other_w = 0;    ///< board, regulators, management, in-node switches
  double fan_max_w = 0;  ///< at full air flow
  double fan_min_ratio = 0.3;
  PowerSupply psu = LosslessSupply{};
  std::optional<double> rated_w;  ///< nameplate; checked against the computed maximum
  Confidence confidence = Confidence::low;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const NodeType&) const = default;
  static void describe(Describe<NodeType>&);
};

}  // namespace icctwin
