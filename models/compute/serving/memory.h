#pragma once
// Device memory of an engine: what weights, activations and the runtime leave for the cache.
//
//   of the whole memory (vLLM): cache = t (utilisation M - activations - runtime) - weights
//   of what is free (TensorRT-LLM): cache = utilisation (t (M - activations - runtime) - weights)
//
// Activations at their peak: T (2 f / t + 4 h) numbers of 2 bytes in a layer, or rows V of two 4-byte numbers when logits are sampled,
// whichever is more; f MLP width, h hidden, V vocabulary. Valid: engines that share the whole weights over t accelerators. Source: the form
// is that of vLLM's profiling run (gpu_memory_utilization) and TensorRT-LLM's free_gpu_memory_fraction; ignoring activations and runtime
// overstates the cache by 31 % on a 24 GB card (LLMServingSim issue 59). Left out: fragmentation, CUDA graphs apart from `runtime`.
#include "models/base/describe.h"
#include "models/compute/serving/iteration.h"

namespace icctwin {

struct MemoryRules {
  double utilisation = 0.9;
  double runtime_bytes = 1e9;  ///< context, graphs and collectives of one accelerator
  bool of_free = false;        ///< the utilisation is a share of what weights leave

  bool operator==(const MemoryRules&) const = default;
  static void describe(Describe<MemoryRules>&);
};

/// Bytes over all accelerators of an engine.
struct ServingMemory {
  double device_bytes = 0;
  double unused_bytes = 0;  ///< what the utilisation leaves
  double weights_bytes = 0, activations_bytes = 0, runtime_bytes = 0;
  double cache_bytes = 0;  ///< below zero: what is missing
  double token_bytes = 0;  ///< of one token of cache, copies included
  double cache_tokens = 0;
};

ServingMemory serving_memory(const DecoderShape& shape, const ServingDevice& device, const ServingPrecision& precision,
                             const MemoryRules& rules, double tensor_parallel, double token_budget, double sequences);

}  // namespace icctwin
