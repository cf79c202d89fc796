#pragma once
// Electric power of a training job: its mean, and how it swings within a step.
#include "models/compute/accelerator.h"
#include "models/compute/node_type.h"
#include "models/compute/phase_power.h"

namespace icctwin {

struct TrainingPower {
  double accelerator_w = 0;                         ///< mean of one over a step
  double high_w = 0, low_w = 0;                     ///< of one: while it computes, while it communicates or waits
  double frequency_hz = 0;                          ///< of the swing between them: of the steps, all accelerators of a job together
  double utilisation = 0, waiting_utilisation = 0;  ///< the mean, and low_w, between idle and most, 0..1
  double node_share_w = 0;  ///< processors, memory, network cards, fans and the rest of the node, per accelerator; 0 without a node type
  double total_w() const { return accelerator_w + node_share_w; }
};

/// Power of a step of which so much time is spent computing.
///
///   high = training_ratio TDP,  low = communication_ratio TDP,  mean = low + (high - low) computing / step
///
/// Shares by the sheet (POLCA, arXiv:2308.12908: training near TDP, half of it and less while a collective is waited for; not fitted). The
/// rest of the node: processors at 0.3 of their range (unverified), fans at their least, all others as the sheet says; supplies without
/// loss. GPT-3 on 512 H100 (MLPerf v4.0, 6848 W per node): tests/models/compute/training_power_test.cpp. Left out: several dips in one
/// step, power capping, network switches, cooling.
TrainingPower training_power(double step_s, double computing_s, const AcceleratorPower& sheet, const Accelerator& accelerator,
                             const NodeType* node);

}  // namespace icctwin
