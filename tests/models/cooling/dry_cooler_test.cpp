#include "models/cooling/dry_cooler.h"

#include <doctest/doctest.h>

#include "models/cooling/moist_air.h"

using namespace icctwin;

TEST_CASE("dry cooler: the default unit meets the data sheet of BAC TDFS1238N") {
  const DryCooler cooler = dry_cooler({});
  CHECK(is_feasible(cooler));
  // 2931 kW / (4184 J/kgK * 5.56 K) = 125.99 kg/s.
  CHECK(cooler.water_nominal_kg_per_s == doctest::Approx(125.99).epsilon(1e-4));
  const DryCoolerResult rated = evaluate(cooler, 46.11, cooler.water_nominal_kg_per_s, 1.0, 35.0);
  CHECK(rated.heat_w == doctest::Approx(2931e3).epsilon(1e-6));
  CHECK(rated.water_out_c == doctest::Approx(40.55).epsilon(1e-6));
  CHECK(rated.air_out_c == doctest::Approx(35.0 + 5.56).epsilon(1e-6));  // equal heat capacities, equal differences
}

TEST_CASE("dry cooler: no crossing, energy closes, and more fan never cools less") {
  const DryCooler cooler = dry_cooler({});
  for (double dry_bulb = -25.0; dry_bulb <= 44.0; dry_bulb += 3.0) {
    for (double flow = 10.0; flow <= 150.0; flow += 20.0) {
      double last = 100.0;
      for (double speed = 0.0; speed <= 1.0; speed += 0.02) {
        const DryCoolerResult r = evaluate(cooler, 45.0, flow, speed, dry_bulb);
        CHECK(r.water_out_c >= dry_bulb);
        CHECK(r.air_out_c <= 45.0);
        CHECK(r.heat_w == doctest::Approx(flow * 4184.0 * (45.0 - r.water_out_c)).epsilon(1e-9));
        CHECK(r.water_out_c <= last + 1e-9);
        last = r.water_out_c;
      }
    }
  }
}

TEST_CASE("dry cooler: fans off leave an eighth of the heat, hot air warms the coolant") {
  const DryCooler cooler = dry_cooler({});
  const double full = evaluate(cooler, 45.0, 100.0, 1.0, 20.0).heat_w;
  CHECK(evaluate(cooler, 45.0, 100.0, 0.0, 20.0).heat_w == doctest::Approx(full / 8.0));
  CHECK(evaluate(cooler, 30.0, 100.0, 1.0, 40.0).heat_w < 0.0);
  CHECK(evaluate(cooler, 45.0, 0.0, 1.0, 20.0).heat_w == 0.0);
}

TEST_CASE("dry cooler: a rated point beyond the second law is infeasible") {
  DryCoolerRating rating;
  rating.water_out_c = 34.0;  // colder than the air
  CHECK_FALSE(is_feasible(dry_cooler(rating)));
}

TEST_CASE("adiabatic pad: cools towards the wet bulb and spends the water that it adds") {
  const double wet_bulb = wet_bulb_c(38.0, 0.2, 101325.0);
  const AdiabaticPadResult pad = adiabatic_pad(38.0, 0.2, 101325.0, 0.7, 10.0);
  CHECK(pad.dry_bulb_c == doctest::Approx(38.0 - 0.7 * (38.0 - wet_bulb)));
  const double ratio_in = humidity_ratio(38.0, 0.2, 101325.0);
  CHECK(pad.water_kg_per_s == doctest::Approx(10.0 * (pad.humidity_ratio - ratio_in)));
  // A full pad ends saturated at the wet bulb.
  const AdiabaticPadResult full = adiabatic_pad(38.0, 0.2, 101325.0, 1.0, 10.0);
  CHECK(full.humidity_ratio == doctest::Approx(humidity_ratio_saturated(wet_bulb, 101325.0)).epsilon(1e-6));
  CHECK(adiabatic_pad(38.0, 1.0, 101325.0, 0.7, 10.0).water_kg_per_s == doctest::Approx(0.0));
}
