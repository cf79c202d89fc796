#include "models/compute/parallel_plan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace icctwin {

std::vector<Choice> choices_of(Precision) { return {{"fp16", {"FP16", "FP16"}}, {"bf16", {"BF16", "BF16"}}, {"fp8", {"FP8", "FP8"}}}; }

int nearest_divisor(long long number, int wanted, long long limit) {
  long long best = 1;
  const auto consider = [&](long long divisor) {
    if (divisor > limit) return;
    const auto far = std::llabs(divisor - wanted), least = std::llabs(best - wanted);
    if (far < least || (far == least && divisor < best)) best = divisor;
  };
  for (long long i = 1; i * i <= number; ++i) {
    if (number % i != 0) continue;
    consider(i);
    consider(number / i);
  }
  return static_cast<int>(best);
}

namespace {

/// One division that has to come out whole.
class Divisions {
 public:
  Divisions(std::string where, Diagnostics& diagnostics) : where_(std::move(where)), diagnostics_(diagnostics) {}

  void demand(const char* term, int divisor, const char* what, long long number) {
    if (number > 0 && number % divisor == 0) return;
    good_ = false;
    diagnostics_.add("E-AI-002", where_, std::to_string(divisor), std::to_string(nearest_divisor(std::max(number, 1LL), divisor, number)),
                     {{"term", term}, {"what", what}, {"number", std::to_string(number)}, {"rest", std::to_string(number % divisor)}});
  }
  bool good() const { return good_; }

 private:
  std::string where_;
  Diagnostics& diagnostics_;
  bool good_ = true;
};

}  // namespace

bool check_plan(const TransformerModel& model, const ParallelPlan& plan, int accelerators, int accelerators_per_node,
                const std::string& where, Diagnostics& diagnostics) {
  bool good = true;
  const long long inner = static_cast<long long>(plan.tensor) * plan.context * plan.pipeline, product = inner * plan.data;
  if (product != accelerators) {
    good = false;
    const long long data = std::max(1LL, accelerators / inner);
    diagnostics.add("E-AI-001", where, std::to_string(product), std::to_string(data),
                    {{"accelerators", std::to_string(accelerators)},
                     {"off", std::to_string(std::llabs(product - accelerators))},
                     {"used", std::to_string(data * inner)}});
  }
  Divisions divisions(where, diagnostics);
  divisions.demand("tensor", plan.tensor, "heads", model.heads);
  divisions.demand("tensor", plan.tensor, "ffn_hidden", std::llround(model.ffn_width()));
  const int chunks = plan.pipeline * plan.virtual_stages;
  const bool ends_count = plan.pipeline > 2 && (model.layers + 2) % chunks == 0;  // embedding and head take the place of a layer each
  if (!ends_count && !(plan.uneven_stages && chunks <= model.layers))
    divisions.demand("pipeline x virtual_stages", chunks, "layers", model.layers);
  divisions.demand("data x micro_batch", plan.data * plan.micro_batch, "global_batch", plan.global_batch);
  divisions.demand("context", plan.context, "sequence", plan.sequence);
  if (plan.sequence_parallel) divisions.demand("tensor", plan.tensor, "sequence / context", plan.sequence / std::max(1, plan.context));
  if (plan.expert > 1) {
    divisions.demand("expert", plan.expert, "experts", model.experts);
    divisions.demand("expert", plan.expert, "data x context", static_cast<long long>(plan.data) * plan.context);
  }
  if (plan.virtual_stages > 1) divisions.demand("pipeline", plan.pipeline, "micro-batches", std::llround(plan.micro_batches()));
  if (plan.tensor > accelerators_per_node && plan.tensor % accelerators_per_node != 0) {
    good = false;
    diagnostics.add("E-AI-004", where, std::to_string(plan.tensor), std::to_string(accelerators_per_node),
                    {{"nearest", std::to_string((plan.tensor / accelerators_per_node) * accelerators_per_node)}});
  }
  return good && divisions.good();
}

}  // namespace icctwin
