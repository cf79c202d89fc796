#pragma once
// Mean electric power of a training job.
#include "models/compute/accelerator.h"
#include "models/compute/node_type.h"
#include "models/compute/training_step.h"

namespace icctwin {

struct TrainingPower {
  double utilisation = 0;    ///< mean over a step
  double accelerator_w = 0;  ///< mean of one
  double node_share_w = 0;   ///< processors, memory, network cards, fans and the rest of the node, per accelerator; 0 without a node type
  double total_w() const { return accelerator_w + node_share_w; }
};

/// Mean power over a step.
///
/// The accelerator follows accelerator_power_w at utilisation 1 while it computes and at 0.7 while it communicates or waits (unverified:
/// with it the GPT-3 run on 512 H100 of MLPerf v4.0 comes out, 6.74 kW per node on the direct-current side; waiting alone can fall to
/// idle). The rest of the node: processors at 0.3 of their range, fans at their least, all others as the sheet says; supplies without loss.
/// Left out: the swing inside a step, power capping, network switches, cooling.
TrainingPower training_power(const TrainingStep& step, const Accelerator& accelerator, const NodeType* node);

}  // namespace icctwin
