#include "models/site/wrap.h"

#include <doctest/doctest.h>

#include "models/base/civil_time.h"

using namespace icctwin;

namespace {
double wrap_time(const char* text) { return parse_iso8601(text)->unix_s; }
constexpr double day_s = 86400.0;
}  // namespace

TEST_CASE("wrap: an instant inside the series stands for itself") {
  CHECK(wrapped_instant_s(wrap_time("2023-06-01T12:00:00Z"), 0, wrap_time("2023-01-01"), 365 * day_s) == wrap_time("2023-06-01T12:00:00Z"));
  CHECK(wrapped_instant_s(wrap_time("2023-01-01"), 0, wrap_time("2023-01-01"), 365 * day_s) == wrap_time("2023-01-01"));
}

TEST_CASE("wrap: a series of a year gives the same month, day and time") {
  const double start_s = wrap_time("2023-01-01");
  CHECK(wrapped_instant_s(wrap_time("2025-07-07T13:30:00Z"), 0, start_s, 365 * day_s) == wrap_time("2023-07-07T13:30:00Z"));
  CHECK(wrapped_instant_s(wrap_time("1999-12-31T23:59:00Z"), 0, start_s, 365 * day_s) == wrap_time("2023-12-31T23:59:00Z"));
  // A series from July to June holds February of its second year.
  CHECK(wrapped_instant_s(wrap_time("2030-02-03T04:00:00Z"), 0, wrap_time("2022-07-01"), 365 * day_s) == wrap_time("2023-02-03T04:00:00Z"));
}

TEST_CASE("wrap: month and day are counted in the offset given") {
  // 2025-01-01T02:00 in Shanghai is still 2024 in UTC; both ways it must land inside the local year 2023.
  const double start_s = wrap_time("2023-01-01T00:00:00+08:00");
  CHECK(wrapped_instant_s(wrap_time("2025-01-01T02:00:00+08:00"), 8 * 3600, start_s, 365 * day_s) ==
        wrap_time("2023-01-01T02:00:00+08:00"));
}

TEST_CASE("wrap: 29 February takes the 28th, and 31 December the 30th of a series that ends before it") {
  CHECK(wrapped_instant_s(wrap_time("2024-02-29T05:00:00Z"), 0, wrap_time("2023-01-01"), 365 * day_s) == wrap_time("2023-02-28T05:00:00Z"));
  // 365 days from 1 January of a leap year end with 30 December.
  CHECK(wrapped_instant_s(wrap_time("2023-12-31T05:00:00Z"), 0, wrap_time("2024-01-01"), 365 * day_s) == wrap_time("2024-12-30T05:00:00Z"));
}

TEST_CASE("wrap: a short series repeats after its whole days, so that the time of day is kept") {
  // 2.5 days repeat after 2: 10 January is 4 x 2 + 1 days after 1 January.
  CHECK(wrapped_instant_s(wrap_time("2025-01-10T07:00:00Z"), 0, wrap_time("2025-01-01"), 2.5 * day_s) == wrap_time("2025-01-02T07:00:00Z"));
  CHECK(wrapped_instant_s(wrap_time("2024-12-31T07:00:00Z"), 0, wrap_time("2025-01-01"), 2.5 * day_s) == wrap_time("2025-01-02T07:00:00Z"));
  // 6 hours repeat after 6.
  CHECK(wrapped_instant_s(wrap_time("2025-01-02T13:00:00Z"), 0, wrap_time("2025-01-01"), 6 * 3600.0) == wrap_time("2025-01-01T01:00:00Z"));
}
