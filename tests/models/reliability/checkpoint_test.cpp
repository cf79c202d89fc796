#include "models/reliability/checkpoint.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

TEST_CASE("checkpoints: the Young interval of a 60 s checkpoint and a failure in 3.1 h") {
  // sqrt(2 x 60 x 11160) = 1157.2 s.
  CHECK(young_daly_interval_s(60, 3.1 * 3600) == doctest::Approx(1157.24).epsilon(1e-5));
}

TEST_CASE("checkpoints: no other interval does better than Young's by more than its first order allows") {
  const double c = 30, r = 300, m = 1e4;
  const double best = effective_time_ratio(young_daly_interval_s(c, m), c, r, m);
  for (double tau = 50; tau < 1e4; tau *= 1.1) CHECK(effective_time_ratio(tau, c, r, m) < best + 1e-3);
}

TEST_CASE("checkpoints: with rare failures what is lost is the checkpoint and half an interval per failure") {
  const double tau = 1000, c = 10, r = 100, m = 1e6;
  // 1 / (1 + c / tau) x (1 - (tau + c) / 2 / m - r / m), to second order.
  CHECK(effective_time_ratio(tau, c, r, m) == doctest::Approx(1000.0 / 1010 * (1 - 505e-6 - 100e-6)).epsilon(1e-6));
}
