#pragma once
// A described training as a question to the estimate: what the plan asks, and whoever wants to show the answer in full.
#include "sim/scenario/estimate/training_estimate.h"
#include "sim/scenario/plan/plan.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin {

TrainingRequest training_request(const TrainingJob& words, const NodeSpec& spec, double nic_bytes_per_s, const Places& places);

/// What each accelerator of a node has on the network: of the center's fabric where it is modelled, else as the source says.
double training_nic_bytes_per_s(const TrainingSource& source, const NodeSpec& spec, const Plan& plan);

}  // namespace icctwin
