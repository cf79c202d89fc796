#include "models/compute/serving/fleet.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "models/compute/serving/prefix_cache.h"

namespace icctwin {
namespace {

/// A request on its way into a pool of engines.
struct Job {
  EngineRequest request;
  std::size_t index = 0;  ///< of the request that it belongs to
};

/// Engines behind one dispatcher.
class Pool {
 public:
  Pool(const EngineModel& model, const EngineLimits& limits, const FleetOptions& options, int replicas,
       const std::optional<Autoscaling>& scaling)
      : model_(model), limits_(limits), options_(options), scaling_(scaling) {
    const int first = !scaling ? replicas : scaling->first > 0 ? scaling->first : scaling->least;
    for (int i = 0; i < std::max(1, first); ++i) start(0, 0);
  }

  void serve(const std::vector<Job>& jobs, std::vector<RequestTimes>& times, FleetResult& result) {
    if (jobs.empty()) return;
    begin_s_ = jobs.front().request.arrival_s;
    next_look_s_ = begin_s_;
    for (Replica& replica : replicas_) replica.up_s = replica.ready_s = begin_s_;
    for (const Job& job : jobs) {
      tell_windows(job.request.arrival_s, result);
      if (scaling_) scale(job.request.arrival_s);
      Replica& chosen = choose(job.request.arrival_s);
      chosen.engine.submit(job.request);
      chosen.indices.push_back(job.index);
    }
    while (options_.window_s > 0 && std::ranges::any_of(replicas_, [](const Replica& one) { return one.engine.unfinished() > 0; }))
      tell_windows(window_end_s(told_), result);
    double end_s = begin_s_;
    for (Replica& replica : replicas_) {
      replica.engine.finish();
      end_s = std::max(end_s, replica.engine.work().last_s);
    }
    while (told_before_ && window_end_s(result.windows.size()) - options_.window_s < end_s) result.windows.emplace_back();
    for (Replica& replica : replicas_) gather(replica, end_s, times, result);
    result.replicas_most = std::max(result.replicas_most, most_);
    result.replicas_last = up_;
  }

 private:
  double window_end_s(std::size_t window) const { return options_.window_begin_s + options_.window_s * (static_cast<double>(window) + 1); }

  // Closes all windows that end until then; what came before the first one is not told.
  void tell_windows(double time_s, FleetResult& result) {
    if (options_.window_s <= 0) return;
    if (!told_before_ && options_.window_begin_s <= time_s) {
      told_sum_ = sum_at(options_.window_begin_s);
      told_before_ = true;
    }
    for (; told_before_ && window_end_s(told_) <= time_s; ++told_) {
      const FleetWindow sum = sum_at(window_end_s(told_));
      if (result.windows.size() <= told_) result.windows.resize(told_ + 1);
      FleetWindow& window = result.windows[told_];
      window.prompt_s += sum.prompt_s - told_sum_.prompt_s;
      window.decode_s += sum.decode_s - told_sum_.decode_s;
      window.decode_flop += sum.decode_flop - told_sum_.decode_flop;
      window.decode_bytes += sum.decode_bytes - told_sum_.decode_bytes;
      told_sum_ = sum;
    }
  }

  FleetWindow sum_at(double time_s) {
    FleetWindow sum;
    for (Replica& replica : replicas_) {
      replica.engine.advance_to(time_s);
      const EngineWork& work = replica.engine.work();
      sum.prompt_s += work.prompt_s;
      sum.decode_s += work.decode_s;
      sum.decode_flop += work.decode_flop;
      sum.decode_bytes += work.decode_bytes;
    }
    return sum;
  }

  struct Replica {
    Engine engine;
    std::vector<std::size_t> indices;  ///< of the requests, by the engine's number
    double up_s = 0, ready_s = 0;
    double leaving_s = -1;  ///< from when it takes no more; -1: it stays
  };

  void start(double up_s, double ready_s) {
    replicas_.push_back({Engine(model_, limits_), {}, up_s, ready_s, -1});
    most_ = std::max(most_, ++up_);
  }

