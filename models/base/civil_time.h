#pragma once
// Dates and times: ISO 8601 text, seconds since the Unix epoch, calendar fields in a fixed offset (no daylight saving, no leap seconds).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace icctwin {

/// Calendar fields in the proleptic Gregorian calendar.
struct CivilTime {
  int year = 1970, month = 1, day = 1;  ///< month 1..12, day 1..31
  int hour = 0, minute = 0;
  double second = 0;
};

/// Days since 1970-01-01 of a calendar date.
std::int64_t days_from_civil(int year, int month, int day);

bool is_leap_year(int year);
int days_in_month(int year, int month);

/// Calendar fields of an instant in a fixed offset from UTC.
CivilTime civil_from_unix(double unix_s, int utc_offset_s);

/// Instant of calendar fields given in a fixed offset from UTC [s since 1970-01-01T00:00:00Z].
double unix_from_civil(const CivilTime& civil, int utc_offset_s);

/// Second of the year of an instant in local standard time, 0 at 1 January 00:00 [s].
double second_of_year(double unix_s, int utc_offset_s);

struct ParsedTime {
  double unix_s = 0;
  std::optional<int> utc_offset_s;  ///< absent when the text states no offset; unix_s then assumes UTC
};

/// Reads "2025-07-07", "2025-07-07T00:00:00+08:00", "2025-07-07 00:00:00.5Z"; nothing on any other text or an impossible date.
std::optional<ParsedTime> parse_iso8601(std::string_view text);

/// "2025-07-07T00:00:00+08:00"; fractions of a second only when there are some (millisecond resolution).
std::string format_iso8601(double unix_s, int utc_offset_s);

}  // namespace icctwin
