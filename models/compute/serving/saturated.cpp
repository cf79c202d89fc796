#include "models/compute/serving/saturated.h"

#include <algorithm>

namespace icctwin {

IterationLoad steady_load(double batch, double prompt_tokens, double output_tokens) {
  IterationLoad load;
  load.prompt_tokens = batch * prompt_tokens / output_tokens;
  load.tokens = batch + load.prompt_tokens;
  load.sequences = batch;
  load.attention_pairs = load.prompt_tokens * (prompt_tokens + 1) / 2;
  load.cached_tokens_read = batch * (prompt_tokens + output_tokens / 2);
  load.logit_rows = batch * (1 + 1 / output_tokens);
  return load;
}

SaturatedService saturated_service(const DecoderShape& shape, const ServingDevice& device, const ServingPrecision& precision,
                                   const ServingConstants& constants, double tensor_parallel, double cache_tokens, double batch_most,
                                   double prompt_tokens, double output_tokens) {
  SaturatedService service;
  service.batch = std::min(batch_most, cache_tokens / (prompt_tokens + output_tokens / 2));
  if (service.batch <= 0) return service;
  service.load = steady_load(service.batch, prompt_tokens, output_tokens);
  service.iteration = iteration_time(shape, device, precision, constants, tensor_parallel, service.load);
  service.output_tokens_per_s = service.batch / service.iteration.total_s;
  return service;
}

}  // namespace icctwin
