#pragma once
// Time of one iteration of an inference engine: a batch of prompt chunks and single tokens through all layers.
//
//   gpu  = soft_p(compute + elementwise + surcharge, weights) + cache + collectives
//   time = soft_q(gpu, host per layer) + host per sequence (B - 1) + host per iteration,   soft_p(x, y) = (x^p + y^p)^(1/p)
//
//   compute      = [2 (active parameters T + V h rows) + attention] / (t peak compute_ratio)
//   elementwise  = elementwise_bytes T h L / bandwidth               norms, activations: not divided by t in the stacks measured
//   surcharge    = surcharge L h (t-1)/7 max(0, T - 2048)            empirical, only in the stack of 2023; cause unknown
//   weights      = bytes of the parameters touched / (t bandwidth bandwidth_ratio)
//   cache        = cached tokens read x bytes x copies / (t bandwidth cache_ratio)
//   collectives  = 2 L [latency sqrt(t) + 2 (t-1)/t 2 T h / collective bandwidth]     two all-reduces of 16-bit numbers a layer
//                  + L [2 latency sqrt(e) + (e-1)/e 3 T k h / collective bandwidth]   experts over e engines: 8-bit out, 16-bit back
//
// T tokens, B sequences, t tensor-parallel accelerators, L layers, h hidden. p = 1: compute and memory follow each other; 3: soft
// roofline; 16 and more: the larger counts. Valid: one engine inside one scale-up domain, T up to 65,536 per iteration.
// Source: forms and constants of fits to splitwise-sim perf_model.csv, TensorRT-LLM perf-overview and measured vLLM runs; the constants and
// what they were fitted to are in models/data/serving_stacks.json, the errors in docs/inference.md. Left out: pipeline parallelism,
// speculative decoding, unequal load of experts.
#include "models/base/describe.h"
#include "models/compute/serving/decoder_shape.h"

namespace icctwin {

/// Constants of a software stack on an accelerator.
struct ServingConstants {
  double compute_ratio = 0.65;         ///< share of the dense peak that matrix products reach
  double bandwidth_ratio = 0.85;       ///< share of the memory bandwidth when weights are read
  double cache_ratio = 0.8;            ///< the same for the cache
  double overlap_exponent = 3;         ///< p
  double host_exponent = 1;            ///< q
  double elementwise_bytes = 0;        ///< per token, hidden unit and layer
  double surcharge_s = 0;              ///< per layer, hidden unit and token over 2048
  double collective_latency_s = 2e-5;  ///< of one all-reduce, times sqrt(t)
  double collective_bytes_per_s = 0;   ///< bus bandwidth of large all-reduces
  double host_prefill_layer_s = 0;     ///< host time of an iteration with prompt tokens, per layer
  double host_decode_layer_s = 0;      ///< the same of an iteration of single tokens
  double host_sequence_s = 0;          ///< per sequence beyond the first
  double host_iteration_s = 0;

  bool operator==(const ServingConstants&) const = default;
  static void describe(Describe<ServingConstants>&);
};

/// The device as the model sees it: peaks of the precision in use.
struct ServingDevice {
  double flop_per_s = 0;  ///< dense peak
  double memory_bytes_per_s = 0;
  double memory_bytes = 0;
};

/// Numbers per weight and cached value.
struct ServingPrecision {
  double weight_bytes = 2;
  double embedding_bytes = 2;
  double cache_bytes = 2;
};

/// What one iteration works on.
struct IterationLoad {
  double tokens = 0;         ///< prompt tokens and single tokens
  double prompt_tokens = 0;  ///< of these, of prompts
  double sequences = 0;
  double attention_pairs = 0;     ///< of prompt tokens with what they attend to
  double cached_tokens_read = 0;  ///< by single tokens and by chunks that follow others
  double logit_rows = 0;          ///< rows that pass the output head
};

struct IterationTime {
  double compute_s = 0, elementwise_s = 0, surcharge_s = 0, weights_s = 0, cache_s = 0, collectives_s = 0, host_s = 0;
  double total_s = 0;
  double flop = 0;          ///< of all accelerators
  double memory_bytes = 0;  ///< weights and cache, of all accelerators
};

/// soft_p(x, y); p of 64 or more is the plain maximum.
double soft_maximum(double x, double y, double p);

/// Copies of the cache: with more accelerators than cache heads each head is kept more than once.
double cache_copies(const DecoderShape& shape, double tensor_parallel);

double cache_bytes_per_token(const DecoderShape& shape, const ServingPrecision& precision, double tensor_parallel);
double weight_bytes(const DecoderShape& shape, const ServingPrecision& precision);

/// A batch of whole prompts of equal length, nothing cached.
IterationLoad prefill_load(double prompt_tokens, double batch);
/// One token each for a batch of sequences that have the same number of tokens.
IterationLoad decode_load(double context_tokens, double batch);

IterationTime iteration_time(const DecoderShape& shape, const ServingDevice& device, const ServingPrecision& precision,
                             const ServingConstants& constants, double tensor_parallel, const IterationLoad& load);

}  // namespace icctwin
