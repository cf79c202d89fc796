#pragma once
// What one engine gives users and owners: times, throughput, memory, power and energy of a steady service.
#include <optional>
#include <vector>

#include "models/compute/phase_power.h"
#include "models/compute/serving/serving_setup.h"

namespace icctwin {

/// Requests all alike.
struct ServiceLoad {
  double prompt_tokens = 1024, output_tokens = 256;
};

struct ServingEstimate {
  ServingPlan plan;
  ServingMemory memory;
  double batch = 0, batch_most = 0;  ///< requests at a time; how many the cache and the sequence limit allow
  double first_token_s = 0;          ///< of a prompt that finds the engine idle, in chunks of the token budget
  double per_token_s = 0;            ///< steady service: one iteration with its part of new prompts
  double decode_s = 0;               ///< an iteration of single tokens alone
  IterationTime prompt_time, decode_time, steady_time;
  double output_tokens_per_s = 0, prompt_tokens_per_s = 0, requests_per_s = 0;  ///< of the engine
  double prompt_share = 0;                                                      ///< of the time, spent on prompts
  double prompt_w = 0, decode_w = 0, mean_w = 0;                                ///< of one accelerator
  double joule_per_output_token = 0;                                            ///< of all accelerators of the engine, prompts included
  double bandwidth_use = 0, compute_use = 0;                                    ///< of the peaks, while decoding
};

/// A steady service with a batch that fits (0: the largest that does). Zero batch in the result: not one request fits.
///
/// Between two tokens of a request the engine does one iteration: the single tokens of the batch, and B I/O prompt tokens of those that
/// follow. Power is that of prompts for the time that these add, of decoding for the rest. Left out: queues (see Fleet), what the server
/// draws beside its accelerators.
ServingEstimate estimate_serving(const ServingSetup& setup, const ServingPlan& plan, const AcceleratorPower& power, double max_w,
                                 const ServiceLoad& load, double batch);

/// Limits to a search; absent: none.
struct ServingGoal {
  std::optional<double> first_token_s, per_token_s;
  int accelerators_most = 8;
};

struct ServingSearchResult {
  std::vector<ServingEstimate> best;  ///< by output tokens per second and accelerator, the best first, one for each tensor parallelism
  std::size_t tried = 0;
  std::optional<ServingEstimate> nearest;  ///< where nothing meets the goals: what misses them by the least factor
};

/// The best batch for each tensor parallelism that divides the heads, under the goals.
ServingSearchResult search_serving(const TransformerModel& model, const Accelerator& accelerator, const ServingStack& stack,
                                   const ServingPlan& plan, const AcceleratorPower& power, const ServiceLoad& load,
                                   const ServingGoal& goal);

/// Tensor parallelism that divides the heads of a model, at most a limit.
std::vector<int> possible_tensor_parallel(const TransformerModel& model, int most);

}  // namespace icctwin
