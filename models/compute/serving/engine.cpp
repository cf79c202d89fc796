#include "models/compute/serving/engine.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace icctwin {
namespace {

constexpr std::int64_t longest_soft_run = 128;  // where the time is no straight line in the cached tokens
constexpr double straight_host = 1;

}  // namespace

double Engine::Run::time_s(std::int64_t count) const {
  const auto n = static_cast<double>(count);
  return first_s * n + slope_s * n * (n - 1) / 2 + curve_s * (n - 1) * n * (2 * n - 1) / 6;
}

Engine::Engine(const EngineModel& model, const EngineLimits& limits, bool step_by_step)
    : model_(model),
      limits_(limits),
      step_by_step_(step_by_step),
      pool_(limits.blocks),
      needs_block_(static_cast<std::size_t>(limits.block_tokens), 0) {
  limits_.sequences = std::min(limits_.sequences, limits_.token_budget);  // every running sequence gets its token
}

bool Engine::can_hold(const EngineRequest& request) const {
  return blocks_for(request.prompt_tokens + request.output_tokens) <= pool_.total();
}

std::size_t Engine::submit(const EngineRequest& request) {
  assert(can_hold(request));
  const std::size_t number = states_.size();
  State state;
  state.request = request;
  state.target = request.prompt_tokens;
  state.computed = std::min(request.cached_tokens, request.prompt_tokens);
  states_.push_back(state);
  times_.emplace_back();
  if (running_ == 0 && waiting_.empty()) clock_s_ = std::max(clock_s_, request.arrival_s);
  // A planned run was made while nobody could be admitted; only the first of a queue can change that.
  if (run_.steps > 0 && waiting_.empty() && static_cast<std::int64_t>(running_) < limits_.sequences) {
    std::int64_t low = 0, high = run_.steps;
    while (low < high) {
      const std::int64_t middle = (low + high) / 2;
      if (clock_s_ + run_.time_s(middle) >= request.arrival_s) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (low < run_.steps && blocks_for(state.target + 1) <= pool_.free() - new_blocks(low + 1)) {
      const std::int64_t steps = low;
      if (steps > 0) do_run(steps);
      run_.steps = 0;
    }
  }
  waiting_.push_back(number);
  return number;
}

void Engine::advance_to(double time_s) {
  for (;;) {
    if (run_.steps > 0) {
      if (clock_s_ + run_.time_s(run_.steps) > time_s) return;
      do_run(run_.steps);
      continue;
    }
    if (clock_s_ >= time_s || (running_ == 0 && waiting_.empty())) return;
    if (partial_ == none && decoding_ > 0 && !head_fits()) {
      plan_run();
      if (run_.steps > 0) continue;
    }
    mixed_iteration();
  }
}

std::size_t Engine::residue(const State& state) const {
  const std::int64_t size = limits_.block_tokens;
  return static_cast<std::size_t>((((state.since_step - state.target) % size) + size) % size);
}

bool Engine::head_fits() const {
  if (waiting_.empty() || static_cast<std::int64_t>(running_) >= limits_.sequences) return false;
  const State& head = states_[waiting_.front()];
  return decoding_ < limits_.token_budget && blocks_for(head.target + 1) <= pool_.free() - new_blocks(1);
}

std::int64_t Engine::new_blocks(std::int64_t steps) const {
  const std::int64_t size = limits_.block_tokens;
  std::int64_t sum = steps / size * decoding_;
  for (std::int64_t i = 0; i < steps % size; ++i) sum += needs_block_[static_cast<std::size_t>((step_ + i) % size)];
  return sum;
}

std::int64_t Engine::steps_until_shortage(std::int64_t most) const {
  const std::int64_t size = limits_.block_tokens;
  std::int64_t steps = std::min(most, pool_.free() / decoding_ * size);
  while (steps < most && new_blocks(steps + 1) <= pool_.free()) ++steps;
  return steps;
}

IterationLoad Engine::decode_load_now(std::int64_t later_steps) const {
  IterationLoad load;
  load.tokens = load.sequences = load.logit_rows = static_cast<double>(decoding_);
  // Each token reads what is cached and itself.
  load.cached_tokens_read = static_cast<double>(decoding_tokens_ + decoding_ * (later_steps + 1));
  return load;
}

void Engine::plan_run() {
  const auto stale = [this](const End& end) {
    const State& state = states_[end.second];
    return !state.decoding || state.since_step + state.request.output_tokens - state.made != end.first;
  };
  while (!ends_.empty() && stale(ends_.top())) ends_.pop();
  std::int64_t steps = ends_.top().first - step_;
  const bool straight = model_.constants.host_exponent == straight_host;
  if (!straight) steps = std::min(steps, longest_soft_run);
  if (step_by_step_) steps = 1;
  steps = steps_until_shortage(steps);
  run_ = {};
  if (steps <= 0) return;
  run_.steps = steps;
  const auto time = [this](std::int64_t later) {
    return iteration_time(model_.shape, model_.device, model_.precision, model_.constants, model_.tensor_parallel, decode_load_now(later))
        .total_s;
  };
  run_.first_s = time(0);
  if (steps == 1) return;
  const std::int64_t last = steps - 1, middle = last / 2;
  const double end_slope = (time(last) - run_.first_s) / static_cast<double>(last);
  run_.slope_s = end_slope;
  if (straight || middle == 0) return;
  const double middle_slope = (time(middle) - run_.first_s) / static_cast<double>(middle);
  run_.curve_s = (end_slope - middle_slope) / static_cast<double>(last - middle);
  run_.slope_s = middle_slope - run_.curve_s * static_cast<double>(middle);
}

void Engine::do_run(std::int64_t steps) {
  const auto work_of = [this](std::int64_t later) {
    return iteration_time(model_.shape, model_.device, model_.precision, model_.constants, model_.tensor_parallel, decode_load_now(later));
  };
  IterationTime mean = work_of(steps / 2);
  mean.total_s = run_.time_s(steps);
  mean.flop *= static_cast<double>(steps);
  mean.memory_bytes *= static_cast<double>(steps);
  count(mean, 0, decoding_ * steps);
  work_.iterations += steps - 1;
  pool_.take(new_blocks(steps));
  work_.blocks_used_max = std::max(work_.blocks_used_max, pool_.total() - pool_.free());
  clock_s_ += mean.total_s;
  step_ += steps;
  decoding_tokens_ += decoding_ * steps;
  run_ = {};
  end_finished();
}

void Engine::count(const IterationTime& time, std::int64_t prompt_tokens, std::int64_t decode_tokens) {
  const bool prompt = prompt_tokens > 0;
  (prompt ? work_.prompt_s : work_.decode_s) += time.total_s;
  (prompt ? work_.prompt_flop : work_.decode_flop) += time.flop;
  (prompt ? work_.prompt_bytes : work_.decode_bytes) += time.memory_bytes;
  work_.prompt_tokens += prompt_tokens;
  work_.decode_tokens += decode_tokens;
  ++work_.iterations;
  work_.last_s = clock_s_ + time.total_s;
}

void Engine::mixed_iteration() {
  bool pushed_out = false;
  while (new_blocks(1) > pool_.free()) {
    push_out_newest();
    pushed_out = true;
  }
  pool_.take(new_blocks(1));
  IterationLoad load = decode_load_now(0);
  std::int64_t budget = limits_.token_budget - decoding_;
  const auto decoded = static_cast<std::int64_t>(load.tokens);
  std::vector<std::size_t> prompts;
  const auto chunk = [&](std::size_t number) {
    State& state = states_[number];
    const std::int64_t tokens = std::min(budget, state.target - state.computed);
    budget -= tokens;
    const auto done = static_cast<double>(state.computed), now = static_cast<double>(tokens);
    load.tokens += now;
    load.prompt_tokens += now;
    load.sequences += 1;
    load.attention_pairs += now * (done + (now + 1) / 2);
    load.cached_tokens_read += done;
    state.computed += tokens;
    if (state.computed == state.target) load.logit_rows += 1;
    prompts.push_back(number);
  };
  if (partial_ != none && budget > 0) chunk(partial_);
  std::int64_t single = 0;
  while (!pushed_out && budget > 0 && !waiting_.empty() && static_cast<std::int64_t>(running_) < limits_.sequences) {
    const std::size_t number = waiting_.front();
    State& state = states_[number];
    if (blocks_for(state.target + 1) > pool_.free()) break;
    waiting_.pop_front();
    link(number);
    if (times_[number].admitted_s < 0) times_[number].admitted_s = clock_s_;
    const std::int64_t kept = pool_.take_remembered(static_cast<std::int64_t>(number));
    if (times_[number].pushed_out > 0) state.computed = std::min(kept * limits_.block_tokens, state.target - 1);
    if (state.computed == state.target) {  // only decoding is left
      pool_.take(blocks_for(state.target + 1));
      start_decoding(number);
      const double read = static_cast<double>(state.target + 1);
      load.tokens += 1;
      load.sequences += 1;
      load.logit_rows += 1;
      load.cached_tokens_read += read;
      --budget;
      ++single;
      continue;
    }
    pool_.take(blocks_for(state.target) - kept);
    chunk(number);
  }
  work_.blocks_used_max = std::max(work_.blocks_used_max, pool_.total() - pool_.free());
  assert(load.tokens > 0);
  const IterationTime time = iteration_time(model_.shape, model_.device, model_.precision, model_.constants, model_.tensor_parallel, load);
  count(time, static_cast<std::int64_t>(load.prompt_tokens), decoded + single);
  clock_s_ += time.total_s;
  ++step_;
  decoding_tokens_ += decoding_;
  partial_ = none;
  for (const std::size_t number : prompts) {
    State& state = states_[number];
    if (state.computed < state.target) {
      partial_ = number;
      continue;
    }
    ++state.made;
    if (times_[number].first_token_s < 0) times_[number].first_token_s = clock_s_;
    start_decoding(number);
  }
  if (single > 0)
    for (std::size_t number = newest_; number != none; number = states_[number].older)
      if (times_[number].first_token_s < 0 && states_[number].decoding) times_[number].first_token_s = clock_s_;
  end_finished();
}

void Engine::start_decoding(std::size_t number) {
  State& state = states_[number];
  state.decoding = true;
  state.since_step = step_;
  ++decoding_;
  decoding_tokens_ += state.target;
  ++needs_block_[residue(state)];
  ends_.emplace(step_ + state.request.output_tokens - state.made, number);
}

void Engine::link(std::size_t number) {
  State& state = states_[number];
  state.older = newest_;
  state.newer = none;
  if (newest_ != none) states_[newest_].newer = number;
  newest_ = number;
  ++running_;
}

void Engine::unlink(std::size_t number) {
  State& state = states_[number];
  if (state.older != none) states_[state.older].newer = state.newer;
  if (state.newer != none) states_[state.newer].older = state.older;
  if (newest_ == number) newest_ = state.older;
  --running_;
}

void Engine::push_out_newest() {
  const std::size_t number = newest_;
  assert(number != none);
  State& state = states_[number];
  unlink(number);
  std::int64_t cached = state.computed, held = blocks_for(state.target);
  if (state.decoding) {
    cached = cached_now(state);
    held = blocks_for(cached);
    --needs_block_[residue(state)];
    --decoding_;
    decoding_tokens_ -= cached;
    state.made += step_ - state.since_step;
    state.target = state.request.prompt_tokens + state.made;
    state.decoding = false;
  }
  if (partial_ == number) partial_ = none;
  pool_.give_remembered(static_cast<std::int64_t>(number), held, held - cached / limits_.block_tokens);
  ++times_[number].pushed_out;
  ++work_.pushed_out;
  waiting_.push_front(number);
}

void Engine::end_finished() {
  while (!ends_.empty() && ends_.top().first <= step_) {
    const auto [end, number] = ends_.top();
    ends_.pop();
    State& state = states_[number];
    if (!state.decoding || state.since_step + state.request.output_tokens - state.made != end) continue;
    const std::int64_t cached = cached_now(state);
    --needs_block_[residue(state)];
    --decoding_;
    decoding_tokens_ -= cached;
    state.decoding = false;
    state.made = state.request.output_tokens;
    pool_.give(blocks_for(cached));
    unlink(number);
    times_[number].finish_s = clock_s_;
  }
}

}  // namespace icctwin
