#include "models/site/carbon.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

double carbon_time(const char* text) { return parse_iso8601(text)->unix_s; }

// Hour i of 2023 has i / 10,000 kg/kWh.
CarbonSeries year_2023() {
  CarbonSeries series;
  series.start_s = carbon_time("2023-01-01");
  for (int i = 0; i < 8760; ++i) series.kg_per_kwh.push_back(i / 10000.0);
  return series;
}

}  // namespace

TEST_CASE("carbon: a value holds from its instant to the next one") {
  const CarbonSeries series = year_2023();
  CHECK(carbon_intensity_at(series, carbon_time("2023-01-01T05:00:00Z")) == doctest::Approx(0.0005));
  CHECK(carbon_intensity_at(series, carbon_time("2023-01-01T05:59:59Z")) == doctest::Approx(0.0005));
  CHECK(carbon_intensity_at(series, carbon_time("2023-01-01T06:00:00Z")) == doctest::Approx(0.0006));
}

TEST_CASE("carbon: another year takes the same month, day and hour in UTC, with a warning") {
  const CarbonSeries series = year_2023();
  // 7 July is day 187 from 0: 187 * 24 + 16 = 4,504.
  CHECK(carbon_intensity_at(series, carbon_time("2025-07-08T00:30:00+08:00")) == doctest::Approx(0.4504));
  CHECK(carbon_intensity_at(series, carbon_time("2024-02-29T03:00:00Z")) == doctest::Approx((58 * 24 + 3) / 10000.0));
  Diagnostics diagnostics;
  check_carbon_coverage(series, carbon_time("2023-03-01"), 86400, "/site", diagnostics);
  CHECK(diagnostics.empty());
  check_carbon_coverage(series, carbon_time("2025-03-01"), 86400, "/site", diagnostics);
  REQUIRE(diagnostics.problems().size() == 1);
  CHECK(diagnostics.problems()[0].code == "W-SITE-005");
}

TEST_CASE("carbon: the next change is the next sample, in the series and outside it") {
  const CarbonSeries series = year_2023();
  CHECK(next_carbon_change_s(series, carbon_time("2023-01-01T05:00:00Z")) == carbon_time("2023-01-01T06:00:00Z"));
  CHECK(next_carbon_change_s(series, carbon_time("2023-01-01T05:12:00Z")) == doctest::Approx(carbon_time("2023-01-01T06:00:00Z")));
  CHECK(next_carbon_change_s(series, carbon_time("2031-05-05T05:00:00Z")) == carbon_time("2031-05-05T06:00:00Z"));
}

TEST_CASE("carbon: walking from change to change always moves on") {
  const CarbonSeries series = year_2023();
  double unix_s = carbon_time("2023-12-30T23:59:59Z") + 1.0 / 3.0;
  for (int i = 0; i < 100; ++i) {
    const double next_s = next_carbon_change_s(series, unix_s);
    REQUIRE(next_s > unix_s);
    REQUIRE(next_s <= unix_s + 3600.001);
    unix_s = next_s;
  }
}

TEST_CASE("carbon: one factor holds at all times and never changes") {
  const CarbonSeries series = constant_carbon(0.5366, "CN", "table", CarbonBasis::direct);
  CHECK(carbon_intensity_at(series, 0) == 0.5366);
  CHECK(carbon_intensity_at(series, carbon_time("2050-01-01")) == 0.5366);
  CHECK(std::isinf(next_carbon_change_s(series, 0)));
  Diagnostics diagnostics;
  check_carbon_coverage(series, carbon_time("2050-01-01"), 1e9, "/site", diagnostics);
  CHECK(diagnostics.empty());
}
