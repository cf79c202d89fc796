#pragma once
// How a training job is laid over accelerators.
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/base/diagnostics.h"
#include "models/compute/transformer.h"

namespace icctwin {

/// Number format of the matrix products.
enum class Precision { fp16, bf16, fp8 };
std::vector<Choice> choices_of(Precision);

/// Tensor x context x pipeline x data = accelerators; experts are spread over `expert` ranks of the data (and context) group. Ranks are
/// placed in the order tensor, context, data, pipeline: the first stay inside a node as long as they fit.
struct ParallelPlan {
  int tensor = 1, context = 1, pipeline = 1, data = 1, expert = 1;
  int virtual_stages = 1;  ///< model chunks per pipeline rank; 1: 1F1B, more: interleaved
  int micro_batch = 1;     ///< sequences
  int global_batch = 1;    ///< sequences per step
  int sequence = 2048;     ///< tokens
  bool sequence_parallel = false;
  bool uneven_stages = false;  ///< stages may differ by a layer
  int zero_stage = 0;          ///< 0 none, 1 optimizer state, 2 and gradients, 3 and weights spread over the data group
  Recompute recompute = Recompute::none;
  Precision precision = Precision::bf16;

  bool operator==(const ParallelPlan&) const = default;

  double micro_batches() const { return static_cast<double>(global_batch) / (static_cast<double>(data) * micro_batch); }
  int stage_layers(int layers) const { return (layers + pipeline * virtual_stages - 1) / (pipeline * virtual_stages) * virtual_stages; }
  double tokens_per_step() const { return static_cast<double>(global_batch) * sequence; }
};

/// The nearest divisor of a number to a wanted one, up to a limit; of two equally near ones the smaller.
int nearest_divisor(long long number, int wanted, long long limit);

/// Tells every product or divisibility that does not hold, with the nearest value that does (E-AI-001 to E-AI-004); whether all hold.
bool check_plan(const TransformerModel& model, const ParallelPlan& plan, int accelerators, int accelerators_per_node,
                const std::string& where, Diagnostics& diagnostics);

}  // namespace icctwin
