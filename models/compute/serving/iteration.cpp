#include "models/compute/serving/iteration.h"

#include <algorithm>
#include <cmath>

#include "models/network/collective.h"

namespace icctwin {
namespace {

constexpr double bytes_of_activation = 2;  // 16-bit
constexpr double bytes_of_dispatch = 1;
constexpr double surcharge_free_tokens = 2048;
constexpr double plain_maximum = 64;

}  // namespace

double soft_maximum(double x, double y, double p) {
  const double larger = std::max(x, y), smaller = std::min(x, y);
  if (larger <= 0 || smaller <= 0 || p >= plain_maximum) return larger;
  if (p == 1) return x + y;
  return larger * std::pow(1 + std::pow(smaller / larger, p), 1 / p);
}

double cache_copies(const DecoderShape& shape, double tensor_parallel) { return std::max(1.0, tensor_parallel / shape.kv_heads); }

double cache_bytes_per_token(const DecoderShape& shape, const ServingPrecision& precision, double tensor_parallel) {
  return shape.cache_values_per_token * precision.cache_bytes * cache_copies(shape, tensor_parallel);
}

double weight_bytes(const DecoderShape& shape, const ServingPrecision& precision) {
  const double tables = shape.embedding_parameters + (shape.tied_head ? 0 : head_parameters(shape));
  return (stored_parameters(shape) - tables) * precision.weight_bytes + tables * precision.embedding_bytes;
}

IterationLoad prefill_load(double prompt_tokens, double batch) {
  IterationLoad load;
  load.tokens = load.prompt_tokens = prompt_tokens * batch;
  load.sequences = load.logit_rows = batch;
  load.attention_pairs = batch * prompt_tokens * (prompt_tokens + 1) / 2;
  return load;
}

IterationLoad decode_load(double context_tokens, double batch) {
  IterationLoad load;
  load.tokens = load.sequences = load.logit_rows = batch;
  load.cached_tokens_read = batch * context_tokens;
  return load;
}

IterationTime iteration_time(const DecoderShape& shape, const ServingDevice& device, const ServingPrecision& precision,
                             const ServingConstants& c, double tensor_parallel, const IterationLoad& load) {
  IterationTime time;
  if (load.tokens <= 0) return time;
  const double t = tensor_parallel;
  time.flop = 2 * (active_layer_parameters(shape) * load.tokens + head_parameters(shape) * load.logit_rows) +
              shape.attention_flop_per_pair * load.attention_pairs;
  time.compute_s = time.flop / (t * device.flop_per_s * c.compute_ratio);
  time.elementwise_s = c.elementwise_bytes * load.tokens * shape.hidden * shape.layers / device.memory_bytes_per_s;
  time.surcharge_s = c.surcharge_s * shape.layers * shape.hidden * (t - 1) / 7 * std::max(0.0, load.tokens - surcharge_free_tokens);
  const double read_parameters = touched_parameters(shape, load.tokens);
  const double read_bytes =
      (read_parameters - head_parameters(shape)) * precision.weight_bytes + head_parameters(shape) * precision.embedding_bytes;
  time.weights_s = read_bytes / (t * device.memory_bytes_per_s * c.bandwidth_ratio);
  const double cache_bytes = load.cached_tokens_read * cache_bytes_per_token(shape, precision, t);
  time.cache_s = cache_bytes / (t * device.memory_bytes_per_s * c.cache_ratio);
  time.memory_bytes = read_bytes + cache_bytes;
  // The latency of the stacks measured grows with the square root of the group.
  const auto link = [&c](double ranks) { return LinkTerms{c.collective_latency_s * std::sqrt(ranks), 0, c.collective_bytes_per_s, 0}; };
  if (t > 1) {
    const double reduced_bytes = bytes_of_activation * load.tokens * shape.hidden;
    time.collectives_s = 2 * shape.layers * collective_s(Collective::all_reduce, CollectiveAlgorithm::ring, t, reduced_bytes, link(t));
  }
  if (const double e = shape.expert_parallel; e > 1) {
    const double exchanged_bytes = load.tokens * shape.experts_per_token * shape.hidden / t;
    for (const double number_bytes : {bytes_of_dispatch, bytes_of_activation})
      time.collectives_s +=
          shape.layers * collective_s(Collective::all_to_all, CollectiveAlgorithm::ring, e, number_bytes * exchanged_bytes, link(e));
  }
  const double accelerator_s = soft_maximum(time.compute_s + time.elementwise_s + time.surcharge_s, time.weights_s, c.overlap_exponent) +
                               time.cache_s + time.collectives_s;
  const double layer_s = load.prompt_tokens > 0 ? c.host_prefill_layer_s : c.host_decode_layer_s;
  const double with_host_s = soft_maximum(accelerator_s, layer_s * shape.layers, c.host_exponent);
  time.total_s = with_host_s + c.host_sequence_s * std::max(0.0, load.sequences - 1) + c.host_iteration_s;
  time.host_s = time.total_s - accelerator_s;
  return time;
}

}  // namespace icctwin
