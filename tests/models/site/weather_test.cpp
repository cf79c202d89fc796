#include "models/site/weather.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/base/civil_time.h"
#include "models/cooling/moist_air.h"

using namespace icctwin;

namespace {

double at(const char* text) { return parse_iso8601(text)->unix_s; }

// Samples at the end of each hour, as in an EPW; the dry bulb is the number of the sample over 1,000.
WeatherSeries typical(int days) {
  WeatherSeries series;
  series.typical_year = true;
  series.start_s = 3600;
  for (int i = 0; i < days * 24; ++i) series.dry_bulb_c.push_back(i / 1000.0);
  series.relative_humidity.assign(series.dry_bulb_c.size(), 0.5);
  series.pressure_pa.assign(series.dry_bulb_c.size(), 100000.0);
  return series;
}

WeatherSeries dated(int hours) {
  WeatherSeries series = typical(1);
  series.typical_year = false;
  series.start_s = at("2025-07-01T00:00:00+08:00");
  series.dry_bulb_c.clear();
  for (int i = 0; i < hours; ++i) series.dry_bulb_c.push_back(i);
  series.relative_humidity.assign(series.dry_bulb_c.size(), 0.5);
  series.pressure_pa.assign(series.dry_bulb_c.size(), 100000.0);
  return series;
}

double dry_bulb_at(const WeatherSeries& series, const char* text, int utc_offset_s = 8 * 3600) {
  return value_at(series.dry_bulb_c, locate(series, at(text), utc_offset_s));
}

}  // namespace

TEST_CASE("weather: samples are met at their instants and joined by straight lines") {
  const WeatherSeries year = typical(365);
  // Sample i belongs to the end of hour i + 1, so that 01:00 on 1 January is sample 0.
  CHECK(dry_bulb_at(year, "2025-01-01T01:00:00+08:00") == doctest::Approx(0.0));
  CHECK(dry_bulb_at(year, "2025-01-01T03:00:00+08:00") == doctest::Approx(0.002));
  CHECK(dry_bulb_at(year, "2025-01-01T03:15:00+08:00") == doctest::Approx(0.00225));
  // 7 July is day 187 of the year from 0; 13:00 is sample 187 * 24 + 12 = 4,500.
  CHECK(dry_bulb_at(year, "2025-07-07T13:00:00+08:00") == doctest::Approx(4.5));
}

TEST_CASE("weather: a typical year goes from 31 December over to 1 January") {
  const WeatherSeries year = typical(365);
  CHECK(dry_bulb_at(year, "2025-12-31T23:00:00+08:00") == doctest::Approx(8.758));
  CHECK(dry_bulb_at(year, "2026-01-01T00:00:00+08:00") == doctest::Approx(8.759));  // the last sample, end of hour 24
  CHECK(dry_bulb_at(year, "2026-01-01T00:30:00+08:00") == doctest::Approx(8.759 / 2));
  CHECK(dry_bulb_at(year, "2026-01-01T01:00:00+08:00") == doctest::Approx(0.0));
}

TEST_CASE("weather: 29 February takes the hours of 28 February where the year has none") {
  const WeatherSeries year = typical(365);
  CHECK(dry_bulb_at(year, "2024-02-28T15:00:00+08:00") == doctest::Approx((58 * 24 + 14) / 1000.0));
  CHECK(dry_bulb_at(year, "2024-02-29T15:00:00+08:00") == doctest::Approx((58 * 24 + 14) / 1000.0));
  CHECK(dry_bulb_at(year, "2024-03-01T15:00:00+08:00") == doctest::Approx((59 * 24 + 14) / 1000.0));
  CHECK(dry_bulb_at(year, "2024-12-31T15:00:00+08:00") == doctest::Approx((364 * 24 + 14) / 1000.0));
}

TEST_CASE("weather: a year of 366 days leaves its 29 February out in other years") {
  const WeatherSeries year = typical(366);
  CHECK(dry_bulb_at(year, "2024-02-29T15:00:00+08:00") == doctest::Approx((59 * 24 + 14) / 1000.0));
  CHECK(dry_bulb_at(year, "2025-02-28T15:00:00+08:00") == doctest::Approx((58 * 24 + 14) / 1000.0));
  CHECK(dry_bulb_at(year, "2025-03-01T15:00:00+08:00") == doctest::Approx((60 * 24 + 14) / 1000.0));
  CHECK(dry_bulb_at(year, "2025-12-31T15:00:00+08:00") == doctest::Approx((365 * 24 + 14) / 1000.0));
}

