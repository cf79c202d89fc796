#include "models/power/wind.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;

namespace {
const WindCurve curve{{4, 5, 6}, {300, 400, 500}};
}

TEST_CASE("wind: the power curve is linear between its points and nothing outside") {
  CHECK(value_at(curve, 5.5) == doctest::Approx(450));  // windpowerlib test_power_curve
  CHECK(value_at(curve, 4) == 300);
  CHECK(value_at(curve, 6) == 500);
  CHECK(value_at(curve, 3.99) == 0);
  CHECK(value_at(curve, 6.01) == 0);
}

TEST_CASE("wind: thin air needs more wind, by a third power below 7.5 m/s and by two thirds above 12.5 m/s") {
  const WindCurve thin = corrected_for_density({{5, 10, 15}, {1, 2, 3}}, 1.0);
  CHECK(thin.wind_m_per_s[0] == doctest::Approx(5 * std::pow(1.225, 1.0 / 3)));
  CHECK(thin.wind_m_per_s[1] == doctest::Approx(10 * std::pow(1.225, 0.5)));  // half-way between the exponents
  CHECK(thin.wind_m_per_s[2] == doctest::Approx(15 * std::pow(1.225, 2.0 / 3)));
  CHECK(corrected_for_density(curve, 1.225) == curve);
  // windpowerlib test_power_curve_density_correction: 5.5 m/s at 1.3 kg/m3 gives 461.00290572 W.
  CHECK(value_at(corrected_for_density(curve, 1.3), 5.5) == doctest::Approx(461.00290572).epsilon(1e-9));
}

TEST_CASE("wind: power coefficients") {
  // 1.3/2 x pi/4 x 80^2 x 0.45 x 5.5^3 = 244615.399 W (windpowerlib test_power_coefficient_curve).
  CHECK(coefficient_power_w({{4, 5, 6}, {0.3, 0.4, 0.5}}, 80, 1.3, 5.5) == doctest::Approx(244615.399).epsilon(1e-8));
  CHECK(coefficient_power_w({{4, 5, 6}, {0.3, 0.4, 0.5}}, 80, 1.3, 7) == 0);
}

TEST_CASE("wind: it grows with height") {
  // 5 (100/10)^0.14 = 6.9019.
  CHECK(wind_at_height_m_per_s(5, 100, 10, 0.14) == doctest::Approx(6.9019).epsilon(1e-4));
  CHECK(wind_at_height_m_per_s(5, 10, 10, 0.14) == 5);
}

TEST_CASE("wind: air weighs 1.225 kg/m3 at 15 degC at sea level") {
  CHECK(air_density_kg_per_m3(15, 101325) == doctest::Approx(1.225).epsilon(1e-4));
}

TEST_CASE("wind: curves that cannot be used are told") {
  CHECK(is_valid(curve));
  CHECK_FALSE(is_valid(WindCurve{{4}, {300}}));
  CHECK_FALSE(is_valid(WindCurve{{4, 4}, {300, 400}}));
  CHECK_FALSE(is_valid(WindCurve{{4, 5}, {300}}));
  CHECK_FALSE(is_valid(WindCurve{{4, 5}, {300, -1}}));
}
