#pragma once
// A model on accelerators under a stack: everything that the serving models need, made from the data sheets.
#include <optional>
#include <string>

#include "models/compute/serving/engine.h"
#include "models/compute/serving/serving_stack.h"

namespace icctwin {

struct ServingPlan {
  ServingFormat format = ServingFormat::bf16;
  int tensor_parallel = 1;
  int expert_parallel = 1;  ///< engines that share the experts
  double token_budget = 2048;
  double sequences = 256;
};

struct ServingSetup {
  EngineModel engine;
  ServingMemory memory;
  bool fitted = false;        ///< the stack was fitted on this accelerator
  bool assumed_link = false;  ///< no scale-up link is published: PCIe 5.0 x16 is assumed, 64 GB/s per direction
};

/// Nothing if the accelerator's sheet lacks a figure, which `missing` names.
std::optional<ServingSetup> serving_setup(const TransformerModel& model, const Accelerator& accelerator, const ServingStack& stack,
                                          const ServingPlan& plan, std::string& missing);

}  // namespace icctwin
