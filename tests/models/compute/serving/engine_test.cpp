#include "models/compute/serving/engine.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/base/random.h"
#include "models/compute/serving/fleet.h"
#include "models/compute/serving/prefix_cache.h"
#include "tests/models/compute/serving/small_service.h"

using namespace icctwin;
using doctest::Approx;

namespace {

IterationTime time_of(const EngineModel& m, const IterationLoad& load) {
  return iteration_time(m.shape, m.device, m.precision, m.constants, m.tensor_parallel, load);
}

/// Requests of random lengths at random times.
std::vector<ServedRequest> random_requests(int count, double mean_gap_s, std::uint64_t seed) {
  RandomStream random(seed, "requests");
  std::vector<ServedRequest> requests;
  double now_s = 0;
  for (int i = 0; i < count; ++i) {
    now_s += -mean_gap_s * std::log(1 - random.uniform());
    requests.push_back(
        {now_s, 1 + static_cast<std::int64_t>(random.uniform(0, 900)), 1 + static_cast<std::int64_t>(random.uniform(0, 300)), {}});
  }
  return requests;
}

void run(Engine& engine, const std::vector<ServedRequest>& requests) {
  for (const ServedRequest& one : requests) {
    engine.advance_to(one.arrival_s);
    engine.submit({one.arrival_s, one.prompt_tokens, one.output_tokens, 0});
  }
  engine.finish();
}

}  // namespace

TEST_CASE("engine: one request takes its prompt's iteration and one iteration for each further token") {
  const EngineModel m = test::small_engine_model();
  Engine engine(m, {2048, 256, 1000, 16});
  engine.submit({2.0, 100, 4, 0});
  engine.finish();
  const double prompt_s = time_of(m, prefill_load(100, 1)).total_s;
  double s = prompt_s;
  for (const double cached : {101, 102, 103}) s += time_of(m, decode_load(cached, 1)).total_s;
  CHECK(engine.times()[0].admitted_s == 2.0);
  CHECK(engine.times()[0].first_token_s == Approx(2.0 + prompt_s));
  CHECK(engine.times()[0].finish_s == Approx(2.0 + s));
  CHECK(engine.work().iterations == 4);
}

TEST_CASE("engine: a prompt over the budget is cut, and single tokens of others go along with its chunks") {
  const EngineModel m = test::small_engine_model();
  Engine engine(m, {512, 256, 1000, 16});
  engine.submit({0, 10, 50, 0});
  engine.submit({0, 1200, 1, 0});
  engine.finish();
  // Iteration 1: 10 + 502; 2: 1 + 511; 3: 1 + 187.
  IterationLoad first;
  first.tokens = first.prompt_tokens = 512, first.sequences = 2, first.logit_rows = 1;
  first.attention_pairs = 10 * 11 / 2.0 + 502 * 503 / 2.0;
  IterationLoad second = decode_load(11, 1);
  second.tokens = 512, second.prompt_tokens = 511, second.sequences = 2;
  second.attention_pairs = 511 * (502 + 512 / 2.0), second.cached_tokens_read += 502;
  IterationLoad third = decode_load(12, 1);
  third.tokens = 188, third.prompt_tokens = 187, third.sequences = 2, third.logit_rows = 2;
  third.attention_pairs = 187 * (1013 + 188 / 2.0), third.cached_tokens_read += 1013;
  CHECK(engine.times()[0].first_token_s == Approx(time_of(m, first).total_s));
  CHECK(engine.times()[1].finish_s == Approx(time_of(m, first).total_s + time_of(m, second).total_s + time_of(m, third).total_s));
}

TEST_CASE("engine: who comes while others decode is admitted at the next iteration") {
  const EngineModel m = test::small_engine_model();
  Engine engine(m, {2048, 256, 1000, 16});
  engine.submit({0, 100, 200, 0});
  engine.advance_to(0.05);
  engine.submit({0.05, 100, 1, 0});
  engine.finish();
  double boundary_s = time_of(m, prefill_load(100, 1)).total_s;
  for (double cached = 101; boundary_s < 0.05; ++cached) boundary_s += time_of(m, decode_load(cached, 1)).total_s;
  CHECK(engine.times()[1].admitted_s == Approx(boundary_s).epsilon(1e-12));
}

