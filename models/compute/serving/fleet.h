#pragma once
// A service: replicas of one engine behind a dispatcher, prompts and decoding together or apart, with autoscaling and reuse of prompts.
#include <cstdint>
#include <optional>
#include <vector>

#include "models/compute/serving/engine.h"

namespace icctwin {

/// One request of a service.
struct ServedRequest {
  double arrival_s = 0;
  std::int64_t prompt_tokens = 1;
  std::int64_t output_tokens = 1;
  std::vector<std::uint64_t> prefix_blocks;  ///< equal numbers: equal content up to there; empty: nothing is known
};

enum class Dispatch {
  round_robin,
  least_unfinished,  ///< the replica with the fewest unfinished requests, the first of equals
};

/// Replicas follow the load: every interval the wanted number is unfinished requests over `unfinished_per_replica`, within the limits. A
/// new replica takes requests after `start_s`; one that is no longer wanted after `stop_after_s` takes no more and ends what it has.
struct Autoscaling {
  int least = 1, most = 1;
  int first = 0;  ///< up when the first request comes; 0: the least
  double interval_s = 30;
  double unfinished_per_replica = 100;
  double start_s = 120;
  double stop_after_s = 300;
};

struct FleetOptions {
  int replicas = 1;
  Dispatch dispatch = Dispatch::least_unfinished;
  std::optional<Autoscaling> autoscaling;  ///< of the replicas, or of those that decode
  int prompt_replicas = 0;                 ///< over 0: so many engines compute prompts alone and hand the cache over
  double handover_bytes_per_s = 25e9;      ///< network between them, per replica
  double handover_s = 1e-3;                ///< fixed time of a hand-over
  std::int64_t prefix_blocks = 0;          ///< room of the store of prompts
  std::int64_t prefix_block_tokens = 512;
  double window_begin_s = 0, window_s = 0;  ///< over 0: work is also told by windows of this length, the first beginning there
};

/// What all engines did in one window of time; a stretch of equal steps belongs to the window in which it ends.
struct FleetWindow {
  double prompt_s = 0, decode_s = 0, decode_flop = 0, decode_bytes = 0;
  double replica_s = 0;  ///< time that replicas were up
};

struct FleetResult {
  std::vector<RequestTimes> times;           ///< of every request, in order
  std::vector<std::size_t> refused;          ///< requests that no cache can hold
  EngineWork work;                           ///< of all engines
  double replica_s = 0;                      ///< time that replicas were up, starting included
  int replicas_most = 0, replicas_last = 0;  ///< of the pool that scales: most at once, and at its last look
  std::int64_t prompt_tokens_reused = 0;
  std::vector<FleetWindow> windows;  ///< until the last answer
};

/// Serves all requests, which are in order of arrival.
FleetResult serve(const EngineModel& model, const EngineLimits& limits, const FleetOptions& options,
                  const std::vector<ServedRequest>& requests);

/// What users feel, over requests that were finished [s].
struct Percentiles {
  double mean = 0, p50 = 0, p90 = 0, p95 = 0, p99 = 0, max = 0;
};
struct ServiceTimes {
  std::size_t finished = 0;
  Percentiles first_token_s;  ///< arrival to first token (TTFT)
  Percentiles per_token_s;    ///< first to last token over tokens after the first (TPOT), of requests with two and more
  Percentiles end_to_end_s;
  double span_s = 0;  ///< first arrival to last token
  double output_tokens_per_s = 0, prompt_tokens_per_s = 0, requests_per_s = 0;
};

/// Percentiles by linear interpolation between order statistics; zeros for no value.
Percentiles percentiles(std::vector<double> values);
ServiceTimes service_times(const std::vector<ServedRequest>& requests, const std::vector<RequestTimes>& times);

}  // namespace icctwin
