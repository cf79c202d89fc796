#pragma once
// One inference engine with continuous batching and chunked prompts: requests in, times out.
//
// Rules of vLLM v1 (vllm/v1/core/sched/scheduler.py, version 0.19): an iteration has a budget of tokens; running requests go first, one
// token each or the next chunk of a prompt, then waiting ones in order of arrival while budget, sequences and blocks last. A waiting
// request is admitted only if its whole prompt fits into free blocks. When the running ones need more blocks than are free the newest is
// pushed out to the head of the queue, and nobody is admitted in that iteration; what its blocks still hold when it returns is not computed
// again.
//
// Iterations in which nothing but single tokens are made are taken together up to the next end of a request, shortage of blocks or
// admission: their times follow a polynomial of second degree through first, middle and last one, which is exact where the host adds its
// time and good to 1e-6 where it overlaps softly. Left out: swapping to host memory, priorities, speculative decoding, time of tokenizing.
#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "models/compute/serving/block_pool.h"
#include "models/compute/serving/iteration.h"

namespace icctwin {

struct EngineLimits {
  std::int64_t token_budget = 2048;  ///< of an iteration
  std::int64_t sequences = 256;      ///< running at once
  std::int64_t blocks = 0;           ///< of the cache
  std::int64_t block_tokens = 16;
};

/// A request as one engine sees it.
struct EngineRequest {
  double arrival_s = 0;
  std::int64_t prompt_tokens = 1;
  std::int64_t output_tokens = 1;
  std::int64_t cached_tokens = 0;  ///< of the prompt, found elsewhere; the whole prompt: only decoding is left (prompt-decode separation)
};

struct RequestTimes {
  double admitted_s = -1;  ///< first; -1: never
  double first_token_s = -1;
  double finish_s = -1;
  int pushed_out = 0;
};

/// What an engine did; the work of prompts and of single tokens apart, where an iteration with any prompt token counts as prompt.
struct EngineWork {
  double prompt_s = 0, decode_s = 0;
  double prompt_flop = 0, decode_flop = 0;
  double prompt_bytes = 0, decode_bytes = 0;
  std::int64_t iterations = 0, prompt_tokens = 0, decode_tokens = 0, pushed_out = 0;
  std::int64_t blocks_used_max = 0;
  double last_s = 0;  ///< end of the last iteration
};

/// Everything that decides how long an iteration takes.
struct EngineModel {
  DecoderShape shape;
  ServingDevice device;
  ServingPrecision precision;
  ServingConstants constants;
  double tensor_parallel = 1;
};

class Engine {
 public:
  /// `step_by_step` computes every iteration on its own: slow, for tests.
  Engine(const EngineModel& model, const EngineLimits& limits, bool step_by_step = false);

  /// Whether the cache can ever hold a request.
  bool can_hold(const EngineRequest& request) const;

  /// Hands over a request that can be held; arrivals must not go back in time. Returns its number in this engine.
  std::size_t submit(const EngineRequest& request);
  /// Does all iterations that begin before a time.
  void advance_to(double time_s);
  void finish() { advance_to(std::numeric_limits<double>::infinity()); }

  std::size_t unfinished() const { return waiting_.size() + running_; }
  const std::vector<RequestTimes>& times() const { return times_; }
  const EngineWork& work() const { return work_; }

 private:
  struct State {
    EngineRequest request;
    std::int64_t target = 0;      ///< tokens to be in the cache before it decodes: prompt and what was made before it was pushed out
    std::int64_t computed = 0;    ///< in the cache while its prompt is computed
    std::int64_t made = 0;        ///< output tokens
    std::int64_t since_step = 0;  ///< step from which it decodes
    std::int64_t blocks = 0;      ///< while its prompt is computed
    std::size_t older = none, newer = none;
    bool decoding = false;
  };
  struct Run {
    std::int64_t steps = 0;
    double first_s = 0, slope_s = 0, curve_s = 0;  ///< time of step i: first + slope i + curve i^2
    double time_s(std::int64_t count) const;
  };
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  std::int64_t blocks_for(std::int64_t tokens) const { return (tokens + limits_.block_tokens - 1) / limits_.block_tokens; }
  std::int64_t cached_now(const State& state) const { return state.target + step_ - state.since_step; }
  std::size_t residue(const State& state) const;
  bool head_fits() const;
  std::int64_t new_blocks(std::int64_t steps) const;
  std::int64_t steps_until_shortage(std::int64_t most) const;
  void plan_run();
  void do_run(std::int64_t steps);
  void mixed_iteration();
  void admit(std::size_t number, std::int64_t& budget, IterationLoad& load);
  void push_out_newest();
  void start_decoding(std::size_t number);
  void link(std::size_t number);
  void unlink(std::size_t number);
  void end_finished();
  void count(const IterationTime& time, std::int64_t prompt_tokens, std::int64_t decode_tokens);
  IterationLoad decode_load_now(std::int64_t later_steps) const;

  EngineModel model_;
  EngineLimits limits_;
  bool step_by_step_;
  BlockPool pool_;
  std::vector<State> states_;
  std::vector<RequestTimes> times_;
  std::deque<std::size_t> waiting_;
  std::size_t running_ = 0, newest_ = none;
  std::size_t partial_ = none;  ///< whose prompt is under way; always the newest, because it took the rest of the budget
  std::int64_t decoding_ = 0;
  std::int64_t decoding_tokens_ = 0;                 ///< cached tokens of those that decode, at the current step
  std::vector<std::int64_t> needs_block_;            ///< of those that decode, how many need a block at steps of each residue
  using End = std::pair<std::int64_t, std::size_t>;  // step, number
  std::priority_queue<End, std::vector<End>, std::greater<>> ends_;  // entries of pushed out requests are skipped
  std::int64_t step_ = 0;
  double clock_s_ = 0;
  Run run_;  ///< planned, not yet done; none if steps is 0
  EngineWork work_;
};

}  // namespace icctwin
