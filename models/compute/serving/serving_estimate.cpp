#include "models/compute/serving/serving_estimate.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "models/compute/serving/saturated.h"

namespace icctwin {
namespace {

IterationTime time_of(const EngineModel& m, const IterationLoad& load) {
  return iteration_time(m.shape, m.device, m.precision, m.constants, m.tensor_parallel, load);
}

/// A prompt that is alone, chunk by chunk; the parts are summed.
IterationTime lone_prompt(const EngineModel& m, double tokens, double budget) {
  IterationTime sum;
  for (double done = 0; done < tokens;) {
    const double now = std::min(budget, tokens - done);
    IterationLoad load;
    load.tokens = load.prompt_tokens = now;
    load.sequences = 1;
    load.attention_pairs = now * (done + (now + 1) / 2);
    load.cached_tokens_read = done;
    load.logit_rows = done + now >= tokens ? 1 : 0;
    const IterationTime time = time_of(m, load);
    sum.compute_s += time.compute_s;
    sum.elementwise_s += time.elementwise_s;
    sum.surcharge_s += time.surcharge_s;
    sum.weights_s += time.weights_s;
    sum.cache_s += time.cache_s;
    sum.collectives_s += time.collectives_s;
    sum.host_s += time.host_s;
    sum.total_s += time.total_s;
    sum.flop += time.flop;
    sum.memory_bytes += time.memory_bytes;
    done += now;
  }
  return sum;
}

/// By what factor an estimate misses the goals; at most 1: it meets them.
double miss(const ServingEstimate& estimate, const ServingGoal& goal) {
  double factor = 0;
  if (goal.first_token_s) factor = std::max(factor, estimate.first_token_s / *goal.first_token_s);
  if (goal.per_token_s) factor = std::max(factor, estimate.per_token_s / *goal.per_token_s);
  return factor;
}

double rate_per_accelerator(const ServingEstimate& estimate) { return estimate.output_tokens_per_s / estimate.plan.tensor_parallel; }

}  // namespace

ServingEstimate estimate_serving(const ServingSetup& setup, const ServingPlan& plan, const AcceleratorPower& power, double max_w,
                                 const ServiceLoad& load, double batch) {
  ServingEstimate estimate;
  const EngineModel& m = setup.engine;
  estimate.plan = plan;
  estimate.memory = setup.memory;
  estimate.batch_most = std::floor(std::min(plan.sequences, setup.memory.cache_tokens / (load.prompt_tokens + load.output_tokens)));
  if (estimate.batch_most < 1) return estimate;
  estimate.batch = batch > 0 ? std::min(batch, estimate.batch_most) : estimate.batch_most;
  estimate.prompt_time = lone_prompt(m, load.prompt_tokens, plan.token_budget);
  estimate.first_token_s = estimate.prompt_time.total_s;
  estimate.decode_time = time_of(m, decode_load(load.prompt_tokens + load.output_tokens / 2, estimate.batch));
  estimate.decode_s = estimate.decode_time.total_s;
  estimate.steady_time = time_of(m, steady_load(estimate.batch, load.prompt_tokens, load.output_tokens));
  estimate.per_token_s = estimate.steady_time.total_s;
  estimate.output_tokens_per_s = estimate.batch / estimate.per_token_s;
  estimate.requests_per_s = estimate.output_tokens_per_s / load.output_tokens;
  estimate.prompt_tokens_per_s = estimate.requests_per_s * load.prompt_tokens;
  estimate.prompt_share = std::clamp(1 - estimate.decode_s / estimate.per_token_s, 0.0, 1.0);
  const double t = m.tensor_parallel;
  estimate.bandwidth_use = estimate.decode_time.memory_bytes / (t * m.device.memory_bytes_per_s * estimate.decode_s);
  estimate.compute_use = estimate.decode_time.flop / (t * m.device.flop_per_s * estimate.decode_s);
  estimate.prompt_w = prompt_power_w(power, max_w);
  estimate.decode_w = decode_power_w(power, max_w, estimate.bandwidth_use, estimate.compute_use);
  estimate.mean_w = estimate.prompt_share * estimate.prompt_w + (1 - estimate.prompt_share) * estimate.decode_w;
  estimate.joule_per_output_token = estimate.mean_w * t / estimate.output_tokens_per_s;
  return estimate;
}

std::vector<int> possible_tensor_parallel(const TransformerModel& model, int most) {
  std::vector<int> degrees;
  for (int t = 1; t <= std::min(most, model.heads); ++t)
    if (model.heads % t == 0) degrees.push_back(t);
  return degrees;
}

ServingSearchResult search_serving(const TransformerModel& model, const Accelerator& accelerator, const ServingStack& stack,
                                   const ServingPlan& plan, const AcceleratorPower& power, const ServiceLoad& load,
                                   const ServingGoal& goal) {
  constexpr double next_batch = 1.05;
  ServingSearchResult result;
  double least_miss = 0;
  for (const int t : possible_tensor_parallel(model, goal.accelerators_most)) {
    ServingPlan one = plan;
    one.tensor_parallel = t;
    std::string missing;
    const auto setup = serving_setup(model, accelerator, stack, one, missing);
    if (!setup) continue;
    std::optional<ServingEstimate> best;
    const double most = estimate_serving(*setup, one, power, accelerator.max_w, load, 0).batch_most;
    for (double batch = 1; batch <= most; batch = std::max(batch + 1, std::floor(batch * next_batch))) {
      const ServingEstimate estimate = estimate_serving(*setup, one, power, accelerator.max_w, load, batch);
      ++result.tried;
      const double factor = miss(estimate, goal);
      if (factor > 1) {
        if (!result.nearest || factor < least_miss) {
          result.nearest = estimate;
          least_miss = factor;
        }
        continue;
      }
      if (!best || rate_per_accelerator(estimate) > rate_per_accelerator(*best)) best = estimate;
    }
    if (best) result.best.push_back(*best);
  }
  std::ranges::stable_sort(result.best, [](const auto& a, const auto& b) { return rate_per_accelerator(a) > rate_per_accelerator(b); });
  if (!result.best.empty()) result.nearest = std::nullopt;
  return result;
}

}  // namespace icctwin
