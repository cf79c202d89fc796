#pragma once
// The same question for models that are tables of layers: vision, recommenders, speech, diffusion.
#include <optional>
#include <string>

#include "models/compute/layer_table.h"
#include "sim/scenario/estimate/training_estimate.h"

namespace icctwin {

struct TableEstimate {
  std::string stack;
  int global_batch = 0;  ///< samples
  double capacity_bytes = 0;
  TableStep step;
  TrainingPower power;
};

/// Data parallelism only; nullopt after an error (unknown accelerator, a batch that does not come out whole, state that does not fit).
std::optional<TableEstimate> estimate_table(const LayerTable& table, const TrainingRequest& request, const Catalog& catalog,
                                            const AiSheets& sheets, Diagnostics& diagnostics);

}  // namespace icctwin
