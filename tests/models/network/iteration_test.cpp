#include "models/network/iteration.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace icctwin;

TEST_CASE("iteration: exposed communication stretches, hidden communication until it comes out") {
  const IterationShares shares{0.2, 0.3};
  CHECK(iteration_time_ratio(shares, 1) == doctest::Approx(1));
  // Half the rate: 0.8 + max(0.4, 1.0 - 0.8) = 1.2. A fifth: 0.8 + max(1.0, 2.5 - 0.8) = 2.5: all communication.
  CHECK(iteration_time_ratio(shares, 0.5) == doctest::Approx(1.2));
  CHECK(iteration_time_ratio(shares, 0.2) == doctest::Approx(2.5));
  CHECK(burst_duty(shares, 1) == doctest::Approx(0.5));
  CHECK(burst_duty(shares, 0.2) == 1);
}

TEST_CASE("iteration: less rate never makes it faster, and a job without communication never slower") {
  for (const double exposed : {0.0, 0.1, 0.5, 1.0})
    for (const double hidden : {0.0, 0.2, 0.5}) {
      if (exposed + hidden > 1) continue;
      double before = 0;
      for (double rate = 1; rate > 0.01; rate *= 0.9) {
        const double now = iteration_time_ratio({exposed, hidden}, rate);
        CHECK(now >= before - 1e-12);
        CHECK(burst_duty({exposed, hidden}, rate) <= 1);
        before = now;
      }
    }
  CHECK(iteration_time_ratio({0, 0}, 0.01) == 1);
}
