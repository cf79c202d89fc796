#include "models/cooling/heat_reuse.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("heat reuse: an exchanger warms the user's water as far as the loop's temperature allows") {
  // User of 400 kW between 40 and 60 degC: 20 kW/K. A loop of 53 degC less 3 K warms it to 50 degC: 200 kW.
  const auto part = reuse_directly({53, 100e3, 1e6}, {60, 40, 400e3}, 3);
  CHECK(part.delivered_w == doctest::Approx(200e3));
  CHECK(part.taken_w == part.delivered_w);
  CHECK(part.power_w == 0);
  CHECK(reuse_directly({70, 100e3, 1e6}, {60, 40, 400e3}, 3).delivered_w == doctest::Approx(400e3));
  CHECK(reuse_directly({42, 100e3, 1e6}, {60, 40, 400e3}, 3).delivered_w == 0);
  CHECK(reuse_directly({70, 100e3, 150e3}, {60, 40, 400e3}, 3).delivered_w == doctest::Approx(150e3));
  // Second law: the loop cannot be cooled below return + approach. 5 kW/K x (53 - 43) K = 50 kW.
  CHECK(reuse_directly({53, 5e3, 1e6}, {60, 40, 400e3}, 3).delivered_w == doctest::Approx(50e3));
}

TEST_CASE("heat reuse: a heat pump lifts at its share of Carnot and closes its balance") {
  ReuseHeatPump pump;
  pump.capacity_w = 1e6;
  // T_c = 67 degC = 340.15 K, T_e = 38 - 5 - 2 = 31 degC: lift 36 K, COP 0.5 x 340.15 / 36 = 4.7243.
  const auto result = reuse_by_heat_pump(pump, {38, 1e6, 5e6}, {65, 45, 800e3});
  CHECK(result.cop == doctest::Approx(4.7243).epsilon(1e-4));
  CHECK(result.delivered_w == doctest::Approx(800e3));
  CHECK(result.taken_w + result.power_w == doctest::Approx(result.delivered_w));
  // The machine's capacity, then the loop's heat, bound it: 300 kW / (1 - 1/COP) = 380.6 kW.
  CHECK(reuse_by_heat_pump(pump, {38, 1e6, 5e6}, {65, 45, 8e6}).delivered_w == doctest::Approx(1e6));
  CHECK(reuse_by_heat_pump(pump, {38, 1e6, 300e3}, {65, 45, 800e3}).delivered_w == doctest::Approx(380553).epsilon(1e-4));
  CHECK(reuse_by_heat_pump(pump, {38, 1e6, 0}, {65, 45, 800e3}).delivered_w == 0);
}

TEST_CASE("heat reuse: a warmer loop never costs more work") {
  ReuseHeatPump pump;
  pump.capacity_w = 1e6;
  double before_w = 1e9;
  for (double hot = 25; hot < 70; hot += 5) {
    const auto result = reuse_by_heat_pump(pump, {hot, 1e6, 5e6}, {65, 45, 500e3});
    CHECK(result.power_w <= before_w);
    before_w = result.power_w;
  }
}