  void scale(double now_s) {
    while (next_look_s_ <= now_s) {
      const double look_s = next_look_s_;
      next_look_s_ += scaling_->interval_s;
      std::size_t unfinished = 0;
      for (Replica& replica : replicas_) {
        replica.engine.advance_to(look_s);
        unfinished += replica.engine.unfinished();
      }
      const int wanted = std::clamp(static_cast<int>(std::ceil(static_cast<double>(unfinished) / scaling_->unfinished_per_replica)),
                                    scaling_->least, scaling_->most);
      if (wanted >= up_) unwanted_since_s_ = -1;
      while (up_ < wanted) {
        const auto leaving = std::find_if(replicas_.begin(), replicas_.end(),
                                          [](const Replica& one) { return one.leaving_s >= 0 && one.engine.unfinished() > 0; });
        if (leaving == replicas_.end()) {
          start(look_s, look_s + scaling_->start_s);
        } else {  // one that still works is taken back
          leaving->leaving_s = -1;
          most_ = std::max(most_, ++up_);
        }
      }
      if (wanted < up_) {
        if (unwanted_since_s_ < 0) unwanted_since_s_ = look_s;
        if (look_s - unwanted_since_s_ >= scaling_->stop_after_s) {
          const auto last = std::find_if(replicas_.rbegin(), replicas_.rend(), [](const Replica& one) { return one.leaving_s < 0; });
          last->leaving_s = look_s;
          --up_;
        }
      }
    }
  }

  Replica& choose(double now_s) {
    // A replica that has started wins over one that is starting; if all are starting, the first one queues.
    std::size_t best = replicas_.size();
    if (options_.dispatch == Dispatch::round_robin) {
      for (std::size_t i = 0; i < replicas_.size(); ++i) {
        const std::size_t candidate = (turn_ + i) % replicas_.size();
        if (!takes(replicas_[candidate], now_s)) continue;
        best = candidate;
        break;
      }
      turn_ = best + 1;
    } else {
      for (std::size_t i = 0; i < replicas_.size(); ++i) {
        if (!takes(replicas_[i], now_s)) continue;
        replicas_[i].engine.advance_to(now_s);
        if (best == replicas_.size() || replicas_[i].engine.unfinished() < replicas_[best].engine.unfinished()) best = i;
      }
    }
    assert(best < replicas_.size());
    replicas_[best].engine.advance_to(now_s);
    return replicas_[best];
  }

  static bool takes(const Replica& replica, double now_s) { return replica.leaving_s < 0 && replica.ready_s <= now_s; }

  void gather(Replica& replica, double end_s, std::vector<RequestTimes>& times, FleetResult& result) const {
    for (std::size_t i = 0; i < replica.indices.size(); ++i) times[replica.indices[i]] = replica.engine.times()[i];
    const EngineWork& work = replica.engine.work();
    EngineWork& sum = result.work;
    sum.prompt_s += work.prompt_s;
    sum.decode_s += work.decode_s;
    sum.prompt_flop += work.prompt_flop;
    sum.decode_flop += work.decode_flop;
    sum.prompt_bytes += work.prompt_bytes;
    sum.decode_bytes += work.decode_bytes;
    sum.iterations += work.iterations;
    sum.prompt_tokens += work.prompt_tokens;
    sum.decode_tokens += work.decode_tokens;
    sum.pushed_out += work.pushed_out;
    sum.blocks_used_max = std::max(sum.blocks_used_max, work.blocks_used_max);
    sum.last_s = std::max(sum.last_s, work.last_s);
    const double down_s = replica.leaving_s >= 0 ? std::max(replica.leaving_s, work.last_s) : end_s;
    result.replica_s += std::max(0.0, down_s - replica.up_s);
    for (std::size_t w = 0; w < result.windows.size(); ++w)
      result.windows[w].replica_s +=
          std::max(0.0, std::min(down_s, window_end_s(w)) - std::max(replica.up_s, window_end_s(w) - options_.window_s));
  }