TEST_CASE("engine: iterations taken together give the same times as iterations one by one") {
  for (const double host : {1.0, 5.7})
    for (const std::int64_t blocks : {80, 4000}) {  // 80: shortage and pushing out
      EngineModel m = test::small_engine_model();
      m.constants.host_exponent = host;
      m.constants.host_decode_layer_s = 2e-4;
      const auto requests = random_requests(400, 0.02, 7);
      const EngineLimits limits{256, 64, blocks, 16};
      Engine together(m, limits), single(m, limits, true);
      run(together, requests);
      run(single, requests);
      CAPTURE(host);
      CAPTURE(blocks);
      CHECK((together.work().pushed_out > 0) == (blocks == 80));
      CHECK(together.work().pushed_out == single.work().pushed_out);
      CHECK(together.work().iterations == single.work().iterations);
      CHECK(together.work().decode_tokens == single.work().decode_tokens);
      CHECK(together.work().prompt_flop == Approx(single.work().prompt_flop));
      for (std::size_t i = 0; i < requests.size(); ++i) {
        // A straight line in the cached tokens is summed exactly, the soft overlap of a host through three points.
        const double tolerance = host == 1 ? 1e-11 : 1e-6;
        CHECK(together.times()[i].first_token_s == Approx(single.times()[i].first_token_s).epsilon(tolerance));
        CHECK(together.times()[i].finish_s == Approx(single.times()[i].finish_s).epsilon(tolerance));
      }
    }
}

TEST_CASE("engine: every request ends once, after its first token, and makes all its tokens; the cache is never overfull") {
  const EngineModel m = test::small_engine_model();
  for (const std::int64_t blocks : {80, 200, 4000}) {
    const auto requests = random_requests(500, 0.004, 3);
    Engine engine(m, {256, 64, blocks, 16});
    run(engine, requests);
    CHECK(engine.unfinished() == 0);
    std::int64_t outputs = 0, prompts = 0;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      const RequestTimes& times = engine.times()[i];
      CHECK(times.admitted_s >= requests[i].arrival_s);
      CHECK(times.first_token_s > times.admitted_s);
      CHECK(times.finish_s >= times.first_token_s);
      outputs += requests[i].output_tokens;
      prompts += requests[i].prompt_tokens;
    }
    // A request's first token comes out of its prompt, and so does one more token each time it returns while decoding.
    const auto n = static_cast<std::int64_t>(requests.size());
    CHECK(engine.work().decode_tokens <= outputs - n);
    CHECK(engine.work().decode_tokens >= outputs - n - engine.work().pushed_out);
    CHECK(engine.work().prompt_tokens >= prompts);
    CHECK(engine.work().blocks_used_max <= blocks);
    CHECK((engine.work().pushed_out > 0) == (blocks < 4000));
  }
}

TEST_CASE("engine: what cannot be held is known beforehand") {
  const Engine engine(test::small_engine_model(), {2048, 256, 10, 16});
  CHECK(engine.can_hold({0, 100, 60, 0}));
  CHECK_FALSE(engine.can_hold({0, 100, 61, 0}));
}

TEST_CASE("block pool: blocks are taken in the order they came free, and what is left of a request is found again") {
  BlockPool pool(10);
  pool.take(8);
  pool.give_remembered(7, 5, 1);  // 4 full blocks and a partial one
  pool.give(2);
  CHECK(pool.free() == 9);
  pool.take(3);  // the 2 that were never used, then the partial one
  CHECK(pool.remembered(7) == 4);
  pool.take(1);  // the tail of the request
  CHECK(pool.remembered(7) == 3);
  CHECK(pool.take_remembered(7) == 3);
  CHECK(pool.free() == 2);
  CHECK(pool.take_remembered(7) == 0);
}

TEST_CASE("prefix cache: leading blocks that are kept count, the least recently used go first") {
  PrefixCache cache(4);
  const std::uint64_t first[] = {1, 2, 3}, second[] = {1, 2, 9}, third[] = {5, 6};
  CHECK(cache.look_up(first) == 0);
  CHECK(cache.look_up(second) == 2);  // 1, 2, 3, 9 are kept
  CHECK(cache.look_up(third) == 0);   // 3 goes, then 9, the tail of the second
  CHECK(cache.size() == 4);
  CHECK(cache.look_up(second) == 2);
  PrefixCache none(0);
  CHECK(none.look_up(first) == 0);
  CHECK(none.look_up(first) == 0);
}

TEST_CASE("fleet: with one replica it is the engine; every request is served by one replica or refused") {
  const EngineModel m = test::small_engine_model();
  auto requests = random_requests(300, 0.01, 5);
  requests[17].prompt_tokens = 1000000;
  const EngineLimits limits{256, 64, 500, 16};
  const FleetResult alone = serve(m, limits, {}, requests);
  CHECK(alone.refused == std::vector<std::size_t>{17});
  Engine engine(m, limits);
  auto others = requests;
  others.erase(others.begin() + 17);
  run(engine, others);
  CHECK(alone.times[18].finish_s == engine.times()[17].finish_s);
  for (const Dispatch dispatch : {Dispatch::round_robin, Dispatch::least_unfinished})
    for (const int replicas : {1, 2, 5}) {
      FleetOptions options;
      options.replicas = replicas;
      options.dispatch = dispatch;
      const FleetResult result = serve(m, limits, options, requests);
      const ServiceTimes times = service_times(requests, result.times);
      CHECK(times.finished == 299);
      if (replicas > 1) CHECK(times.end_to_end_s.mean < service_times(requests, alone.times).end_to_end_s.mean);
    }
}

