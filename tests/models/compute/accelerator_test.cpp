#include "models/compute/accelerator.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("accelerator: power is linear in utilisation between idle and maximum") {
  // 100 + (500 - 100) u
  CHECK(accelerator_power_w(100, 500, 0, std::nullopt) == 100);
  CHECK(accelerator_power_w(100, 500, 0.25, std::nullopt) == 200);
  CHECK(accelerator_power_w(100, 500, 1, std::nullopt) == 500);
}

TEST_CASE("accelerator: a utilisation outside 0 to 1 counts as the nearest bound") {
  CHECK(accelerator_power_w(100, 500, -1, std::nullopt) == 100);
  CHECK(accelerator_power_w(100, 500, 2, std::nullopt) == 500);
}

TEST_CASE("accelerator: a cap bounds the power, but never below idle") {
  CHECK(accelerator_power_w(100, 500, 1, 350.0) == 350);
  CHECK(accelerator_power_w(100, 500, 0.25, 350.0) == 200);  // not reached
  CHECK(accelerator_power_w(100, 500, 1, 40.0) == 100);
}

TEST_CASE("accelerator: speed under a cap is the root of the dynamic power that is left") {
  CHECK(capped_speed(100, 500, 1, std::nullopt, 3) == 1);
  CHECK(capped_speed(100, 500, 0.25, 350.0, 3) == 1);                  // the cap is not reached
  CHECK(capped_speed(100, 500, 1, 150.0, 3) == doctest::Approx(0.5));  // (50 / 400)^(1/3)
  CHECK(capped_speed(100, 500, 1, 200.0, 2) == doctest::Approx(0.5));  // (100 / 400)^(1/2)
  CHECK(capped_speed(100, 500, 1, 100.0, 3) == 0);                     // nothing is left
}

TEST_CASE("accelerator: a lower cap is never faster") {
  double before = 2;
  for (double cap_w = 500; cap_w >= 100; cap_w -= 25) {
    const double speed = capped_speed(100, 500, 0.9, cap_w, 3);
    CHECK(speed <= before);
    before = speed;
  }
}
