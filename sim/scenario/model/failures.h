#pragma once
// Failures of IT equipment (故障), spares, and the checkpoints with which jobs go on after them.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// What one failure takes with it.
enum class FailureScope { accelerator, node, rack, uplink, spine_switch, leaf_switch };
std::vector<Choice> choices_of(FailureScope);
/// Cables of the fabric: jobs go on, with less bandwidth.
inline bool takes_cables(FailureScope scope) { return scope == FailureScope::uplink || scope == FailureScope::spine_switch; }
inline bool of_fabric(FailureScope scope) { return takes_cables(scope) || scope == FailureScope::leaf_switch; }

/// Parts of one kind that fail at random.
struct FailureKind {
  std::string id;
  FailureScope scope = FailureScope::node;
  double rate_per_year = 0;  ///< of one accelerator, node, rack, cable or switch
  double repair_s = 0;       ///< mean; 0: jobs are interrupted, nothing is out of service
  bool repair_varies = true;
  bool operator==(const FailureKind&) const = default;
  static void describe(Describe<FailureKind>&);
};

/// The kinds of the published list of one large training job.
std::vector<FailureKind> published_failure_kinds();

/// A node that fails when the study wants it.
struct NodeFailure {
  int node = 0;  ///< counted from 0 through all racks
  double begin_s = 0;
  double duration_s = 3600;
  bool operator==(const NodeFailure&) const = default;
  static void describe(Describe<NodeFailure>&);
};

/// Whose uplinks a bundle holds.
enum class BundleTier { leaf, pod };
std::vector<Choice> choices_of(BundleTier);

/// Cables of one bundle that fail when the study wants it.
struct CableFailure {
  BundleTier tier = BundleTier::leaf;
  int bundle = 0;  ///< number of the leaf or pod, counted from 0 in the order of the nodes
  int cables = 1;
  double begin_s = 0;
  double duration_s = 3600;
  bool operator==(const CableFailure&) const = default;
  static void describe(Describe<CableFailure>&);
};

struct Failures {
  std::vector<FailureKind> kinds = published_failure_kinds();
  std::vector<NodeFailure> scheduled;
  std::vector<CableFailure> scheduled_cables;
  int spare_nodes = 0;
  bool operator==(const Failures&) const = default;
  static void describe(Describe<Failures>&);
};

/// How the jobs of a source save their state.
struct Checkpoints {
  std::optional<double> interval_s;  ///< of work; default: Young's, from the failures of the job's hardware
  double pause_s = 30;
  double background_s = 0;
  double restart_s = 600;
  std::optional<double> storage_bytes_per_s;  ///< of jobs whose checkpoints have a size; takes the place of pause or background
  bool asynchronous = false;
  bool operator==(const Checkpoints&) const = default;
  static void describe(Describe<Checkpoints>&);
};

}  // namespace icctwin
