#pragma once
// Failures of IT equipment (故障), spares, and the checkpoints with which jobs go on after them.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// What one failure takes with it.
enum class FailureScope { accelerator, node, rack };
std::vector<Choice> choices_of(FailureScope);

/// Parts of one kind that fail at random.
struct FailureKind {
  std::string id;
  FailureScope scope = FailureScope::node;
  double rate_per_year = 0;  ///< of one accelerator, node or rack
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

struct Failures {
  std::vector<FailureKind> kinds = published_failure_kinds();
  std::vector<NodeFailure> scheduled;
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
