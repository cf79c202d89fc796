#include "models/site/synthetic_irradiance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/base/conversions.h"

namespace icctwin {
namespace {

using std::numbers::pi;
constexpr double solar_constant_kw_per_m2 = 1.361;
constexpr double v0 = 0.9041, v1 = -1.1419;
constexpr double clearness_min = 0.05, clearness_max = 0.78, clearness_by_range_max = 0.75;
constexpr int scaling_rounds = 6;

double radians(double deg) { return deg * pi / 180; }

// The sun of one day at a latitude.
struct SunDay {
  double sunset_angle = 0;  ///< hour angle of sunset [rad]
  double extraterrestrial_kwh_per_m2 = 0;
  double equation_of_time_min = 0;
};

SunDay sun_of(int day, double latitude_deg) {
  const int number = day + 1;
  const double b = 2 * pi * (number - 1) / days_per_year;
  const double declination = 0.006918 - 0.399912 * std::cos(b) + 0.070257 * std::sin(b) - 0.006758 * std::cos(2 * b) +
                             0.000907 * std::sin(2 * b) - 0.002697 * std::cos(3 * b) + 0.00148 * std::sin(3 * b);
  const double latitude = radians(latitude_deg);
  const double sunset = std::acos(std::clamp(-std::tan(latitude) * std::tan(declination), -1.0, 1.0));
  const double distance = 1 + 0.033 * std::cos(2 * pi * number / days_per_year);
  SunDay sun;
  sun.sunset_angle = sunset;
  sun.extraterrestrial_kwh_per_m2 =
      hours_per_day / pi * solar_constant_kw_per_m2 * distance *
      (std::cos(latitude) * std::cos(declination) * std::sin(sunset) + sunset * std::sin(latitude) * std::sin(declination));
  sun.equation_of_time_min =
      229.2 * (0.000075 + 0.001868 * std::cos(b) - 0.032077 * std::sin(b) - 0.014615 * std::cos(2 * b) - 0.04089 * std::sin(2 * b));
  return sun;
}

double sum_over_days(const MonthValues& means) {
  double sum = 0;
  for (std::size_t m = 0; m < means.size(); ++m) sum += means[m] * days_of_month[m];
  return sum;
}

double angstrom_prescott(double sunshine_ratio) { return 0.25 + 0.50 * sunshine_ratio; }

// Monthly clearness by what is known of the place.
MonthValues monthly_clearness(const ClimateNormals& normals, const MonthValues& extraterrestrial, const MonthValues& daylight_h) {
  MonthValues clearness{};
  for (std::size_t m = 0; m < clearness.size(); ++m) {
    if (!normals.irradiation_kwh_per_m2_day.empty()) {
      clearness[m] = normals.irradiation_kwh_per_m2_day[m] / extraterrestrial[m];
    } else if (!normals.sunshine_h.empty()) {
      clearness[m] = angstrom_prescott(normals.sunshine_h[m] / (daylight_h[m] * days_of_month[m]));
    } else {
      const double by_range = (normals.coastal ? 0.19 : 0.16) * std::sqrt(std::max(0.0, normals.t_max_c[m] - normals.t_min_c[m]));
      clearness[m] = std::min(clearness_by_range_max, by_range);
    }
  }
  if (normals.irradiation_kwh_per_m2_day.empty() && normals.sunshine_h.empty() && normals.sunshine_year_h) {
    MonthValues irradiation{};
    for (std::size_t m = 0; m < clearness.size(); ++m) irradiation[m] = clearness[m] * extraterrestrial[m];
    const double by_sunshine = sum_over_days(extraterrestrial) * angstrom_prescott(*normals.sunshine_year_h / sum_over_days(daylight_h));
    const double factor = by_sunshine / sum_over_days(irradiation);
    for (double& one : clearness) one = std::min(clearness_by_range_max, one * factor);
  }
  return clearness;
}

// Share of the day's irradiation in the hour around a solar time, not yet normalised.
double hourly_ratio(double hour_angle, double sunset_angle) {
  if (std::abs(hour_angle) >= sunset_angle) return 0;
  const double a = 0.409 + 0.5016 * std::sin(sunset_angle - pi / 3), b = 0.6609 - 0.4767 * std::sin(sunset_angle - pi / 3);
  return std::max(0.0, (a + b * std::cos(hour_angle)) * (std::cos(hour_angle) - std::cos(sunset_angle)));
}

}  // namespace

std::vector<double> synthetic_irradiance_w_per_m2(const ClimateNormals& normals, const DayValues& clear_anomaly) {
  std::vector<SunDay> sun(days_per_year);
  DayValues extraterrestrial(days_per_year), daylight_h(days_per_year);
  for (std::size_t d = 0; d < sun.size(); ++d) {
    sun[d] = sun_of(static_cast<int>(d), normals.latitude_deg);
    extraterrestrial[d] = sun[d].extraterrestrial_kwh_per_m2;
    daylight_h[d] = sun[d].sunset_angle * hours_per_day / pi;
  }
  const MonthValues extraterrestrial_month = month_means(extraterrestrial);
  const MonthValues clearness_month = monthly_clearness(normals, extraterrestrial_month, month_means(daylight_h));

  const DayValues smooth = month_curve(clearness_month);
  DayValues clearness(days_per_year);
  for (std::size_t d = 0; d < clearness.size(); ++d)
    clearness[d] = std::clamp(smooth[d] * (1 + (v0 + v1 * smooth[d]) * clear_anomaly[d]), clearness_min, clearness_max);
  for (int round = 0; round < scaling_rounds; ++round) {
    DayValues irradiation(days_per_year);
    for (std::size_t d = 0; d < clearness.size(); ++d) irradiation[d] = clearness[d] * extraterrestrial[d];
    const MonthValues got = month_means(irradiation);
    for (std::size_t d = 0; d < clearness.size(); ++d) {
      const auto m = static_cast<std::size_t>(month_of_day(static_cast<int>(d)));
      clearness[d] = std::clamp(clearness[d] * clearness_month[m] * extraterrestrial_month[m] / got[m], clearness_min, clearness_max);
    }
  }

  std::vector<double> hours;
  hours.reserve(clearness.size() * hours_per_day);
  for (std::size_t d = 0; d < clearness.size(); ++d) {
    double ratios[hours_per_day], sum = 0;
    for (int h = 0; h < hours_per_day; ++h) {
      const double solar_h = h + 0.5 + normals.longitude_deg / 15 - normals.utc_offset_h + sun[d].equation_of_time_min / 60;
      sum += ratios[h] = hourly_ratio(std::remainder(2 * pi * (solar_h - 12) / hours_per_day, 2 * pi), sun[d].sunset_angle);
    }
    for (const double ratio : ratios) hours.push_back(sum > 0 ? w_per_kw * clearness[d] * extraterrestrial[d] * ratio / sum : 0);
  }
  return hours;
}

}  // namespace icctwin
