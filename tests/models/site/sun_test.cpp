#include "models/site/sun.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {
double instant(const char* text) { return parse_iso8601(text)->unix_s; }
}  // namespace

TEST_CASE("sun: the example of NREL's solar position algorithm is met to 0.02 deg") {
  // Reda and Andreas, NREL/TP-560-34302, appendix A.5: height without refraction 39.872046 deg, azimuth 194.340241 deg.
  const SunPosition sun = sun_position(instant("2003-10-17T12:30:30-07:00"), 39.742476, -105.1786);
  CHECK(std::abs(sun.height_deg - 39.872046) < 0.02);
  CHECK(std::abs(sun.azimuth_deg - 194.340241) < 0.02);
}

TEST_CASE("sun: at the equinox it rises in the east, stands at 90 deg less latitude at noon, and sets in the west") {
  // 2025-03-20 09:01 UTC is the equinox; longitude 0, so that solar noon falls 7.5 min after 12:00 UTC.
  const SunPosition noon = sun_position(instant("2025-03-20T12:07:30Z"), 31.0, 0.0);
  CHECK(noon.height_deg == doctest::Approx(59.0).epsilon(0.003));
  CHECK(noon.azimuth_deg == doctest::Approx(180).epsilon(0.005));
  CHECK(sun_position(instant("2025-03-20T06:07:30Z"), 31.0, 0.0).azimuth_deg == doctest::Approx(90).epsilon(0.01));
  CHECK(sun_position(instant("2025-03-20T18:07:30Z"), 31.0, 0.0).azimuth_deg == doctest::Approx(270).epsilon(0.01));
  CHECK(sun_position(instant("2025-03-20T00:07:30Z"), 31.0, 0.0).height_deg < -50);
}

TEST_CASE("sun: the earth is nearest in January, 3.4 % above the mean, and farthest in July") {
  // (1 / 0.98329)^2 = 1.0343 and (1 / 1.01671)^2 = 0.9674 of 1361.1 W/m2.
  CHECK(extraterrestrial_w_per_m2(instant("2025-01-04T00:00:00Z")) == doctest::Approx(1361.1 * 1.0343).epsilon(0.002));
  CHECK(extraterrestrial_w_per_m2(instant("2025-07-04T00:00:00Z")) == doctest::Approx(1361.1 * 0.9674).epsilon(0.002));
}

TEST_CASE("irradiance: a split keeps global = direct x sin(height) + diffuse, and follows Erbs") {
  for (const double global : {50.0, 200.0, 500.0, 900.0}) {
    const auto split = split_global(global, 40, 1367);
    CHECK(split.direct_normal_w_per_m2 * std::sin(40 * std::acos(-1) / 180) + split.diffuse_w_per_m2 == doctest::Approx(global));
    CHECK(split.direct_normal_w_per_m2 >= 0);
  }
  // k = 0.5: 0.9511 - 0.0802 + 1.097 - 2.07975 + 0.771 = 0.65915.
  CHECK(split_global(500, 90, 1000).diffuse_w_per_m2 == doctest::Approx(500 * 0.65915).epsilon(1e-9));
  // k = 0.9 is above 0.8: a constant 0.165.
  CHECK(split_global(900, 90, 1000).diffuse_w_per_m2 == doctest::Approx(900 * 0.165).epsilon(1e-9));
  // A sun at the horizon gives no beam.
  CHECK(split_global(20, 2, 1367).direct_normal_w_per_m2 == 0);
  CHECK(split_global(-5, 40, 1367).global_w_per_m2 == 0);
}

TEST_CASE("irradiance: a flat plane takes the global irradiance, one across the rays the direct one") {
  const SunPosition sun{30, 180};
  const HorizontalIrradiance horizontal{0.5 * 800 + 100, 800, 100};  // sin 30 deg = 0.5
  CHECK(plane_irradiance_w_per_m2({0, 180, 0.2}, sun, horizontal, 1361) == doctest::Approx(500));
  // Tilt 60 deg to the south: incidence 0. Direct 800; A = 800/1361; diffuse 100 (A / 0.5 + (1 - A) 0.75); ground 500 x 0.2 x 0.25.
  const double a = 800.0 / 1361;
  CHECK(plane_irradiance_w_per_m2({60, 180, 0.2}, sun, horizontal, 1361) == doctest::Approx(800 + 100 * (a / 0.5 + (1 - a) * 0.75) + 25));
  // A plane that looks north gets no beam.
  CHECK(plane_irradiance_w_per_m2({60, 0, 0}, sun, {400, 800, 0}, 1361) == doctest::Approx(0));
}

TEST_CASE("irradiance: it is never negative, by night or with negative readings") {
  CHECK(plane_irradiance_w_per_m2({25, 180, 0.2}, {-20, 10}, {0, 0, 0}, 1361) == 0);
  CHECK(plane_irradiance_w_per_m2({25, 180, 0.2}, {20, 180}, {-3, -1, -2}, 1361) == 0);
}
