#include "models/compute/training_search.h"

#include <algorithm>
#include <tuple>

namespace icctwin {
namespace {

std::vector<int> divisors_up_to(long long number, int most) {
  std::vector<int> list;
  for (int i = 1; i <= most && i <= number; ++i)
    if (number % i == 0) list.push_back(i);
  return list;
}

constexpr int largest_micro_batch = 128, largest_searched_micro_batch = 16;
constexpr Recompute kinds_of_recompute[] = {Recompute::none, Recompute::selective, Recompute::full};

/// Calls visit(plan) for every setting that divides.
template <class Visit>
void for_each_setting(const TransformerModel& model, ParallelPlan plan, const OpenSettings& open, int most_sequences, Visit&& visit) {
  if (plan.global_batch % plan.data != 0) return;
  const int per_rank = plan.global_batch / plan.data;
  const int layers = plan.stage_layers(model.layers) / plan.virtual_stages;
  const auto micro_batches = open.micro_batch ? divisors_up_to(per_rank, most_sequences) : std::vector{plan.micro_batch};
  for (const int micro_batch : micro_batches) {
    plan.micro_batch = micro_batch;
    if (per_rank % micro_batch != 0) continue;
    const bool rounds = (per_rank / micro_batch) % plan.pipeline == 0;  // interleaving goes round by round
    const bool whole = model.layers % plan.pipeline == 0 || (plan.pipeline > 2 && (model.layers + 2) % plan.pipeline == 0);
    const auto chunks = !open.virtual_stages                   ? std::vector{plan.virtual_stages}
                        : plan.pipeline > 1 && rounds && whole ? divisors_up_to(layers, layers)
                                                               : std::vector{1};
    for (const int virtual_stages : chunks) {
      plan.virtual_stages = virtual_stages;
      if (!open.recompute) {
        visit(plan);
        continue;
      }
      for (const Recompute kind : kinds_of_recompute) {
        plan.recompute = kind;
        visit(plan);
      }
    }
  }
}

/// The fastest of the plans that fit, so far.
class Fastest {
 public:
  Fastest(const TransformerModel& model, const TrainingCluster& cluster, const TrainingStack& stack)
      : model_(model), cluster_(cluster), stack_(stack) {}

  void try_plan(const ParallelPlan& plan) {
    const TrainingMemory memory = training_memory(model_, plan, stack_.flash_attention, cluster_.memory_bytes, stack_.memory_headroom);
    if (!memory.fits()) {
      if (!least_ || memory.used_bytes() < least_bytes_) least_ = plan, least_bytes_ = memory.used_bytes();
      return;
    }
    ++rated_;
    const TrainingStep step = training_step(model_, plan, cluster_, stack_);
    if (!best_ || step.step_s < best_->step.step_s) best_ = RatedPlan{plan, step};
  }

  std::optional<RatedPlan> best() const { return best_; }
  std::optional<RatedPlan> best_or_least() const {
    if (best_ || !least_) return best_;
    return RatedPlan{*least_, training_step(model_, *least_, cluster_, stack_)};
  }
  std::size_t rated() const { return rated_; }

 private:
  const TransformerModel& model_;
  const TrainingCluster& cluster_;
  const TrainingStack& stack_;
  std::optional<RatedPlan> best_;
  std::optional<ParallelPlan> least_;
  double least_bytes_ = 0;
  std::size_t rated_ = 0;
};

std::vector<int> choices(const std::optional<int>& fixed, const std::vector<int>& all) { return fixed ? std::vector{*fixed} : all; }

}  // namespace

std::optional<RatedPlan> fastest_setting(const TransformerModel& model, const ParallelPlan& plan, const OpenSettings& open,
                                         const TrainingCluster& cluster, const TrainingStack& stack) {
  Fastest fastest(model, cluster, stack);
  for_each_setting(model, plan, open, largest_micro_batch, [&](const ParallelPlan& one) { fastest.try_plan(one); });
  return fastest.best_or_least();
}

std::vector<RatedPlan> best_plans(const TransformerModel& model, const PlanSearch& search, const TrainingCluster& cluster,
                                  const TrainingStack& stack, std::size_t& tried) {
  std::vector<RatedPlan> found;
  const int total = cluster.accelerators, longest_context = search.sequence > 8192 ? search.sequence / 8192 : 1;
  OpenSettings open{!search.micro_batch, !search.virtual_stages, !search.recompute};
  for (const int tensor : choices(search.tensor, divisors_up_to(total, cluster.accelerators_per_node))) {
    for (const int context : choices(search.context, divisors_up_to(total / tensor, longest_context))) {
      if (total % (tensor * context) != 0) continue;
      const int rest = total / tensor / context;
      for (const int pipeline : choices(search.pipeline, divisors_up_to(rest, model.layers))) {
        if (rest % pipeline != 0) continue;
        const int data = rest / pipeline;
        if (search.data && *search.data != data) continue;
        for (const int expert :
             choices(search.expert, model.experts > 0 ? divisors_up_to(model.experts, data * context) : std::vector{1})) {
          ParallelPlan plan;
          std::tie(plan.tensor, plan.context, plan.pipeline, plan.data, plan.expert) = std::tie(tensor, context, pipeline, data, expert);
          plan.global_batch = search.global_batch;
          plan.sequence = search.sequence;
          plan.precision = search.precision;
          plan.sequence_parallel = tensor > 1;
          plan.uneven_stages = search.uneven_stages;
          plan.zero_stage = search.zero_stage.value_or(data > 1 ? 1 : 0);
          plan.micro_batch = search.micro_batch.value_or(1);
          plan.virtual_stages = search.virtual_stages.value_or(1);
          plan.recompute = search.recompute.value_or(Recompute::none);
          Diagnostics ignored;
          if (!check_plan(model, plan, total, cluster.accelerators_per_node, {}, ignored)) continue;
          Fastest fastest(model, cluster, stack);
          for_each_setting(model, plan, open, largest_searched_micro_batch, [&](const ParallelPlan& one) { fastest.try_plan(one); });
          tried += fastest.rated();
          if (const auto best = fastest.best()) found.push_back(*best);
        }
      }
    }
  }
  std::ranges::stable_sort(found, {}, [](const RatedPlan& one) { return one.step.step_s; });
  if (found.size() > search.keep) found.erase(found.begin() + static_cast<std::ptrdiff_t>(search.keep), found.end());
  return found;
}

}  // namespace icctwin
