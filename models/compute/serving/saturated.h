#pragma once
// Throughput of an engine that is never short of requests and has no latency limit.
//
//   B = min(limit, cache tokens / (I + O/2)), each iteration has B single tokens and the B I/O prompt tokens that keep the batch full;
//   output tokens per second = B / time of that iteration.   I prompt, O output tokens, all requests alike.
//
// Valid: O of 16 and more. Source: form found on TensorRT-LLM's perf-overview; errors in docs/inference.md. Left out: iterations that have
// no prompt at all.
#include "models/compute/serving/iteration.h"

namespace icctwin {

struct SaturatedService {
  double batch = 0;
  double output_tokens_per_s = 0;  ///< of the engine
  IterationLoad load;
  IterationTime iteration;
};

/// A batch below one: not even one request fits.
SaturatedService saturated_service(const DecoderShape& shape, const ServingDevice& device, const ServingPrecision& precision,
                                   const ServingConstants& constants, double tensor_parallel, double cache_tokens, double batch_most,
                                   double prompt_tokens, double output_tokens);

/// The work of one iteration of such a service with a given batch.
IterationLoad steady_load(double batch, double prompt_tokens, double output_tokens);

}  // namespace icctwin
