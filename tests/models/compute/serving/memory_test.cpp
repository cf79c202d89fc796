#include "models/compute/serving/memory.h"

#include <doctest/doctest.h>

#include "models/compute/serving/serving_setup.h"
#include "tests/models/compute/serving/small_service.h"

using namespace icctwin;
using doctest::Approx;

TEST_CASE("serving memory: what is stated adds up to the device, under both rules") {
  const EngineModel m = test::small_engine_model();
  for (const bool of_free : {false, true}) {
    const ServingMemory memory = serving_memory(m.shape, m.device, m.precision, {0.9, 1e8, of_free}, 2, 2048, 256);
    CHECK(memory.unused_bytes + memory.weights_bytes + memory.activations_bytes + memory.runtime_bytes + memory.cache_bytes == Approx(2e9));
    CHECK(memory.cache_tokens * memory.token_bytes <= memory.cache_bytes);
    CHECK((memory.cache_tokens + 1) * memory.token_bytes > memory.cache_bytes);
  }
}

TEST_CASE("serving memory: the whole counts in one rule, what weights leave in the other") {
  const EngineModel m = test::small_engine_model();
  const double weights = stored_parameters(m.shape) * 2;
  const double logits = 8 * 256 * 1000.0;  // more than a layer of 100 tokens: 2 x 100 x (2 x 1024 + 4 x 256)
  CHECK(serving_memory(m.shape, m.device, m.precision, {0.9, 1e8, false}, 1, 100, 256).cache_bytes ==
        Approx(0.9e9 - weights - logits - 1e8));
  CHECK(serving_memory(m.shape, m.device, m.precision, {0.9, 1e8, true}, 1, 100, 256).cache_bytes ==
        Approx(0.9 * (1e9 - weights - logits - 1e8)));
}

TEST_CASE("serving memory: a model that is too large leaves less than nothing, and no token of cache") {
  EngineModel m = test::small_engine_model();
  m.device.memory_bytes = 5e6;  // weights alone are 9.4 MB
  for (const bool of_free : {false, true}) {
    const ServingMemory memory = serving_memory(m.shape, m.device, m.precision, {0.9, 0, of_free}, 1, 100, 1);
    CHECK(memory.cache_bytes < 0);
    CHECK(memory.cache_tokens == 0);
  }
}

TEST_CASE("serving stack: constants of a device and of a format are laid over those of any") {
  ServingStack stack;
  stack.constants.compute_ratio = 0.5;
  stack.devices.resize(2);
  stack.devices[0].accelerator = "a";
  stack.devices[0].compute_ratio = 0.6;
  stack.devices[1].format = ServingFormat::fp4;
  stack.devices[1].compute_ratio = 0.3;
  stack.devices[0].collective_bytes_per_s = 5e9;
  stack.collective_share = 0.5;
  Accelerator a, b;
  a.id = "a", b.id = "b";
  b.scale_up_bytes_per_s = 1e11;
  CHECK(constants_on(stack, a, ServingFormat::bf16).constants.compute_ratio == 0.6);
  CHECK(constants_on(stack, a, ServingFormat::bf16).fitted);
  CHECK(constants_on(stack, a, ServingFormat::bf16).constants.collective_bytes_per_s == 5e9);
  CHECK(constants_on(stack, a, ServingFormat::fp4).constants.compute_ratio == 0.3);
  CHECK(constants_on(stack, b, ServingFormat::bf16).constants.compute_ratio == 0.5);
  CHECK_FALSE(constants_on(stack, b, ServingFormat::fp4).fitted);
  CHECK(constants_on(stack, b, ServingFormat::bf16).constants.collective_bytes_per_s == 5e10);
}

TEST_CASE("serving setup: a sheet without a peak or a bandwidth is told by the figure that it lacks") {
  Accelerator sheet;
  std::string missing;
  CHECK_FALSE(serving_setup(test::small_model(), sheet, {}, {}, missing));
  CHECK(missing == "flop_per_s");
  sheet.bf16_flop_per_s = 1e12;
  CHECK_FALSE(serving_setup(test::small_model(), sheet, {}, {}, missing));
  CHECK(missing == "memory_bandwidth_bytes_per_s");
  sheet.memory_bandwidth_bytes_per_s = 1e11, sheet.memory_bytes = 1e9;
  CHECK(serving_setup(test::small_model(), sheet, {}, {}, missing));
  ServingPlan two;
  two.tensor_parallel = 2;
  CHECK(serving_setup(test::small_model(), sheet, {}, two, missing)->assumed_link);
}
