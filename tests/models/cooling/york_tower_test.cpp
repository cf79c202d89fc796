#include "models/cooling/york_tower.h"

#include <doctest/doctest.h>

#include <initializer_list>

#include "models/cooling/water_use.h"
#include "models/cooling/york_calc.h"

using namespace icctwin;

namespace {
/// The tower of the Modelica Buildings data-center examples: 27.24 kg/s, 21.56 to 16 degC at a wet bulb of 10 degC.
YorkTower tower() { return york_tower({27.2395, 10, 6, 5.56}); }
}  // namespace

TEST_CASE("York tower: the rated point holds, and the flow ratio is that of the library") {
  CHECK(is_feasible(tower()));
  CHECK(tower().flow_ratio_nominal == doctest::Approx(0.7853).epsilon(1e-4));  // root of T_app(5.56 K, 10 degC, F_0, 1) = 6 K by bisection
  const auto rated = evaluate(tower(), 21.56, 27.2395, 1, 10);
  CHECK(rated.water_out_c == doctest::Approx(16).epsilon(1e-8));
  CHECK(rated.heat_w == doctest::Approx(27.2395 * 4184 * 5.56).epsilon(1e-6));
}

TEST_CASE("York tower: range and approach of a result satisfy the correlation") {
  for (const double wet_bulb : {-10.0, 0.0, 12.0, 25.0})
    for (const double speed : {0.5, 0.8, 1.0}) {
      const auto result = evaluate(tower(), wet_bulb + 12, 30, speed, wet_bulb);
      const double ratio = tower().flow_ratio_nominal * 30 / 27.2395;
      if (result.range_k <= 0) continue;
      CHECK(result.range_k + result.approach_k == doctest::Approx(12));
      CHECK(result.approach_k == doctest::Approx(york_calc_approach(result.range_k, wet_bulb, ratio, speed).approach_k).epsilon(1e-6));
    }
}

TEST_CASE("York tower: heat never falls with fan speed or entering water, and never crosses the wet bulb") {
  for (const double wet_bulb : {-5.0, 10.0, 25.0}) {
    double before_w = 0;
    for (double speed = 0; speed <= 1.0001; speed += 0.05) {
      const auto result = evaluate(tower(), wet_bulb + 10, 34.7, speed, wet_bulb);
      CHECK(result.heat_w >= before_w - 1e-6);
      CHECK(result.water_out_c >= wet_bulb);
      before_w = result.heat_w;
    }
    before_w = 0;
    for (double in = wet_bulb; in < wet_bulb + 30; in += 1) {
      const auto result = evaluate(tower(), in, 34.7, 1, wet_bulb);
      CHECK(result.heat_w >= before_w - 1e-6);
      before_w = result.heat_w;
    }
  }
}

TEST_CASE("York tower: limits are those of the correlation") {
  CHECK(york_covers(tower(), 5, 10, 34.7));
  CHECK_FALSE(york_covers(tower(), 5, 27, 34.7));    // wet bulb above 26.7 degC
  CHECK_FALSE(york_covers(tower(), 1.0, 10, 34.7));  // range below 1.1 K
  CHECK_FALSE(york_covers(tower(), 5, 10, 20));      // 0.785 x 20 / 27.24 = 0.577 of the water flow
}

TEST_CASE("saturated exit: evaporation carries the latent share of the heat") {
  // Air of 20 degC wet bulb, saturated (w 0.01470), 1 kg/s, 30 kW: h 57.5 -> 87.5 kJ/kg, saturated at 27.4 degC, w 0.02348 (ASHRAE chart).
  const double evaporated = saturated_exit_evaporation_kg_per_s(30e3, 1, 20, 101325, 0.0147);
  CHECK(evaporated == doctest::Approx(0.0088).epsilon(0.02));
  CHECK(saturated_exit_evaporation_kg_per_s(0, 1, 20, 101325, 0.0147) == 0);
}
