#pragma once
// Failures of IT equipment in their resolved form.
#include <cstdint>
#include <string>
#include <vector>

#include "models/reliability/failure_process.h"
#include "sim/scenario/model/failures.h"

namespace icctwin {

struct PlanFailureKind {
  std::string id;
  FailureScope scope = FailureScope::node;
  FailureClass process;
};

struct PlanNodeFailure {
  std::size_t node = 0;
  double begin_s = 0, duration_s = 0;
};

struct PlanCableFailure {
  std::uint32_t bundle = 0;  ///< models/network/clos.h
  std::size_t cables = 0;
  double begin_s = 0, duration_s = 0;
};

struct ReliabilityPlan {
  std::vector<PlanFailureKind> kinds;
  std::vector<PlanNodeFailure> scheduled;
  std::vector<PlanCableFailure> scheduled_cables;
  std::vector<std::size_t> node_of_accelerator;  ///< by accelerator of the center, where a kind asks for it
  std::vector<std::size_t> spare_nodes;          ///< rising
};

}  // namespace icctwin
