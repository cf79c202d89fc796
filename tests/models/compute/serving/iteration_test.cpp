#include "models/compute/serving/iteration.h"

#include <doctest/doctest.h>

#include "models/compute/serving/saturated.h"
#include "tests/models/compute/serving/small_service.h"

using namespace icctwin;
using doctest::Approx;

namespace {

double seconds_of(const EngineModel& m, const IterationLoad& load) {
  return iteration_time(m.shape, m.device, m.precision, m.constants, m.tensor_parallel, load).total_s;
}

}  // namespace

TEST_CASE("decoder shape: weights, cache and operations of a small dense model are counted by hand") {
  const DecoderShape shape = decoder_shape(test::small_model());
  // A layer: queries and output 2 x 256 x 256, keys and values 2 x 256 x 128, MLP 3 x 256 x 1024.
  CHECK(shape.dense_parameters == 4 * (2 * 256 * 256 + 2 * 256 * 128 + 3 * 256 * 1024));
  CHECK(stored_parameters(shape) == shape.dense_parameters + 2 * 1000 * 256);  // embedding and head
  CHECK(shape.cache_values_per_token == 2 * 4 * 2 * 64);
  CHECK(shape.attention_flop_per_pair == 4 * 4 * 256);  // 4 L a d
  CHECK(touched_parameters(shape, 1) == shape.dense_parameters + 1000 * 256);
}

TEST_CASE("decoder shape: a latent cache holds the latent and the rotary part once, whatever the heads") {
  TransformerModel model = test::small_model();
  model.latent_kv = 512, model.rope_dim = 64;
  const DecoderShape shape = decoder_shape(model);
  CHECK(shape.cache_values_per_token == 4 * (512 + 64));
  CHECK(shape.kv_heads == 1);
}

TEST_CASE("decoder shape: a token reads its experts, a large batch reads them all, and each engine its part") {
  TransformerModel model = test::small_model();
  model.experts = 8, model.experts_per_token = 2, model.expert_hidden = 512;
  DecoderShape shape = decoder_shape(model);
  const double other = touched_parameters(shape, 0);
  CHECK(touched_parameters(shape, 1) - other == Approx(shape.expert_parameters * 2 / 8));
  // Two independent tokens: 1 - (6/8)^2 = 7/16 of the experts.
  CHECK(touched_parameters(shape, 2) - other == Approx(shape.expert_parameters * 7 / 16));
  CHECK(touched_parameters(shape, 1e4) - other == Approx(shape.expert_parameters));
  CHECK(active_layer_parameters(shape) == Approx(shape.dense_parameters + shape.expert_parameters / 4));
  shape.expert_parallel = 4;
  CHECK(touched_parameters(shape, 1e4) - other == Approx(shape.expert_parameters / 4));
}

TEST_CASE("iteration: soft maximum is the sum at 1, the maximum at 64, and between them otherwise") {
  CHECK(soft_maximum(3, 4, 1) == 7);
  CHECK(soft_maximum(3, 4, 2) == Approx(5));
  CHECK(soft_maximum(3, 4, 64) == 4);
  CHECK(soft_maximum(0, 4, 3) == 4);
}

TEST_CASE("iteration: a decode iteration without overheads takes the time to read weights and cache") {
  EngineModel m = test::small_engine_model();
  m.constants = {};
  m.constants.bandwidth_ratio = m.constants.cache_ratio = m.constants.compute_ratio = 1;
  m.constants.overlap_exponent = 64;
  m.constants.collective_latency_s = 0;
  const double weights = (m.shape.dense_parameters + 256 * 1000) * 2, cache = 8 * 100 * m.shape.cache_values_per_token * 2;
  CHECK(seconds_of(m, decode_load(100, 8)) == Approx((weights + cache) / 1e11));
}

TEST_CASE("iteration: prompts of one batch cost their operations when compute is what counts") {
  EngineModel m = test::small_engine_model();
  m.constants = {};
  m.constants.overlap_exponent = 64;
  m.constants.compute_ratio = 0.5;
  const IterationTime time = iteration_time(m.shape, m.device, m.precision, m.constants, 1, prefill_load(1000, 4));
  const double flop = 2 * (m.shape.dense_parameters * 4000 + 256000.0 * 4) + 4 * 4 * 256 * 4 * 1000.0 * 1001 / 2;
  CHECK(time.flop == Approx(flop));
  CHECK(time.total_s == Approx(flop / (1e12 * 0.5)));
}

TEST_CASE("iteration: more tokens, longer contexts and more sequences never take less time; more bandwidth never more") {
  for (const double host : {1.0, 5.7})
    for (const double overlap : {1.0, 3.0, 64.0}) {
      EngineModel m = test::small_engine_model();
      m.constants.host_exponent = host;
      m.constants.overlap_exponent = overlap;
      m.constants.host_decode_layer_s = 2e-4;
      m.constants.host_sequence_s = 1e-6;
      double last = 0;
      for (double batch = 1; batch < 5000; batch *= 1.7) {
        const double now = seconds_of(m, decode_load(500, batch));
        CHECK(now >= last);
        CHECK(seconds_of(m, decode_load(1000, batch)) > now);
        last = now;
        EngineModel faster = m;
        faster.device.memory_bytes_per_s *= 2;
        CHECK(seconds_of(faster, decode_load(500, batch)) < now);
        faster = m;
        faster.device.flop_per_s *= 2;
        CHECK(seconds_of(faster, prefill_load(500, batch)) < seconds_of(m, prefill_load(500, batch)));
      }
    }
}

TEST_CASE("iteration: nothing to do takes no time") { CHECK(seconds_of(test::small_engine_model(), {}) == 0); }

TEST_CASE("iteration: heads of the cache are copied when there are more accelerators than heads") {
  const DecoderShape shape = decoder_shape(test::small_model());
  CHECK(cache_copies(shape, 1) == 1);
  CHECK(cache_copies(shape, 2) == 1);
  CHECK(cache_copies(shape, 8) == 4);
}

TEST_CASE("saturated service: the batch is what the cache holds, and throughput grows with it up to the limit") {
  const EngineModel m = test::small_engine_model();
  double last = 0;
  for (const double tokens : {1e3, 1e4, 1e5, 1e6}) {
    const auto s = saturated_service(m.shape, m.device, m.precision, m.constants, 1, tokens, 2000, 100, 100);
    CHECK(s.batch == Approx(std::min(2000.0, tokens / 150)));
    CHECK(s.output_tokens_per_s > last);
    last = s.output_tokens_per_s;
  }
  CHECK(saturated_service(m.shape, m.device, m.precision, m.constants, 1, 0, 2000, 100, 100).output_tokens_per_s == 0);
}