TEST_CASE("weather: a typical year goes by the clock of the site") {
  const WeatherSeries year = typical(365);
  CHECK(dry_bulb_at(year, "2025-07-07T13:00:00-06:00", -6 * 3600) == doctest::Approx(4.5));
}

TEST_CASE("weather: a dated series holds its last sample and repeats after whole days") {
  const WeatherSeries series = dated(48);
  CHECK(dry_bulb_at(series, "2025-07-02T05:30:00+08:00") == doctest::Approx(29.5));
  CHECK(dry_bulb_at(series, "2025-07-02T23:30:00+08:00") == doctest::Approx(47.0));
  CHECK(dry_bulb_at(series, "2025-07-03T05:00:00+08:00") == doctest::Approx(5.0));
  CHECK(dry_bulb_at(series, "2025-06-30T05:00:00+08:00") == doctest::Approx(29.0));
}

TEST_CASE("weather: wet bulb and humidity ratio are those of the sample, whether prepared or not") {
  WeatherSeries year = typical(365);
  const double noon_s = at("2024-02-29T12:00:00+08:00");
  const WeatherSample slow = weather_at(year, noon_s, 8 * 3600);
  complete_psychrometrics(year, noon_s - 3600, noon_s + 86400, 8 * 3600);
  const WeatherSample fast = weather_at(year, noon_s, 8 * 3600);
  CHECK(fast.wet_bulb_c == doctest::Approx(slow.wet_bulb_c));
  CHECK(fast.humidity_ratio == doctest::Approx(slow.humidity_ratio));
  CHECK(fast.wet_bulb_c == doctest::Approx(wet_bulb_c(fast.dry_bulb_c, 0.5, 100000.0)));
}

TEST_CASE("weather: psychrometrics are ready at every hour of a run over a leap day and over the new year") {
  for (const int days : {365, 366}) {
    for (const char* start : {"2024-02-28T20:00:00+08:00", "2025-02-28T20:00:00+08:00", "2024-12-31T20:00:00+08:00"}) {
      WeatherSeries year = typical(days);
      const double start_s = at(start);
      complete_psychrometrics(year, start_s, start_s + 60 * 3600, 8 * 3600);
      for (int hour = 0; hour <= 60; ++hour) {
        const WeatherPosition position = locate(year, start_s + hour * 3600.0, 8 * 3600);
        CHECK_FALSE(std::isnan(year.wet_bulb_c[position.before]));
        CHECK_FALSE(std::isnan(year.wet_bulb_c[position.after]));
      }
      CHECK(std::isnan(year.wet_bulb_c[4000]));  // mid June is not part of the run
    }
  }
}

TEST_CASE("weather: coverage says where a run leaves the data") {
  const auto codes = [](const WeatherSeries& series, const char* start, double days) {
    Diagnostics diagnostics;
    check_weather_coverage(series, at(start), days * 86400, 8 * 3600, "/site/weather_file", diagnostics);
    std::string found;
    for (const Problem& problem : diagnostics.problems()) found += problem.code + " ";
    return found;
  };
  CHECK(codes(typical(365), "2025-07-07T00:00:00+08:00", 30) == "");
  CHECK(codes(typical(365), "2025-07-07T00:00:00+08:00", 400) == "W-SITE-010 ");
  CHECK(codes(typical(365), "2024-02-01T00:00:00+08:00", 28) == "");  // ends before 29 February begins
  CHECK(codes(typical(365), "2024-02-01T00:00:00+08:00", 28.5) == "H-SITE-006 ");
  CHECK(codes(typical(366), "2024-02-01T00:00:00+08:00", 30) == "");
  WeatherSeries of_2012 = typical(366);
  of_2012.calendar_year = 2012;
  CHECK(codes(of_2012, "2024-02-01T00:00:00+08:00", 30) == "H-SITE-001 ");
  CHECK(codes(dated(48), "2025-07-01T00:00:00+08:00", 2) == "");
  CHECK(codes(dated(48), "2025-07-01T00:00:00+08:00", 2.1) == "W-SITE-004 ");
  CHECK(codes(dated(48), "2025-06-30T00:00:00+08:00", 1) == "W-SITE-004 ");
}
