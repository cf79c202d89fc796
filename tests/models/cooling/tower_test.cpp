#include "models/cooling/tower.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"
#include "models/cooling/water_use.h"
#include "models/cooling/york_calc.h"

using namespace icctwin;

namespace {

MerkelTower reference_tower() {
  MerkelRating rating;
  rating.water_kg_per_s = 100.0;
  return merkel_tower(rating);
}

TowerResult at(const MerkelTower& tower, double water_in_c, double flow, double speed, double wet_bulb, double pressure_pa = 101325.0) {
  return evaluate(tower, water_in_c, flow, speed, wet_bulb, pressure_pa, humidity_ratio_saturated(wet_bulb, pressure_pa) - 5e-4, 30.0);
}

double saturated_enthalpy(double t_c, double pressure_pa) {
  return moist_air_enthalpy_j_per_kg(t_c, humidity_ratio_saturated(t_c, pressure_pa));
}

}  // namespace

TEST_CASE("merkel tower: meets its rated point") {
  // 35 to 29.44 degC at 25.55 degC wet bulb; the water polynomial is 1.0039 at full flow, hence 0.01 K better.
  const MerkelTower tower = reference_tower();
  CHECK(is_feasible(tower));
  const TowerResult result = at(tower, 35.0, 100.0, 1.0, 25.55);
  CHECK(std::abs(result.water_out_c - 29.43) < 0.001);  // Modelica Buildings, MerkelNominal, settles at 29.43
  CHECK(result.heat_w == doctest::Approx(100.0 * 4184.0 * 5.56).epsilon(0.002));
}

TEST_CASE("merkel tower: a given air flow keeps the rated point, an unreachable one says so") {
  MerkelRating rating;
  rating.water_kg_per_s = 100.0;
  rating.air_kg_per_s = 60.0;
  CHECK(std::abs(at(merkel_tower(rating), 35.0, 100.0, 1.0, 25.55).water_out_c - 29.43) < 0.01);
  rating.air_kg_per_s = 20.0;  // saturated at 35 degC it holds 20 (129 - 79) kJ/kg = 1.0 MW of the 2.3 MW
  CHECK_FALSE(is_feasible(merkel_tower(rating)));
}

TEST_CASE("merkel tower: water, air and vapour balance in every state") {
  const MerkelTower tower = reference_tower();
  for (const double pressure : {101325.0, 85000.0}) {
    for (double water_in = 15.0; water_in <= 45.0; water_in += 3.0) {
      for (double wet_bulb = -5.0; wet_bulb < water_in; wet_bulb += 4.0) {
        for (const double speed : {0.0, 0.05, 0.15, 0.3, 0.6, 1.0}) {
          for (const double flow : {20.0, 60.0, 110.0}) {
            const double humidity = 0.8 * humidity_ratio_saturated(wet_bulb, pressure);
            const TowerResult r = evaluate(tower, water_in, flow, speed, wet_bulb, pressure, humidity, 20.0);
            CHECK(r.water_out_c >= wet_bulb);
            CHECK(r.water_out_c < water_in);
            CHECK(r.air_out_c <= water_in);
            CHECK(r.heat_w == doctest::Approx(flow * 4184.0 * (water_in - r.water_out_c)).epsilon(1e-9));
            const double air_side = r.air_kg_per_s * (saturated_enthalpy(r.air_out_c, pressure) - saturated_enthalpy(wet_bulb, pressure));
            CHECK(r.heat_w == doctest::Approx(air_side).epsilon(1e-4));
            const double carried = r.air_kg_per_s * (humidity_ratio_saturated(r.air_out_c, pressure) - humidity);
            CHECK(r.evaporation_kg_per_s == doctest::Approx(carried).epsilon(1e-9));
          }
        }
      }
    }
  }
}

