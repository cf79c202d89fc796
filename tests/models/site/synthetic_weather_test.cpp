#include "models/site/synthetic_weather.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

#include "models/cooling/moist_air.h"
#include "models/site/month_curve.h"

using namespace icctwin;

namespace {

// Guiyang as recalled, the case of the golden rows.
ClimateNormals guiyang() {
  ClimateNormals place;
  place.id = "guiyang";
  place.latitude_deg = 26.58;
  place.longitude_deg = 106.72;
  place.elevation_m = 1224;
  place.t_mean_c = {4.9, 7.3, 11.1, 16.2, 19.8, 22.2, 24.1, 23.7, 20.6, 16.0, 11.9, 6.9};
  place.t_max_c = {8.3, 11.4, 15.9, 21.3, 24.5, 26.4, 28.6, 28.8, 25.6, 20.2, 16.4, 10.8};
  place.t_min_c = {2.6, 4.6, 7.9, 12.7, 16.4, 19.4, 21.1, 20.3, 17.4, 13.4, 9.0, 4.2};
  place.relative_humidity = {0.80, 0.78, 0.77, 0.76, 0.76, 0.80, 0.78, 0.77, 0.76, 0.79, 0.78, 0.77};
  return place;
}

// A place with a cold, dry winter and a wide daily range.
ClimateNormals steppe() {
  ClimateNormals place;
  place.id = "steppe";
  place.latitude_deg = 41;
  place.longitude_deg = 113;
  place.elevation_m = 1400;
  place.t_mean_c = {-13.0, -9.4, -2.6, 6.1, 13.4, 18.2, 20.2, 18.3, 12.7, 4.9, -4.0, -10.9};
  place.t_max_c = {-6.9, -2.8, 4.0, 12.9, 20.2, 24.6, 26.2, 24.3, 19.2, 11.6, 2.3, -5.0};
  place.t_min_c = {-17.8, -14.7, -8.2, -0.5, 6.0, 11.4, 14.4, 12.7, 6.8, -0.5, -8.9, -15.5};
  place.relative_humidity = {0.58, 0.52, 0.45, 0.38, 0.40, 0.50, 0.62, 0.64, 0.57, 0.54, 0.56, 0.58};
  place.irradiation_kwh_per_m2_day = {2.6, 3.6, 4.8, 5.8, 6.5, 6.4, 5.9, 5.3, 4.7, 3.7, 2.7, 2.3};
  return place;
}

// The streams of the prototype that the golden rows were made with: FNV-1a of the name, SplitMix64, Box-Muller in pairs.
class PrototypeStream {
 public:
  explicit PrototypeStream(const std::string& name) {
    for (const char c : name) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  std::uint64_t state() const { return state_; }
  double uniform() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return static_cast<double>((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
  }
  std::vector<double> normals(std::size_t count) {
    std::vector<double> result;
    while (result.size() < count) {
      const double u = uniform(), v = uniform(), r = std::sqrt(-2 * std::log(u));
      result.push_back(r * std::cos(2 * std::numbers::pi * v));
      result.push_back(r * std::sin(2 * std::numbers::pi * v));
    }
    result.resize(count);
    return result;
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325;
};

WeatherNoise prototype_noise(const std::string& place) {
  const auto draw = [&](const char* variable, std::size_t count) {
    return PrototypeStream("weather/" + place + "/1/0/" + variable).normals(count);
  };
  return {draw("temperature", 365), draw("dew-point", 365), draw("daily-range", 365), draw("hourly", 8760), draw("wind", 8760)};
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Means of a daily figure of hourly values by month.
template <class Figure>
MonthValues by_month(const std::vector<double>& hours, Figure&& figure) {
  DayValues days(365);
  for (std::size_t d = 0; d < days.size(); ++d) days[d] = figure(&hours[24 * d], &hours[24 * d] + 24);
  return month_means(days);
}

double day_mean(const double* first, const double* last) { return std::accumulate(first, last, 0.0) / 24; }

}  // namespace

TEST_CASE("synthetic weather: the prototype's streams give their check values") {
  PrototypeStream stream("weather/test/1/0/temperature");
  CHECK(stream.state() == 12883111925900630606u);
  CHECK(stream.uniform() == doctest::Approx(0.7340632945).epsilon(1e-9));
  CHECK(stream.uniform() == doctest::Approx(0.7699548166).epsilon(1e-9));
  CHECK(stream.uniform() == doctest::Approx(0.3494682051).epsilon(1e-9));
  const auto normals = PrototypeStream("weather/test/1/0/temperature").normals(2);
  CHECK(normals[0] == doctest::Approx(0.09833221).epsilon(1e-6));
  CHECK(normals[1] == doctest::Approx(-0.78016077).epsilon(1e-6));
}

TEST_CASE("synthetic weather: with the prototype's noise the golden rows of Guiyang come out") {
  const ClimateNormals place = guiyang();
  const SyntheticYear year = synthesize_year(place, prototype_noise("guiyang"));
  const auto half_a_digit = [](double got, double golden, double digit) { CHECK(std::abs(got - golden) <= 0.5 * digit * 1.01); };
  half_a_digit(year.dry_bulb_c[0], 5.8491, 1e-4);
  half_a_digit(year.dew_point_c[0], 2.4764, 1e-4);
  half_a_digit(year.wind_m_per_s[0], 1.4428, 1e-4);
  half_a_digit(year.dry_bulb_c[4380], 23.4728, 1e-4);
  half_a_digit(year.dew_point_c[4380], 15.3965, 1e-4);
  half_a_digit(year.global_horizontal_w_per_m2[4380], 867.85, 1e-2);
  half_a_digit(mean(year.dry_bulb_c), 15.4326, 1e-4);
  half_a_digit(mean(year.global_horizontal_w_per_m2) * 8.76, 1445.3, 1e-1);
  // The prototype's wet bulb uses other constants of moist air (ASHRAE): they agree within 0.02 K.
  const WeatherSeries series = synthetic_weather(place, year);
  const auto wet_bulb = [&](std::size_t i) { return wet_bulb_c(series.dry_bulb_c[i], series.relative_humidity[i], series.pressure_pa[i]); };
  CHECK(std::abs(wet_bulb(0) - 4.1870) < 0.02);
  CHECK(std::abs(wet_bulb(4380) - 17.9716) < 0.02);
  double sum = 0;
  for (std::size_t i = 0; i < 8760; ++i) sum += wet_bulb(i);
  CHECK(std::abs(sum / 8760 - 12.8417) < 0.02);
}

TEST_CASE("synthetic weather: every month has the mean temperature, humidity and irradiation of the normals") {
  for (const ClimateNormals& place : {guiyang(), steppe()}) {
    for (const std::uint64_t seed : {1, 2, 7}) {
      const SyntheticYear year = synthesize_year(place, draw_weather_noise(place.id, seed, 0));
      const MonthValues t_c = by_month(year.dry_bulb_c, day_mean), rh = by_month(year.relative_humidity, day_mean);
      const MonthValues ghi = by_month(year.global_horizontal_w_per_m2, day_mean);
      for (std::size_t m = 0; m < 12; ++m) {
        CHECK(std::abs(t_c[m] - place.t_mean_c[m]) < 1e-9);
        CHECK(std::abs(rh[m] - place.relative_humidity[m]) < 1e-6);
        if (!place.irradiation_kwh_per_m2_day.empty())
          CHECK(ghi[m] * 0.024 == doctest::Approx(place.irradiation_kwh_per_m2_day[m]).epsilon(0.005));
      }
    }
  }
}

TEST_CASE("synthetic weather: the mean daily range is that of the normals within 1 K in every month") {
  for (const ClimateNormals& place : {guiyang(), steppe()}) {
    const SyntheticYear year = synthesize_year(place, draw_weather_noise(place.id, 3, 0));
    const MonthValues range = by_month(year.dry_bulb_c, [](const double* first, const double* last) {
      return *std::max_element(first, last) - *std::min_element(first, last);
    });
    for (std::size_t m = 0; m < 12; ++m) CHECK(std::abs(range[m] - (place.t_max_c[m] - place.t_min_c[m])) < 1.0);
  }
}

TEST_CASE("synthetic weather: dew point, wet bulb and dry bulb stand in their order, humidity in 0 to 1, and nights are dark") {
  for (const ClimateNormals& place : {guiyang(), steppe()}) {
    const SyntheticYear year = synthesize_year(place, draw_weather_noise(place.id, 5, 1));
    const WeatherSeries series = synthetic_weather(place, year);
    for (std::size_t i = 0; i < 8760; ++i) {
      INFO(i);
      const double t_c = year.dry_bulb_c[i], rh = year.relative_humidity[i];
      REQUIRE((rh >= 0 && rh <= 1));
      REQUIRE(year.dew_point_c[i] <= t_c);
      const double wet_c = wet_bulb_c(t_c, rh, series.pressure_pa[i]);
      REQUIRE(wet_c <= t_c + 1e-6);
      // Below freezing the dew point is one over water, the wet bulb one over ice; both lie together near saturation.
      REQUIRE(wet_c >= year.dew_point_c[i] - (t_c < 5 ? 1.0 : 1e-3));
      if (i % 24 < 3 || i % 24 >= 22) REQUIRE(year.global_horizontal_w_per_m2[i] == 0);
      REQUIRE(year.wind_m_per_s[i] >= 0);
    }
  }
}

TEST_CASE("synthetic weather: a seed gives the same year again, another seed or replication another one") {
  const ClimateNormals place = guiyang();
  const auto year = [&](std::uint64_t seed, std::uint64_t replication) {
    return synthesize_year(place, draw_weather_noise(place.id, seed, replication)).dry_bulb_c;
  };
  CHECK(year(1, 0) == year(1, 0));
  CHECK(year(1, 0) != year(2, 0));
  CHECK(year(1, 0) != year(1, 1));
}

TEST_CASE("synthetic weather: the spread of our own streams is that of the prototype's") {
  // Between seeds the standard deviation of the dry bulb scatters by less than 0.35 K (design: RMS 0.23 K against real years).
  const ClimateNormals place = guiyang();
  const auto deviation = [](const std::vector<double>& values) {
    const double centre = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - centre) * (value - centre);
    return std::sqrt(sum / static_cast<double>(values.size()));
  };
  const double golden_k = deviation(synthesize_year(place, prototype_noise("guiyang")).dry_bulb_c);
  for (const std::uint64_t seed : {1, 2, 3, 4})
    CHECK(std::abs(deviation(synthesize_year(place, draw_weather_noise(place.id, seed, 0)).dry_bulb_c) - golden_k) < 0.35);
}

TEST_CASE("synthetic weather: sunshine scales the irradiation that is estimated from temperature") {
  ClimateNormals place = guiyang();
  const WeatherNoise noise = draw_weather_noise(place.id, 1, 0);
  place.sunshine_year_h = 1148.3;
  // Yearly H0 (0.25 + 0.50 n / N); N is 4,380 h at any latitude, so that a share of 0.25 + 0.50 x 0.262 = 0.381 passes.
  const double yearly = mean(synthesize_year(place, noise).global_horizontal_w_per_m2) * 8.76;
  CHECK(yearly > 1124 - 30);  // the design gives 1,124 to 1,254 for the sunshine figures known of Guiyang
  CHECK(yearly < 1254 + 30);
  place.sunshine_h.assign(12, 150);
  CHECK(mean(synthesize_year(place, noise).global_horizontal_w_per_m2) * 8.76 > yearly);  // 1,800 h instead of 1,148 h
}

TEST_CASE("synthetic weather: the series is a typical year whose radiation stands at the end of its hour") {
  const ClimateNormals place = guiyang();
  const SyntheticYear year = synthesize_year(place, draw_weather_noise(place.id, 1, 0));
  const WeatherSeries series = synthetic_weather(place, year);
  CHECK(series.typical_year);
  CHECK(series.dry_bulb_c.size() == 8760);
  CHECK(series.pressure_pa[0] == doctest::Approx(87460).epsilon(0.001));  // 1,224 m in the standard atmosphere
  CHECK(series.global_horizontal_w_per_m2[13] == year.global_horizontal_w_per_m2[12]);
  CHECK(series.utc_offset_s == 8 * 3600);
}

TEST_CASE("month curve: monthly means of the curve are the monthly values") {
  const MonthValues values = {3, -4, 11, 16.2, 0.5, 22, 24.1, 23.7, 20.6, 16, 11.9, 6.9};
  const MonthValues got = month_means(month_curve(values));
  for (std::size_t m = 0; m < 12; ++m) CHECK(std::abs(got[m] - values[m]) < 1e-9);
}
