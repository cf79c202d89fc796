#include "models/cooling/water_if97.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace icctwin;

TEST_CASE("water: region 1 gives the values for verification of IAPWS R7-97, Table 5") {
  struct Point {
    double t_k, p_mpa, v, h_kj, cp_kj;
  };
  // Table 5 of the release.
  for (const Point& point :
       {Point{300, 3, 0.100215168e-2, 0.115331273e3, 0.417301218e1}, Point{300, 80, 0.971180894e-3, 0.184142828e3, 0.401008987e1},
        Point{500, 3, 0.120241800e-2, 0.975542239e3, 0.465580682e1}}) {
    const WaterProperties water = water_if97(point.t_k - 273.15, point.p_mpa * 1e6);
    CHECK(water.volume_m3_per_kg == doctest::Approx(point.v).epsilon(1e-8));
    CHECK(water.enthalpy_j_per_kg == doctest::Approx(point.h_kj * 1e3).epsilon(1e-8));
    CHECK(water.specific_heat_j_per_kg_k == doctest::Approx(point.cp_kj * 1e3).epsilon(1e-8));
  }
}

TEST_CASE("water: the specific heat is the slope of the enthalpy") {
  for (const double t_c : {5.0, 20.0, 45.0, 90.0}) {
    const double slope = (water_if97(t_c + 0.01, 3e5).enthalpy_j_per_kg - water_if97(t_c - 0.01, 3e5).enthalpy_j_per_kg) / 0.02;
    CHECK(water_if97(t_c, 3e5).specific_heat_j_per_kg_k == doctest::Approx(slope).epsilon(1e-6));
  }
}

TEST_CASE("water: states outside region 1 are told apart") {
  CHECK(in_if97_region_1(20, 3e5));
  CHECK_FALSE(in_if97_region_1(-0.5, 3e5));
  CHECK_FALSE(in_if97_region_1(360, 3e5));
  CHECK_FALSE(in_if97_region_1(20, 2e8));
}