TEST_CASE("fleet: prompts apart from decoding give a first token that decoding does not delay") {
  const EngineModel m = test::small_engine_model();
  const auto requests = random_requests(300, 0.004, 5);
  FleetOptions apart;
  apart.prompt_replicas = 1;
  apart.handover_bytes_per_s = 1e9;
  const EngineLimits limits{256, 64, 4000, 16};
  const FleetResult result = serve(m, limits, apart, requests), together = serve(m, limits, {}, requests);
  const ServiceTimes times = service_times(requests, result.times), other = service_times(requests, together.times);
  CHECK(times.finished == requests.size());
  CHECK(times.first_token_s.p90 < other.first_token_s.p90);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (requests[i].output_tokens < 2) continue;
    // The hand-over of the cache stands between the first and the second token.
    const double moved_s = 1e-3 + cache_bytes_per_token(m.shape, m.precision, 1) * static_cast<double>(requests[i].prompt_tokens) / 1e9;
    CHECK(result.times[i].finish_s > result.times[i].first_token_s + moved_s);
  }
}

TEST_CASE("fleet: kept beginnings of prompts are not computed again") {
  const EngineModel m = test::small_engine_model();
  std::vector<ServedRequest> requests;
  for (int i = 0; i < 10; ++i) requests.push_back({i * 1.0, 1100, 4, {1, 2, static_cast<std::uint64_t>(100 + i)}});
  FleetOptions options;
  options.prefix_blocks = 100;
  const FleetResult with = serve(m, {2048, 64, 1000, 16}, options, requests), without = serve(m, {2048, 64, 1000, 16}, {}, requests);
  CHECK(with.prompt_tokens_reused == 9 * 1024);
  CHECK(without.work.prompt_tokens - with.work.prompt_tokens == 9 * 1024);
  CHECK(service_times(requests, with.times).first_token_s.p50 < service_times(requests, without.times).first_token_s.p50);
}

TEST_CASE("fleet: replicas follow the load within their limits, and cost less time than the most of them all along") {
  const EngineModel m = test::small_engine_model();
  std::vector<ServedRequest> requests = random_requests(2000, 0.002, 9);  // a rush of 4 s
  for (const ServedRequest& one : random_requests(200, 0.5, 10)) {        // then a quiet time
    requests.push_back(one);
    requests.back().arrival_s += 10;
  }
  FleetOptions options;
  options.autoscaling = Autoscaling{1, 4, 0, 0.5, 20, 1, 5};
  const EngineLimits limits{256, 64, 4000, 16};
  const FleetResult result = serve(m, limits, options, requests);
  CHECK(service_times(requests, result.times).finished == requests.size());
  CHECK(result.replicas_most > 1);
  CHECK(result.replicas_most <= 4);
  const double span_s = result.work.last_s - requests.front().arrival_s;
  CHECK(result.replica_s < result.replicas_most * span_s);
  CHECK(result.replica_s >= span_s * 0.999);
  FleetOptions one;
  CHECK(service_times(requests, result.times).first_token_s.p90 <=
        service_times(requests, serve(m, limits, one, requests).times).first_token_s.p90);
}

TEST_CASE("fleet: work and replica time told by windows add up to the whole, together and apart") {
  const EngineModel m = test::small_engine_model();
  const auto requests = random_requests(1500, 0.01, 11);
  for (const int prompt_replicas : {0, 2}) {
    FleetOptions options;
    options.prompt_replicas = prompt_replicas;
    options.autoscaling = Autoscaling{1, 4, 2, 0.5, 20, 1, 2};
    options.window_s = 3;
    const EngineLimits limits{256, 64, 4000, 16};
    const FleetResult told = serve(m, limits, options, requests);
    REQUIRE(told.windows.size() > 3);
    FleetWindow sum;
    for (const FleetWindow& one : told.windows) {
      sum.prompt_s += one.prompt_s;
      sum.decode_s += one.decode_s;
      sum.decode_flop += one.decode_flop;
      sum.decode_bytes += one.decode_bytes;
      sum.replica_s += one.replica_s;
    }
    CHECK(sum.prompt_s == Approx(told.work.prompt_s).epsilon(1e-9));
    CHECK(sum.decode_s == Approx(told.work.decode_s).epsilon(1e-9));
    CHECK(sum.decode_flop == Approx(told.work.decode_flop).epsilon(1e-9));
    CHECK(sum.decode_bytes == Approx(told.work.decode_bytes).epsilon(1e-9));
    CHECK(sum.replica_s == Approx(told.replica_s).epsilon(1e-9));
    // Telling changes nothing.
    options.window_s = 0;
    CHECK(serve(m, limits, options, requests).work.last_s == told.work.last_s);
  }
}

TEST_CASE("percentiles: linear between order statistics") {
  const Percentiles p = percentiles({4, 1, 3, 2, 5});
  CHECK(p.p50 == 3);
  CHECK(p.p90 == Approx(4.6));
  CHECK(p.mean == 3);
  CHECK(p.max == 5);
  CHECK(percentiles({}).p99 == 0);
}
