#include "models/site/sun.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/base/conversions.h"

namespace icctwin {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180;
constexpr double j2000_unix_s = 946728000;  // 2000-01-01T12:00:00Z
constexpr double deg_per_h = 15;
constexpr double solar_constant_w_per_m2 = 1361.1;  // ASTM E490-22
constexpr double days_per_julian_year = 365.25;
constexpr double lowest_height_deg = 3;  // below, beam from horizontal readings is not to be trusted

double wrapped(double value, double turn) { return value - turn * std::floor(value / turn); }
double sin_deg(double angle) { return std::sin(angle * rad_per_deg); }
double cos_deg(double angle) { return std::cos(angle * rad_per_deg); }

}  // namespace

SunPosition sun_position(double unix_s, double latitude_deg, double longitude_deg) {
  const double days = (unix_s - j2000_unix_s) / s_per_day;
  const double mean_longitude_deg = 280.460 + 0.9856474 * days;
  const double anomaly_deg = 357.528 + 0.9856003 * days;
  const double ecliptic_deg = mean_longitude_deg + 1.915 * sin_deg(anomaly_deg) + 0.020 * sin_deg(2 * anomaly_deg);
  const double obliquity_deg = 23.439 - 0.0000004 * days;
  const double ascension_rad = std::atan2(cos_deg(obliquity_deg) * sin_deg(ecliptic_deg), cos_deg(ecliptic_deg));
  const double declination_rad = std::asin(sin_deg(obliquity_deg) * sin_deg(ecliptic_deg));
  const double hour = wrapped(unix_s, s_per_day) / s_per_h;
  const double sidereal_h = 6.697375 + 0.0657098242 * days + hour;
  const double hour_angle_rad = (sidereal_h * deg_per_h + longitude_deg) * rad_per_deg - ascension_rad;
  const double sin_latitude = sin_deg(latitude_deg), cos_latitude = cos_deg(latitude_deg);
  const double sin_height = std::sin(declination_rad) * sin_latitude + std::cos(declination_rad) * cos_latitude * std::cos(hour_angle_rad);
  const double north = std::sin(declination_rad) * cos_latitude - std::cos(declination_rad) * sin_latitude * std::cos(hour_angle_rad);
  const double east = -std::cos(declination_rad) * std::sin(hour_angle_rad);
  return {std::asin(std::clamp(sin_height, -1.0, 1.0)) / rad_per_deg, wrapped(std::atan2(east, north) / rad_per_deg, 360)};
}

double extraterrestrial_w_per_m2(double unix_s) {
  const double day_rad =
      2 * std::numbers::pi * wrapped((unix_s - j2000_unix_s) / s_per_day + 0.5, days_per_julian_year) / days_per_julian_year;
  return solar_constant_w_per_m2 * (1.000110 + 0.034221 * std::cos(day_rad) + 0.001280 * std::sin(day_rad) +
                                    0.000719 * std::cos(2 * day_rad) + 0.000077 * std::sin(2 * day_rad));
}

HorizontalIrradiance split_global(double global_w_per_m2, double height_deg, double extraterrestrial) {
  HorizontalIrradiance split{std::max(global_w_per_m2, 0.0), 0.0, std::max(global_w_per_m2, 0.0)};
  if (height_deg <= lowest_height_deg) return split;
  const double sin_height = sin_deg(height_deg);
  const double k = std::clamp(split.global_w_per_m2 / (extraterrestrial * sin_height), 0.0, 1.0);
  double diffuse_ratio = 0.165;
  if (k <= 0.22) {
    diffuse_ratio = 1 - 0.09 * k;
  } else if (k <= 0.80) {
    diffuse_ratio = 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336)));
  }
  split.diffuse_w_per_m2 = diffuse_ratio * split.global_w_per_m2;
  split.direct_normal_w_per_m2 = (split.global_w_per_m2 - split.diffuse_w_per_m2) / sin_height;
  return split;
}

double plane_irradiance_w_per_m2(const TiltedPlane& plane, const SunPosition& sun, const HorizontalIrradiance& horizontal,
                                 double extraterrestrial) {
  const double sin_height = sin_deg(sun.height_deg), cos_tilt = cos_deg(plane.tilt_deg);
  const double cos_incidence = std::max(
      0.0, sin_height * cos_tilt + cos_deg(sun.height_deg) * sin_deg(plane.tilt_deg) * cos_deg(sun.azimuth_deg - plane.azimuth_deg));
  const double sky_view = (1 + cos_tilt) / 2, ground_view = (1 - cos_tilt) / 2;
  const double diffuse = std::max(horizontal.diffuse_w_per_m2, 0.0);
  const double ground = std::max(horizontal.global_w_per_m2, 0.0) * plane.albedo * ground_view;
  if (sun.height_deg <= 0) return diffuse * sky_view + ground;
  const double direct = std::max(horizontal.direct_normal_w_per_m2, 0.0);
  const double around_sun = std::min(direct / extraterrestrial, 1.0);
  const double beam_ratio = cos_incidence / std::max(sin_height, sin_deg(lowest_height_deg));
  return direct * cos_incidence + diffuse * (around_sun * beam_ratio + (1 - around_sun) * sky_view) + ground;
}

}  // namespace icctwin
