#pragma once
// The power chain of a step: from the load behind it to the power at the utility intake, with the loss of every stage.
//
// racks and fabric -> rack PDUs -> busways -> uninterruptible supply -> low-voltage board (with plant and lighting) -> transformers ->
// intake; a supply from medium voltage passes board and transformers by. With two paths every stage stands twice and carries half. Sources
// and laws of the stages: models/power.
#include "sim/scenario/plan/distribution.h"

namespace icctwin {

/// Mean powers that the chain has to deliver in a step.
struct ChainLoad {
  double it_w = 0;       ///< racks and fabric at their input
  double backed_w = 0;   ///< cooling that must not stop, behind the uninterruptible supply
  double cooling_w = 0;  ///< the rest of the plant, from the board
};

struct ChainResult {
  double pdu_w = 0, busway_w = 0, ups_w = 0;  ///< losses
  double ups_out_w = 0, ups_in_w = 0;
  double board_w = 0;   ///< wanted at the low-voltage board
  double medium_w = 0;  ///< wanted from medium voltage beside the transformers

  double loss_w() const { return pdu_w + busway_w + ups_w; }
  double demand_w() const { return board_w + medium_w; }
};

/// Power through the utility intake.
struct Intake {
  double grid_w = 0;         ///< bought; below zero: exported
  double transformer_w = 0;  ///< loss
};

/// Powers and losses of the stages behind the transformers.
ChainResult power_chain(const PowerPlan& power, const ChainLoad& load, const DistributionLoss& distribution);

/// What the transformers carry and lose when sources on the site give a power to the board (below zero: storage takes it).
Intake intake(const PowerPlan& power, const ChainResult& chain, double onsite_w);

}  // namespace icctwin