  const EngineModel& model_;
  const EngineLimits& limits_;
  const FleetOptions& options_;
  std::optional<Autoscaling> scaling_;
  std::vector<Replica> replicas_;
  int up_ = 0, most_ = 0;
  double begin_s_ = 0, next_look_s_ = 0, unwanted_since_s_ = -1;
  std::size_t turn_ = 0;
  FleetWindow told_sum_;      ///< work up to the last closed window
  std::size_t told_ = 0;      ///< windows closed
  bool told_before_ = false;  ///< whether the first window has begun
};

}  // namespace

FleetResult serve(const EngineModel& model, const EngineLimits& limits, const FleetOptions& options,
                  const std::vector<ServedRequest>& requests) {
  FleetResult result;
  result.times.resize(requests.size());
  PrefixCache store(static_cast<std::size_t>(options.prefix_blocks));
  const Engine measure(model, limits);
  std::vector<Job> jobs;
  jobs.reserve(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const ServedRequest& request = requests[i];
    Job job{{request.arrival_s, request.prompt_tokens, request.output_tokens, 0}, i};
    if (!measure.can_hold(job.request)) {
      result.refused.push_back(i);
      continue;
    }
    const auto kept = static_cast<std::int64_t>(store.look_up(request.prefix_blocks)) * options.prefix_block_tokens;
    job.request.cached_tokens = std::min(kept, request.prompt_tokens - 1);
    result.prompt_tokens_reused += job.request.cached_tokens;
    jobs.push_back(job);
  }
  if (options.prompt_replicas <= 0) {
    Pool(model, limits, options, options.replicas, options.autoscaling).serve(jobs, result.times, result);
    return result;
  }
  // Prompts first: nothing flows back from decoding, so that the pools can be served one after the other.
  std::vector<Job> prompts = jobs;
  for (Job& job : prompts) job.request.output_tokens = 1;
  std::vector<RequestTimes> prompt_times(requests.size());
  Pool(model, limits, options, options.prompt_replicas, std::nullopt).serve(prompts, prompt_times, result);
  std::vector<Job> decodes;
  const double token_bytes = cache_bytes_per_token(model.shape, model.precision, model.tensor_parallel);
  for (const Job& job : jobs) {
    const RequestTimes& prompt = prompt_times[job.index];
    if (job.request.output_tokens <= 1) {
      result.times[job.index] = prompt;
      continue;
    }
    Job decode = job;
    decode.request.output_tokens -= 1;
    decode.request.cached_tokens = job.request.prompt_tokens;
    decode.request.arrival_s =
        prompt.finish_s + options.handover_s + token_bytes * static_cast<double>(job.request.prompt_tokens) / options.handover_bytes_per_s;
    decodes.push_back(decode);
  }
  std::stable_sort(decodes.begin(), decodes.end(), [](const Job& a, const Job& b) { return a.request.arrival_s < b.request.arrival_s; });
  Pool(model, limits, options, options.replicas, options.autoscaling).serve(decodes, result.times, result);
  for (const Job& job : decodes) {
    result.times[job.index].admitted_s = prompt_times[job.index].admitted_s;
    result.times[job.index].first_token_s = prompt_times[job.index].first_token_s;
  }
  return result;
}

Percentiles percentiles(std::vector<double> values) {
  Percentiles result;
  if (values.empty()) return result;
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (place - static_cast<double>(below));
  };
  result.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  result.p50 = at(0.5);
  result.p90 = at(0.9);
  result.p95 = at(0.95);
  result.p99 = at(0.99);
  result.max = values.back();
  return result;
}

ServiceTimes service_times(const std::vector<ServedRequest>& requests, const std::vector<RequestTimes>& times) {
  ServiceTimes result;
  std::vector<double> first, each, whole;
  double begin_s = 0, end_s = 0, prompts = 0, outputs = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (times[i].finish_s < 0) continue;
    const ServedRequest& request = requests[i];
    if (result.finished++ == 0) begin_s = request.arrival_s;
    begin_s = std::min(begin_s, request.arrival_s);
    end_s = std::max(end_s, times[i].finish_s);
    prompts += static_cast<double>(request.prompt_tokens);
    outputs += static_cast<double>(request.output_tokens);
    first.push_back(times[i].first_token_s - request.arrival_s);
    whole.push_back(times[i].finish_s - request.arrival_s);
    if (request.output_tokens > 1)
      each.push_back((times[i].finish_s - times[i].first_token_s) / static_cast<double>(request.output_tokens - 1));
  }
  result.first_token_s = percentiles(std::move(first));
  result.per_token_s = percentiles(std::move(each));
  result.end_to_end_s = percentiles(std::move(whole));
  result.span_s = end_s - begin_s;
  if (result.span_s > 0) {
    result.output_tokens_per_s = outputs / result.span_s;
    result.prompt_tokens_per_s = prompts / result.span_s;
    result.requests_per_s = static_cast<double>(result.finished) / result.span_s;
  }
  return result;
}

}  // namespace icctwin
