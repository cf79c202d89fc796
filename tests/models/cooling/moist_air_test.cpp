#include "models/cooling/moist_air.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

TEST_CASE("moist air: saturation pressure agrees with the ASHRAE Handbook table over ice and water") {
  // ASHRAE Handbook of Fundamentals 2017, chapter 1, table 3.
  CHECK(saturation_pressure_pa(-20.0) == doctest::Approx(103.24).epsilon(0.003));
  CHECK(saturation_pressure_pa(5.0) == doctest::Approx(872.6).epsilon(0.003));
  CHECK(saturation_pressure_pa(25.0) == doctest::Approx(3169.7).epsilon(0.003));
  CHECK(saturation_pressure_pa(50.0) == doctest::Approx(12351.3).epsilon(0.003));
}

TEST_CASE("moist air: saturation pressure rises without a step through the freezing point") {
  double last = saturation_pressure_pa(-0.2);
  for (double t_c = -0.1999; t_c < 0.2; t_c += 1e-4) {
    const double now = saturation_pressure_pa(t_c);
    CHECK(now > last);
    CHECK(now - last < 0.01);  // the slope is 50 Pa/K: 0.005 Pa in 0.0001 K
    last = now;
  }
}

TEST_CASE("moist air: humidity ratio and enthalpy match a hand calculation") {
  // Half of p_sat(30 degC) = 4247 Pa is 2123.6 Pa: 0.621965 * 2123.6 / (101325 - 2123.6) = 0.013314.
  CHECK(humidity_ratio(30.0, 0.5, 101325.0) == doctest::Approx(0.013314).epsilon(1e-3));
  // 1006 * 30 + 0.02 * (2501014.5 + 1860 * 30) = 30180 + 51136.3.
  CHECK(moist_air_enthalpy_j_per_kg(30.0, 0.02) == doctest::Approx(81316.29));
  // Dry air at 20 degC: 101325 / (287.042 * 293.15) = 1.2041 kg/m3.
  CHECK(moist_air_density_kg_per_m3(20.0, 0.0, 101325.0) == doctest::Approx(1.2041).epsilon(1e-4));
  CHECK(moist_air_density_kg_per_m3(20.0, 0.01, 101325.0) < 1.2041);
}

TEST_CASE("moist air: wet bulb agrees with independent results, at altitude and below zero too") {
  CHECK(wet_bulb_c(29.4, 0.5, 101325.0) == doctest::Approx(21.50634).epsilon(1e-5));  // Modelica Buildings, TWetBul_TDryBulPhi
  CHECK(std::abs(wet_bulb_c(18.0, 0.8, 85000.0) - 15.6617) < 0.01);                   // PsychroLib
  CHECK(std::abs(wet_bulb_c(42.0, 0.2, 95000.0) - 22.9641) < 0.01);                   // PsychroLib
  CHECK(std::abs(wet_bulb_c(-10.0, 0.8, 101325.0) + 10.6482) < 0.01);                 // PsychroLib, over ice
}

TEST_CASE("moist air: dew point, wet bulb and dry bulb stand in this order, and meet at saturation") {
  for (double t_c = -30.0; t_c <= 45.0; t_c += 2.5) {
    for (double humidity = 0.05; humidity <= 1.0; humidity += 0.05) {
      const double dew = dew_point_c(t_c, humidity, 90000.0), wet = wet_bulb_c(t_c, humidity, 90000.0);
      CHECK(dew <= wet + 1e-6);
      CHECK(wet <= t_c + 1e-6);
      CHECK(saturation_pressure_pa(dew) == doctest::Approx(humidity * saturation_pressure_pa(t_c)).epsilon(1e-6));
    }
    CHECK(wet_bulb_c(t_c, 1.0, 90000.0) == doctest::Approx(t_c).epsilon(1e-6));
  }
}

TEST_CASE("moist air: wet bulb rises with humidity and with dry bulb") {
  for (double t_c = -20.0; t_c <= 40.0; t_c += 1.0) {
    double last = wet_bulb_c(t_c, 0.05, 101325.0);
    for (double humidity = 0.06; humidity <= 1.0; humidity += 0.01) {
      const double now = wet_bulb_c(t_c, humidity, 101325.0);
      CHECK(now >= last);
      last = now;
    }
    CHECK(wet_bulb_c(t_c + 0.5, 0.5, 101325.0) > wet_bulb_c(t_c, 0.5, 101325.0));
  }
}

TEST_CASE("moist air: station pressure follows the standard atmosphere") {
  // ASHRAE Handbook of Fundamentals, standard atmosphere table: 95.461 kPa at 500 m, 89.875 kPa at 1000 m.
  CHECK(station_pressure_pa(0.0) == doctest::Approx(101325.0));
  CHECK(station_pressure_pa(500.0) == doctest::Approx(95461.0).epsilon(1e-4));
  CHECK(station_pressure_pa(1000.0) == doctest::Approx(89875.0).epsilon(1e-4));
}
