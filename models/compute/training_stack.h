#pragma once
// Constants of a training software stack on one kind of accelerator: few, fitted to measured steps, none of them a case's own.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

struct TrainingStack {
  std::string id;
  std::string name;
  std::vector<std::string> accelerators;  ///< catalog ids that it was fitted on; empty: for all others

  double gemm_share = 0.95;            ///< of the best measured matrix product
  double unmeasured_gemm_share = 0.8;  ///< best matrix product over the peak, where nobody measured it
  int compute_units = 0;               ///< that share a product's tiles; 0: no waves
  double tile_overhead = 0.5;          ///< loss of a tile of x by y: 1 + this (1/x + 1/y)
  double memory_share = 0.8;           ///< of the memory bandwidth, in element-wise work
  double kernel_s = 5e-6;              ///< of a kernel beside its work
  double host_layer_s = 5e-4;          ///< for the host to launch one layer's kernels of one pass
  double host_collective_s = 5e-5;     ///< and each collective
  double fused_bytes = 1;              ///< element-wise traffic over that of separate kernels
  bool flash_attention = true;         ///< scores stay on the chip and are causal
  double attention_share = 0.6;        ///< of the best matrix product, in such kernels
  double logit_bytes = 11;             ///< moved per logit beside the head's products
  double nic_share = 0.8;              ///< of the network card's rate
  double tensor_overlap = 0;           ///< share of the tensor-parallel collectives that is hidden
  double context_overlap = 1;          ///< share of the attention core that can hide its exchange
  double expert_overlap = 0;           ///< share of the experts' all-to-all that is hidden
  double data_overlap = 0;             ///< share of the last micro-batch and drain that can hide the gradients' collective
  double loss_per_doubling = 0.01;     ///< of nodes: stragglers, network noise
  double optimizer_bytes = 23;         ///< moved per parameter and step
  double accumulation_bytes = 2;       ///< moved per parameter and micro-batch
  double step_s = 0;                   ///< once per step
  double memory_headroom = 0.1;        ///< of the memory, for fragments, collectives, workspace

  std::string fitted_to;
  std::vector<std::string> fitted_cases;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const TrainingStack&) const = default;
  static void describe(Describe<TrainingStack>&);
};

/// The stack that was fitted on an accelerator, else the first one that is for all; nullptr if there is none.
const TrainingStack* find_stack(const std::vector<TrainingStack>& stacks, const std::string& accelerator);

}  // namespace icctwin
