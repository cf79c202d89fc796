#include "models/power/generator.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("generator: fuel at 75 % load is 0.2677 L/kWh") {
  // (0.020 + 0.241 x 0.75) / 0.75 = 0.267667 L/kWh, inside the usual 0.25-0.28.
  const GeneratorSet set;
  const GeneratorResult result = run_generators(set, 1.5e6);
  CHECK(result.running == 1);
  CHECK(result.fuel_l_per_s * 3600 / 1500 == doctest::Approx(0.267667).epsilon(1e-5));
}

TEST_CASE("generator: as few units run as carry the load, and no more is given than they have") {
  GeneratorSet set;
  set.units = 3;
  CHECK(run_generators(set, 2.0e6).running == 1);
  CHECK(run_generators(set, 2.1e6).running == 2);
  CHECK(run_generators(set, 9e6).power_w == 6e6);
  CHECK(run_generators(set, 9e6).running == 3);
  CHECK(run_generators(set, 0).fuel_l_per_s == 0);
  set.units = 0;
  CHECK(run_generators(set, 1e6).power_w == 0);
}

TEST_CASE("generator: below the least load the fuel is that of the least load") {
  const GeneratorSet set;
  const GeneratorResult low = run_generators(set, 1e5);
  CHECK(low.below_min_load);
  CHECK(low.power_w == 1e5);
  CHECK(low.fuel_l_per_s == doctest::Approx(run_generators(set, 0.3 * 2e6).fuel_l_per_s));
  CHECK_FALSE(run_generators(set, 0.3 * 2e6).below_min_load);
}
