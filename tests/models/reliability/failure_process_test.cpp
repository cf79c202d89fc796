#include "models/reliability/failure_process.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace icctwin;

TEST_CASE("failures: as many as units times rate times time, spread evenly over the units") {
  // 1,000 units of one failure in 1e6 s: 1e-3 per s, so 20,000 within 2e7 s, give or take 141 (one standard deviation).
  FailureProcess process({1000, 1e-6, 3600, true}, RandomStream(1, "test"));
  std::vector<int> hits(1000, 0);
  int count = 0;
  double repair_sum_s = 0, last_s = 0;
  for (Failure one = process.next(); one.at_s < 2e7; one = process.next()) {
    CHECK(one.at_s >= last_s);
    last_s = one.at_s;
    REQUIRE(one.unit < hits.size());
    ++hits[one.unit];
    ++count;
    repair_sum_s += one.repair_s;
  }
  CHECK(std::abs(count - 20000) < 4 * 141);
  CHECK(repair_sum_s / count == doctest::Approx(3600).epsilon(0.03));  // four standard deviations of the mean
  int most = 0;
  for (const int hit : hits) most = std::max(most, hit);
  CHECK(most < 20 + 7 * std::sqrt(20.0));
}

TEST_CASE("failures: the same seed gives the same failures, and a repair that does not vary always takes its mean") {
  FailureProcess a({10, 1e-3, 60, false}, RandomStream(3, "x")), b({10, 1e-3, 60, false}, RandomStream(3, "x"));
  for (int i = 0; i < 100; ++i) {
    const Failure one = a.next(), other = b.next();
    CHECK(one.at_s == other.at_s);
    CHECK(one.unit == other.unit);
    CHECK(one.repair_s == 60);
  }
}

TEST_CASE("failures: nothing fails where there is nothing, or no rate") {
  CHECK(std::isinf(FailureProcess({0, 1e-3, 60, true}, RandomStream(1, "x")).next().at_s));
  CHECK(std::isinf(FailureProcess({5, 0, 60, true}, RandomStream(1, "x")).next().at_s));
}
