#include "models/power/pv.h"

#include <doctest/doctest.h>

#include <vector>

using namespace icctwin;

TEST_CASE("cell: SAM's form gives the value of pvlib's test, and more wind is cooler") {
  // 25 + 1000/800 (45 - 20)(1 - 0.2/0.9) 9.5/(5.7 + 3.8 x 0.51) = 55.23079 (pvlib test_noct_sam).
  CHECK(cell_temperature_c(NoctSamCell{}, 1000, 25, 1) == doctest::Approx(55.23079).epsilon(1e-6));
  CHECK(cell_temperature_c(NoctSamCell{}, 1000, 25, 6) < cell_temperature_c(NoctSamCell{}, 1000, 25, 1));
  CHECK(cell_temperature_c(NoctSamCell{}, 0, 25, 1) == 25);
}

TEST_CASE("cell: PVsyst's form") {
  // 20 + 900 x 0.9 x 0.9 / 29 = 45.13793 (pvlib test_pvsyst_cell_default has 900 W/m2, 20 degC).
  CHECK(cell_temperature_c(PvsystCell{}, 900, 20, 5) == doctest::Approx(45.137931).epsilon(1e-7));
  // With U_v: 20 + 729 / (29 + 1.2 x 5) = 40.82857.
  CHECK(cell_temperature_c(PvsystCell{0.9, 0.1, 29, 1.2}, 900, 20, 5) == doctest::Approx(40.828571).epsilon(1e-7));
}

TEST_CASE("cell: modules close to a roof run hotter, in SAM's classes") {
  CHECK(standoff_rise_k(0.3) == 18);
  CHECK(standoff_rise_k(1) == 11);
  CHECK(standoff_rise_k(2) == 6);
  CHECK(standoff_rise_k(3) == 2);
  CHECK(standoff_rise_k(4) == 0);
  CHECK(standoff_rise_k(0) == 0);
}

TEST_CASE("modules: power falls with temperature, and is never negative") {
  // 0.9 x 100 x (1 - 0.003 x 5) = 88.65 (pvlib test_pvwatts_dc_scalars).
  CHECK(pv_direct_current_w({100, -0.003, 25, 0}, 900, 30) == doctest::Approx(88.65));
  CHECK(pv_direct_current_w({100, -0.003, 25, 0.1}, 900, 30) == doctest::Approx(88.65 * 0.9));
  CHECK(pv_direct_current_w({100, -0.003, 25, 0}, -2, 30) == 0);
  CHECK(pv_direct_current_w({100, -0.02, 25, 0}, 900, 90) == 0);
}

TEST_CASE("modules: the loss list of PVWatts comes to 14.07566 %") {
  const std::vector<double> losses = {0.02, 0.03, 0, 0.02, 0.02, 0.005, 0.015, 0.01, 0, 0.03};
  CHECK(loss_product(losses) == doctest::Approx(0.1407566).epsilon(1e-6));
  CHECK(PvModules{}.loss_ratio == doctest::Approx(loss_product(losses)).epsilon(1e-12));
  CHECK(loss_product(std::vector<double>{}) == 0);
}

TEST_CASE("inverter: part load, clipping and night") {
  // z = 0.5: 0.95/0.9637 (-0.0081 - 0.0118 + 0.9858) 50 = 47.60844 (pvlib test_pvwatts_scalars).
  const PvInverter inverter{100, 0.95, 0.9637};
  CHECK(pv_inverter_w(inverter, 50) == doctest::Approx(47.60844).epsilon(1e-6));
  CHECK(pv_inverter_w(inverter, 130) == doctest::Approx(95));  // clipped at 0.95 x 100
  CHECK(pv_inverter_w(inverter, 0) == 0);
  CHECK(pv_inverter_w(inverter, 0.3) == 0);  // z = 0.003: its own use is more than it gets
  CHECK(pv_inverter_w(inverter, -5) == 0);
}

TEST_CASE("inverter: it never gives more than it takes, and more never gives less") {
  const PvInverter inverter{100, 0.98, 0.9637};
  double before = 0;
  for (double power = 0; power < 200; power += 0.5) {
    const double out = pv_inverter_w(inverter, power);
    CHECK(out <= power);
    CHECK(out >= before);
    before = out;
  }
}
