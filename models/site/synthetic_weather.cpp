#include "models/site/synthetic_weather.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "models/base/random.h"
#include "models/cooling/moist_air.h"
#include "models/site/month_curve.h"
#include "models/site/synthetic_irradiance.h"

namespace icctwin {
namespace {

using std::numbers::pi;
constexpr std::size_t days = days_per_year, hours = days * hours_per_day;

// The fit.
constexpr double s0 = 1.4979, s1 = 0.0709, s2 = 0.0529, s3 = -0.0681;
constexpr double d0 = 1.0003, d1 = 0.1100, d2 = 0.0993, d3 = -0.1531, d4 = 0.1478;
constexpr double r0 = -0.4590, r1 = 1.1504, r2 = 0.0287;
constexpr double phi_t = 0.6376, phi_d = 0.6034, phi_r = 0.3422;
constexpr double b_t = 0.4966, b_d = -0.4696;
constexpr double k1 = -0.3042, k2 = -0.2485, k3 = 0.0864, k4 = 0.0447;
constexpr double q = 0.3416, q_h = 0.1214, phi_h = 0.6694;
constexpr double phi_wind = 0.90, wind_course = 0.25, windiest_h = 14.5, assumed_wind_m_per_s = 2.5;
constexpr double anomaly_clip = 3.2, mean_month_days = 30.4;

MonthValues months(const std::vector<double>& list) {
  MonthValues values{};
  std::copy_n(list.begin(), values.size(), values.begin());
  return values;
}

std::vector<double> autoregressive(const std::vector<double>& normals, double phi) {
  std::vector<double> z = normals;
  const double fresh = std::sqrt(1 - phi * phi);
  for (std::size_t i = 1; i < z.size(); ++i) z[i] = phi * z[i - 1] + fresh * z[i];
  return z;
}

// Magnus formula over water, WMO-No. 8, and its inverse.
double vapour_pressure_pa(double t_c) { return 611.2 * std::exp(17.62 * t_c / (243.12 + t_c)); }
double dew_point_of(double t_c, double relative_humidity) {
  const double exponent = std::log(relative_humidity) + 17.62 * t_c / (243.12 + t_c);
  return 243.12 * exponent / (17.62 - exponent);
}

// What the normals say of the size of the anomalies.
struct AnomalySizes {
  MonthValues dry_bulb_k{}, dew_point_k{}, correlation{};
};

AnomalySizes anomaly_sizes(const ClimateNormals& normals) {
  const auto [low, high] = std::ranges::minmax(normals.t_mean_c);
  const double amplitude = (high - low) / 2;
  AnomalySizes sizes;
  for (std::size_t m = 0; m < 12; ++m) {
    const double mean_c = normals.t_mean_c[m], humidity = normals.relative_humidity[m];
    const double cold = std::max(0.0, 20 - mean_c), warm = std::max(0.0, mean_c - 20);
    const double depression = mean_c - dew_point_of(mean_c, humidity);
    sizes.dry_bulb_k[m] = std::clamp(s0 + s1 * amplitude + s2 * cold + s3 * warm, 0.4, 7.0);
    sizes.dew_point_k[m] = std::clamp(d0 + d1 * amplitude + d2 * cold + d3 * warm + d4 * depression, 0.4, 8.0);
    sizes.correlation[m] = std::clamp(r0 + r1 * humidity + r2 * cold, -0.4, 0.95);
  }
  return sizes;
}

// Standard anomalies of the days: temperature, dew point, and how clear a day is.
struct DayAnomalies {
  std::vector<double> temperature, dew_point, clear;
};

DayAnomalies day_anomalies(const MonthValues& correlation, const WeatherNoise& noise) {
  DayAnomalies z{autoregressive(noise.temperature, phi_t), autoregressive(noise.dew_point, phi_d),
                 autoregressive(noise.daily_range, phi_r)};
  const DayValues smooth = month_curve(correlation);
  const double rest = std::sqrt(1 - b_t * b_t - b_d * b_d);
  for (std::size_t d = 0; d < days; ++d) {
    const double r = std::clamp(smooth[d], -0.9, 0.97);
    z.dew_point[d] = r * z.temperature[d] + std::sqrt(1 - r * r) * z.dew_point[d];
    z.clear[d] = b_t * z.temperature[d] + b_d * z.dew_point[d] + rest * z.clear[d];
  }
  return z;
}

// Anomalies in kelvin whose months have no mean; the factor returns the variance that the centring takes out.
DayValues centred_anomaly_k(const MonthValues& size_k, const std::vector<double>& z, double phi) {
  const double factor = 1 / std::sqrt(1 - (1 + phi) / (1 - phi) / mean_month_days);
  const DayValues size = month_curve(size_k);
  DayValues anomaly(days);
  for (std::size_t d = 0; d < days; ++d) anomaly[d] = factor * std::max(0.3, size[d]) * std::clamp(z[d], -anomaly_clip, anomaly_clip);
  const DayValues mean = month_curve(month_means(anomaly));
  for (std::size_t d = 0; d < days; ++d) anomaly[d] -= mean[d];
  return anomaly;
}

DayValues sum_of(DayValues a, const DayValues& b) {
  for (std::size_t d = 0; d < days; ++d) a[d] += b[d];
  return a;
}

// Straight lines between the middles of the days' 24 values, each day shifted to keep its mean.
std::vector<double> hours_of(const DayValues& level) {
  constexpr double middle_h = 11.5;
  std::vector<double> result(hours);
  for (std::size_t d = 0; d < days; ++d) {
    const double before = level[d > 0 ? d - 1 : days - 1], here = level[d], after = level[d + 1 < days ? d + 1 : 0];
    double sum = 0;
    for (std::size_t h = 0; h < hours_per_day; ++h) {
      const double away = (static_cast<double>(h) - middle_h) / static_cast<double>(hours_per_day);
      sum += result[d * hours_per_day + h] = away < 0 ? here + (here - before) * away : here + (after - here) * away;
    }
    for (std::size_t h = 0; h < hours_per_day; ++h) result[d * hours_per_day + h] += here - sum / hours_per_day;
  }
  return result;
}

double solar_hour(const ClimateNormals& normals, std::size_t hour) {
  return static_cast<double>(hour) + normals.longitude_deg / 15 - normals.utc_offset_h;
}

std::vector<double> dry_bulb_hours_c(const ClimateNormals& normals, const DayValues& anomaly_k, const std::vector<double>& clear,
                                     const std::vector<double>& hourly_normals) {
  std::vector<double> result = hours_of(sum_of(month_curve(months(normals.t_mean_c)), anomaly_k));
  MonthValues range_k{};
  for (std::size_t m = 0; m < 12; ++m) range_k[m] = normals.t_max_c[m] - normals.t_min_c[m];
  const DayValues range = month_curve(range_k);
  DayValues width(days);
  for (std::size_t d = 0; d < days; ++d) width[d] = std::clamp(1 + q * clear[d], 0.15, 2.0);
  const DayValues mean_width = month_curve(month_means(width));
  const std::vector<double> noise = autoregressive(hourly_normals, phi_h);
  for (std::size_t d = 0; d < days; ++d) {
    double noise_mean = 0;
    for (std::size_t h = 0; h < hours_per_day; ++h) noise_mean += noise[d * hours_per_day + h] / hours_per_day;
    for (std::size_t h = 0; h < hours_per_day; ++h) {
      const double u = 2 * pi * solar_hour(normals, h) / hours_per_day;
      const double shape = k1 * std::cos(u) + k2 * std::sin(u) + k3 * std::cos(2 * u) + k4 * std::sin(2 * u);
      result[d * hours_per_day + h] += range[d] * (width[d] / mean_width[d] * shape + q_h * (noise[d * hours_per_day + h] - noise_mean));
    }
  }
  return result;
}

MonthValues month_means_of_hours(const std::vector<double>& values) {
  DayValues day(days, 0.0);
  for (std::size_t i = 0; i < hours; ++i) day[i / hours_per_day] += values[i] / hours_per_day;
  return month_means(day);
}

// Dew points whose monthly mean relative humidities are those of the normals.
void fill_humidity(const ClimateNormals& normals, const DayValues& anomaly_k, SyntheticYear& year) {
  constexpr int rounds = 12;
  constexpr double humidity_per_k = 0.065, largest_move_k = 3;  // relative change of humidity with the dew point
  MonthValues level_c{};
  for (std::size_t m = 0; m < 12; ++m) level_c[m] = dew_point_of(normals.t_mean_c[m], normals.relative_humidity[m]);
  year.relative_humidity.resize(hours);
  for (int round = 0;; ++round) {
    year.dew_point_c = hours_of(sum_of(month_curve(level_c), anomaly_k));
    for (std::size_t i = 0; i < hours; ++i) {
      year.dew_point_c[i] = std::min(year.dew_point_c[i], year.dry_bulb_c[i]);
      year.relative_humidity[i] = vapour_pressure_pa(year.dew_point_c[i]) / vapour_pressure_pa(year.dry_bulb_c[i]);
    }
    if (round == rounds) return;
    const MonthValues got = month_means_of_hours(year.relative_humidity);
    for (std::size_t m = 0; m < 12; ++m)
      level_c[m] += std::clamp(std::log(normals.relative_humidity[m] / got[m]) / humidity_per_k, -largest_move_k, largest_move_k);
  }
}

std::vector<double> wind_hours_m_per_s(const ClimateNormals& normals, const std::vector<double>& hourly_normals) {
  const std::vector<double> z = autoregressive(hourly_normals, phi_wind);
  MonthValues mean{};
  mean.fill(assumed_wind_m_per_s);
  const DayValues day_mean = month_curve(normals.wind_m_per_s.empty() ? mean : months(normals.wind_m_per_s));
  std::vector<double> wind(hours);
  for (std::size_t i = 0; i < hours; ++i) {
    const double beyond = 0.5 * std::erfc(z[i] / std::numbers::sqrt2);  // chance of a larger z
    const double rayleigh = std::sqrt(-2 * std::log(beyond)) / std::sqrt(pi / 2);
    const double course = 1 + wind_course * std::cos(2 * pi * (solar_hour(normals, i % hours_per_day) - windiest_h) / hours_per_day);
    wind[i] = std::max(0.0, day_mean[i / hours_per_day]) * rayleigh * course;
  }
  return wind;
}

}  // namespace

WeatherNoise draw_weather_noise(std::string_view place, std::uint64_t seed, std::uint64_t replication) {
  const std::string prefix = "weather/" + std::string(place) + "/" + std::to_string(seed) + "/" + std::to_string(replication) + "/";
  const auto draw = [&](std::string_view variable, std::size_t count) {
    RandomStream stream(seed, prefix + std::string(variable));
    std::vector<double> normals(count);
    for (double& one : normals) one = stream.normal();
    return normals;
  };
  return {draw("temperature", days), draw("dew-point", days), draw("daily-range", days), draw("hourly", hours), draw("wind", hours)};
}

SyntheticYear synthesize_year(const ClimateNormals& normals, const WeatherNoise& noise) {
  const AnomalySizes sizes = anomaly_sizes(normals);
  const DayAnomalies z = day_anomalies(sizes.correlation, noise);
  SyntheticYear year;
  year.dry_bulb_c = dry_bulb_hours_c(normals, centred_anomaly_k(sizes.dry_bulb_k, z.temperature, phi_t), z.clear, noise.hourly);
  fill_humidity(normals, centred_anomaly_k(sizes.dew_point_k, z.dew_point, phi_d), year);
  year.global_horizontal_w_per_m2 = synthetic_irradiance_w_per_m2(normals, z.clear);
  year.wind_m_per_s = wind_hours_m_per_s(normals, noise.wind);
  return year;
}

WeatherSeries synthetic_weather(const ClimateNormals& normals, const SyntheticYear& year) {
  WeatherSeries series;
  series.place = normals.name.empty() ? normals.id : normals.name;
  series.source = normals.source;
  series.latitude_deg = normals.latitude_deg;
  series.longitude_deg = normals.longitude_deg;
  series.elevation_m = normals.elevation_m;
  series.utc_offset_s = static_cast<int>(std::lround(normals.utc_offset_h * 3600));
  series.typical_year = true;
  series.dry_bulb_c = year.dry_bulb_c;
  series.relative_humidity = year.relative_humidity;
  series.pressure_pa.assign(hours, station_pressure_pa(normals.elevation_m));
  series.wind_m_per_s = year.wind_m_per_s;
  // A series states radiation for the step that ends at the sample.
  series.global_horizontal_w_per_m2 = year.global_horizontal_w_per_m2;
  auto& radiation = series.global_horizontal_w_per_m2;
  std::rotate(radiation.begin(), radiation.end() - 1, radiation.end());
  return series;
}

}  // namespace icctwin
