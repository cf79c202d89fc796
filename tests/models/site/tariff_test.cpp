#include "models/site/tariff.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {

constexpr int utc_plus_8_s = 8 * 3600;

double tariff_time(const char* text) { return parse_iso8601(text)->unix_s; }

// Valley 22:00-06:00, peak 08:00-11:00 all year, sharp peak 19:00-21:00 in January, flat otherwise; July flat all day.
Tariff example() {
  Tariff tariff = single_price_tariff(0.65, "CNY", "test");
  for (auto& day : tariff.class_by_month) {
    for (std::size_t i = 0; i < 12; ++i) day[i] = TariffClass::valley;
    for (std::size_t i = 16; i < 22; ++i) day[i] = TariffClass::peak;
    for (std::size_t i = 44; i < 48; ++i) day[i] = TariffClass::valley;
  }
  for (std::size_t i = 38; i < 42; ++i) tariff.class_by_month[0][i] = TariffClass::sharp_peak;
  tariff.class_by_month[6].fill(TariffClass::flat);
  tariff.energy_price_per_kwh = {1.2, 1.0, 0.65, 0.33, 0.26};
  return tariff;
}

double next(const Tariff& tariff, const char* text) { return next_tariff_change_s(tariff, tariff_time(text), utc_plus_8_s); }

}  // namespace

TEST_CASE("tariff: class and price follow the local half hour and the month") {
  const Tariff tariff = example();
  CHECK(std::string(class_at(tariff, tariff_time("2025-03-03T05:59:59+08:00"), utc_plus_8_s)) == "valley");
  CHECK(std::string(class_at(tariff, tariff_time("2025-03-03T06:00:00+08:00"), utc_plus_8_s)) == "flat");
  CHECK(price_per_kwh_at(tariff, tariff_time("2025-03-03T10:30:00+08:00"), utc_plus_8_s) == 1.0);
  CHECK(price_per_kwh_at(tariff, tariff_time("2025-01-31T19:30:00+08:00"), utc_plus_8_s) == 1.2);
  CHECK(price_per_kwh_at(tariff, tariff_time("2025-02-01T19:30:00+08:00"), utc_plus_8_s) == 0.65);
  // The same instant is 19:30 on 31 January in Shanghai and 11:30 in London.
  CHECK(price_per_kwh_at(tariff, tariff_time("2025-01-31T11:30:00Z"), 0) == 0.65);
}

TEST_CASE("tariff: the next change is later today, tomorrow, or in another month") {
  const Tariff tariff = example();
  CHECK(next(tariff, "2025-03-03T05:12:00+08:00") == tariff_time("2025-03-03T06:00:00+08:00"));
  CHECK(next(tariff, "2025-03-03T06:00:00+08:00") == tariff_time("2025-03-03T08:00:00+08:00"));
  CHECK(next(tariff, "2025-03-03T23:00:00+08:00") == tariff_time("2025-03-04T06:00:00+08:00"));  // valley over midnight is no change
  CHECK(next(tariff, "2025-01-31T22:30:00+08:00") == tariff_time("2025-02-01T06:00:00+08:00"));
  CHECK(next(tariff, "2025-06-30T22:30:00+08:00") == tariff_time("2025-07-01T00:00:00+08:00"));  // July is flat
  CHECK(next(tariff, "2025-07-02T09:00:00+08:00") == tariff_time("2025-08-01T00:00:00+08:00"));
  CHECK(next(tariff, "2025-12-31T23:00:00+08:00") == tariff_time("2026-01-01T06:00:00+08:00"));
}

TEST_CASE("tariff: walking from change to change meets every change of a year") {
  const Tariff tariff = example();
  const double end_s = tariff_time("2026-01-01T00:00:00+08:00");
  double unix_s = tariff_time("2025-01-01T00:00:00+08:00");
  double next_s = next_tariff_change_s(tariff, unix_s, utc_plus_8_s);
  for (double minute_s = unix_s; minute_s < end_s; minute_s += 1800) {
    if (minute_s == next_s) {
      CHECK(tariff_class_at(tariff, minute_s, utc_plus_8_s) != tariff_class_at(tariff, minute_s - 1, utc_plus_8_s));
      unix_s = next_s;
      next_s = next_tariff_change_s(tariff, unix_s, utc_plus_8_s);
    }
    REQUIRE(tariff_class_at(tariff, minute_s, utc_plus_8_s) == tariff_class_at(tariff, unix_s, utc_plus_8_s));
  }
}

TEST_CASE("tariff: one price never changes") {
  const Tariff tariff = single_price_tariff(0.65, "CNY", "test");
  CHECK(price_per_kwh_at(tariff, tariff_time("2025-03-03"), 0) == 0.65);
  CHECK(std::isinf(next(tariff, "2025-03-03T10:00:00+08:00")));
}

TEST_CASE("tariff: a class in use without a price is an error, a falling price a warning") {
  Tariff tariff = example();
  Diagnostics none;
  check_tariff(tariff, "/site/tariff", none);
  CHECK(none.empty());
  tariff.energy_price_per_kwh[4] = 0;  // no half hour is a deep valley
  check_tariff(tariff, "/site/tariff", none);
  CHECK(none.empty());

  tariff.energy_price_per_kwh = {1.2, 0.6, 0.65, 0, 0};
  Diagnostics found;
  check_tariff(tariff, "/site/tariff", found);
  REQUIRE(found.problems().size() == 2);
  CHECK(found.problems()[0].code == "W-SITE-009");
  CHECK(found.problems()[0].value == "peak");
  CHECK(found.problems()[1].code == "E-SITE-034");
  CHECK(found.problems()[1].value == "valley");
}
