#include "models/base/civil_time.h"

#include <doctest/doctest.h>

using namespace icctwin;

namespace {

constexpr int china_s = 8 * 3600;

double unix_of(std::string_view text) {
  const auto parsed = parse_iso8601(text);
  REQUIRE_MESSAGE(parsed.has_value(), text);
  return parsed->unix_s;
}

}  // namespace

TEST_CASE("calendar: days since 1970 of known dates") {
  CHECK(days_from_civil(1970, 1, 1) == 0);
  CHECK(days_from_civil(1969, 12, 31) == -1);
  CHECK(days_from_civil(2000, 3, 1) == 11017);  // 30 years x 365 + 7 leap days (1972..1996) + 31 + 29
  CHECK(days_from_civil(2025, 1, 1) == 20089);  // 55 x 365 + 14 leap days (1972..2024)
}

TEST_CASE("calendar: leap years follow the Gregorian rule") {
  CHECK(is_leap_year(2024));
  CHECK(is_leap_year(2000));
  CHECK_FALSE(is_leap_year(1900));
  CHECK_FALSE(is_leap_year(2025));
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2025, 2) == 28);
  CHECK(days_in_month(2025, 12) == 31);
}

TEST_CASE("calendar: every day of eight centuries follows the one before") {
  std::int64_t day = days_from_civil(1600, 1, 1);
  for (int year = 1600; year < 2400; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int of_month = 1; of_month <= days_in_month(year, month); ++of_month, ++day) {
        REQUIRE(days_from_civil(year, month, of_month) == day);
        const CivilTime back = civil_from_unix(static_cast<double>(day) * 86400.0, 0);
        REQUIRE((back.year == year && back.month == month && back.day == of_month));
      }
    }
  }
}

TEST_CASE("civil time: an instant shows the local clock of its offset, before 1970 too") {
  const CivilTime noon = civil_from_unix(unix_of("2025-07-07T04:00:00Z"), china_s);
  CHECK(noon.day == 7);
  CHECK(noon.hour == 12);
  const CivilTime old = civil_from_unix(-0.5, 0);
  CHECK(old.year == 1969);
  CHECK(old.hour == 23);
  CHECK(old.minute == 59);
  CHECK(old.second == doctest::Approx(59.5));
  CHECK(unix_from_civil(noon, china_s) == unix_of("2025-07-07T04:00:00Z"));
}

TEST_CASE("civil time: the second of the year starts at local midnight of 1 January") {
  CHECK(second_of_year(unix_of("2025-01-01T00:00:00+08:00"), china_s) == 0);
  CHECK(second_of_year(unix_of("2025-12-31T23:59:59+08:00"), china_s) == 365 * 86400.0 - 1);
  CHECK(second_of_year(unix_of("2024-12-31T23:59:59+08:00"), china_s) == 366 * 86400.0 - 1);
}

TEST_CASE("ISO 8601: accepted forms and their instants") {
  CHECK(unix_of("2025-07-07") == 20276 * 86400.0);
  CHECK(unix_of("2025-07-07T00:00:00+08:00") == unix_of("2025-07-06T16:00:00Z"));
  CHECK(unix_of("2025-07-07 00:00:00.5Z") == unix_of("2025-07-07") + 0.5);
  CHECK(unix_of("2025-07-07T01:30") == unix_of("2025-07-07") + 5400);
  CHECK(unix_of("2025-07-06T24:00:00") == unix_of("2025-07-07"));
  CHECK(unix_of("2025-07-07T00:00:00-0330") == unix_of("2025-07-07T03:30:00Z"));
  CHECK(unix_of("2025-07-07T00:00:00+08") == unix_of("2025-07-07T00:00:00+08:00"));
}

TEST_CASE("ISO 8601: whether an offset was stated is told") {
  CHECK_FALSE(parse_iso8601("2025-07-07T00:00:00")->utc_offset_s.has_value());
  CHECK(parse_iso8601("2025-07-07T00:00:00Z")->utc_offset_s == 0);
  CHECK(parse_iso8601("2025-07-07T00:00:00+08:00")->utc_offset_s == china_s);
  CHECK(parse_iso8601("2025-07-07T00:00:00-03:30")->utc_offset_s == -12600);
}

TEST_CASE("ISO 8601: other texts and impossible dates are refused") {
  for (const char* wrong :
       {"", "2025", "2025-7-7", "2025-13-01", "2025-02-29", "2025-00-10", "2025-07-07T", "2025-07-07T25:00", "2025-07-07T24:01",
        "2025-07-07T00:60", "2025-07-07T00:00:60", "2025-07-07T00:00:00.", "2025-07-07T00:00:00+15:00", "2025-07-07T00:00:00+08:0",
        "2025-07-07T00:00:00Zx", "2025-07-07x", "07/07/2025", "٢٠٢٥-07-07"})
    CHECK_MESSAGE(!parse_iso8601(wrong).has_value(), wrong);
}

TEST_CASE("ISO 8601: what is written reads back, with milliseconds only when there are some") {
  CHECK(format_iso8601(unix_of("2025-07-07T00:00:00+08:00"), china_s) == "2025-07-07T00:00:00+08:00");
  CHECK(format_iso8601(0, 0) == "1970-01-01T00:00:00Z");
  CHECK(format_iso8601(0.25, -12600) == "1969-12-31T20:30:00.250-03:30");
  CHECK(format_iso8601(59.9996, 0) == "1970-01-01T00:01:00Z");  // rounds up through the minute
  for (const double time_s : {-1e9, -0.125, 1.5, 1751846400.0, 4102444800.875}) CHECK(unix_of(format_iso8601(time_s, china_s)) == time_s);
}
