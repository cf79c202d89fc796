#pragma once
// The plan of least step time among those that fit in memory.
#include <optional>
#include <string>
#include <vector>

#include "models/compute/training_step.h"

namespace icctwin {

struct RatedPlan {
  ParallelPlan plan;
  TrainingStep step;
};

/// Which settings of a plan are open, for instance because nobody published them.
struct OpenSettings {
  bool micro_batch = false, virtual_stages = false, recompute = false;
  bool any() const { return micro_batch || virtual_stages || recompute; }
};

/// The fastest plan that fits, over the open settings of a plan: divisors of the batch per data rank, of the layers per stage, all kinds of
/// recomputation. Where none fits, the one that needs least memory; nullopt if no setting divides.
std::optional<RatedPlan> fastest_setting(const TransformerModel& model, const ParallelPlan& plan, const OpenSettings& open,
                                         const TrainingCluster& cluster, const TrainingStack& stack);

/// What a search over all parallelism may vary beside the degrees themselves.
struct PlanSearch {
  int global_batch = 1, sequence = 2048;
  Precision precision = Precision::bf16;
  std::optional<int> tensor, pipeline, data, context, expert, zero_stage, micro_batch, virtual_stages;  ///< fixed by the caller
  std::optional<Recompute> recompute;
  bool uneven_stages = false;
  std::size_t keep = 10;
};

/// Plans that check_plan accepts and that fit, the fastest first; at most `keep`. `tried` counts all that were rated.
///
/// Tensor groups inside a node, sequence parallelism with them; context groups only for sequences over 8192 tokens or where fixed; ZeRO-1
/// with more than one data rank, ZeRO-3 only where fixed; per layout the fastest setting of micro-batch (up to 16), interleaving and
/// recomputation.
std::vector<RatedPlan> best_plans(const TransformerModel& model, const PlanSearch& search, const TrainingCluster& cluster,
                                  const TrainingStack& stack, std::size_t& tried);

}  // namespace icctwin