TEST_CASE("merkel tower: more fan never cools less, warmer wet bulb never cools more") {
  const MerkelTower tower = reference_tower();
  for (double wet_bulb = 0.0; wet_bulb <= 28.0; wet_bulb += 2.0) {
    double last = 100.0;
    for (double speed = 0.0; speed <= 1.0; speed += 0.01) {
      const double out = at(tower, 35.0, 80.0, speed, wet_bulb).water_out_c;
      CHECK(out <= last + 1e-6);
      CHECK(out <= at(tower, 35.0, 80.0, speed, wet_bulb + 1.0).water_out_c);
      last = out;
    }
  }
}

TEST_CASE("merkel tower: the guess changes nothing but the work") {
  const MerkelTower tower = reference_tower();
  const double one = evaluate(tower, 33.0, 90.0, 0.7, 22.0, 101325.0, 0.01, -100.0).water_out_c;
  const double other = evaluate(tower, 33.0, 90.0, 0.7, 22.0, 101325.0, 0.01, 32.9).water_out_c;
  CHECK(std::abs(one - other) < 1e-6);
}

TEST_CASE("merkel tower: fan off leaves an eighth of the heat, water at the wet bulb or at rest leaves none") {
  const MerkelTower tower = reference_tower();
  CHECK(at(tower, 35.0, 100.0, 0.0, 25.55).heat_w == doctest::Approx(0.125 * at(tower, 35.0, 100.0, 1.0, 25.55).heat_w));
  CHECK(at(tower, 25.0, 100.0, 1.0, 25.55).heat_w == 0.0);
  CHECK(at(tower, 25.0, 100.0, 1.0, 25.55).water_out_c == 25.0);
  CHECK(at(tower, 35.0, 0.0, 1.0, 25.55).heat_w == 0.0);
}

TEST_CASE("merkel tower: evaporation at the rated point lies near the all-latent 1.5 kg/kWh") {
  const TowerResult r = at(reference_tower(), 35.0, 100.0, 1.0, 25.55);
  const double kg_per_kwh = r.evaporation_kg_per_s / r.heat_w * 3.6e6;
  CHECK(kg_per_kwh > 1.1);
  CHECK(kg_per_kwh < 1.6);
}

TEST_CASE("york calc: approach agrees with the reference and flags what it was not fitted to") {
  // Modelica Buildings, CoolingTowers.Correlations.Examples.YorkCalc.
  const YorkCalcResult nominal = york_calc_approach(5.56, 25.55, 1.0, 1.0);
  CHECK(nominal.approach_k == doctest::Approx(3.844515).epsilon(1e-6));
  CHECK_FALSE(nominal.out_of_range());
  CHECK(york_calc_approach(5.56, 25.55, 1.0, 0.25).approach_k == doctest::Approx(18.33334).epsilon(1e-6));
  CHECK(york_calc_approach(5.56, 28.0, 1.0, 1.0).wet_bulb_out_of_range);
  CHECK(york_calc_approach(0.5, 25.0, 1.0, 1.0).range_out_of_range);
  CHECK(york_calc_approach(5.56, 25.0, 0.25, 1.0).water_flow_out_of_range);
  CHECK(york_calc_approach(5.56, 25.0, 1.0, 0.1).liquid_to_gas_out_of_range);
}

TEST_CASE("tower water: makeup replaces evaporation, drift and blowdown") {
  // 1 kg/s at 3 cycles: 1 / 2 - 0.008 leaves by the drain, 1.5 kg/s come in.
  const TowerWater water = tower_water(1.0, 100.0, 3.0, 0.00008);
  CHECK(water.drift_kg_per_s == doctest::Approx(0.008));
  CHECK(water.blowdown_kg_per_s == doctest::Approx(0.492));
  CHECK(water.makeup_kg_per_s == doctest::Approx(1.5));
  // Drift alone holds the salts when little evaporates.
  CHECK(tower_water(0.001, 100.0).blowdown_kg_per_s == 0.0);
  CHECK(tower_water(0.001, 100.0).makeup_kg_per_s == doctest::Approx(0.009));
}
