#include "models/base/civil_time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "models/base/conversions.h"

namespace icctwin {
namespace {

constexpr std::int64_t days_per_era = 146097;  // 400 Gregorian years

struct Date {
  int year, month, day;
};

// Inverse of days_from_civil; both count years from 1 March, so that the leap day is the last of its year.
Date civil_from_days(std::int64_t days) {
  days += 719468;  // from 0000-03-01 to 1970-01-01
  const std::int64_t era = (days >= 0 ? days : days - days_per_era + 1) / days_per_era;
  const auto day_of_era = static_cast<int>(days - era * days_per_era);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

// Reads exactly `count` digits at the front of the text.
std::optional<int> digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool skip(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t shifted_year = month <= 2 ? year - 1 : year;
  const std::int64_t era = (shifted_year >= 0 ? shifted_year : shifted_year - 399) / 400;
  const auto year_of_era = static_cast<int>(shifted_year - era * 400);
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_per_era + day_of_era - 719468;
}

CivilTime civil_from_unix(double unix_s, int utc_offset_s) {
  const double local_s = unix_s + utc_offset_s;
  const double day = std::floor(local_s / s_per_day);
  const auto [year, month, day_of_month] = civil_from_days(static_cast<std::int64_t>(day));
  const double second_of_day = local_s - day * s_per_day;
  const auto whole = static_cast<int>(second_of_day);
  const int minute_start_s = whole / 60 * 60;
  return {year, month, day_of_month, whole / 3600, whole / 60 % 60, second_of_day - minute_start_s};
}

double unix_from_civil(const CivilTime& civil, int utc_offset_s) {
  return static_cast<double>(days_from_civil(civil.year, civil.month, civil.day)) * s_per_day + civil.hour * 3600.0 + civil.minute * 60.0 +
         civil.second - utc_offset_s;
}

double second_of_year(double unix_s, int utc_offset_s) {
  const CivilTime civil = civil_from_unix(unix_s, utc_offset_s);
  return unix_s - unix_from_civil({civil.year, 1, 1, 0, 0, 0}, utc_offset_s);
}

std::optional<ParsedTime> parse_iso8601(std::string_view text) {
  CivilTime civil;
  const auto year = digits(text, 4);
  if (!year || !skip(text, '-')) return std::nullopt;
  const auto month = digits(text, 2);
  if (!month || !skip(text, '-')) return std::nullopt;
  const auto day = digits(text, 2);
  if (!day || *month < 1 || *month > 12 || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  civil.year = *year, civil.month = *month, civil.day = *day;

  ParsedTime parsed;
  if (!text.empty()) {
    if (!skip(text, 'T') && !skip(text, ' ')) return std::nullopt;
    const auto hour = digits(text, 2);
    if (!hour || !skip(text, ':')) return std::nullopt;
    const auto minute = digits(text, 2);
    if (!minute || *hour > 24 || *minute > 59) return std::nullopt;
    civil.hour = *hour, civil.minute = *minute;
    if (skip(text, ':')) {
      const auto second = digits(text, 2);
      if (!second || *second > 59) return std::nullopt;
      civil.second = *second;
      if (skip(text, '.')) {
        double place = 0.1;
        if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
        for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), place /= 10)
          civil.second += place * (text.front() - '0');
      }
    }
    if (civil.hour == 24 && (civil.minute > 0 || civil.second > 0)) return std::nullopt;
    if (skip(text, 'Z')) {
      parsed.utc_offset_s = 0;
    } else if (!text.empty()) {
      const int sign = text.front() == '-' ? -1 : text.front() == '+' ? 1 : 0;
      if (sign == 0) return std::nullopt;
      text.remove_prefix(1);
      const auto offset_h = digits(text, 2);
      if (!offset_h) return std::nullopt;
      skip(text, ':');
      const auto offset_min = text.empty() ? std::optional<int>(0) : digits(text, 2);
      if (!offset_min || *offset_h > 14 || *offset_min > 59) return std::nullopt;
      parsed.utc_offset_s = sign * (*offset_h * 3600 + *offset_min * 60);
    }
    if (!text.empty()) return std::nullopt;
  }
  parsed.unix_s = unix_from_civil(civil, parsed.utc_offset_s.value_or(0));
  return parsed;
}

std::string format_iso8601(double unix_s, int utc_offset_s) {
  const double rounded_s = std::round(unix_s * 1000.0) / 1000.0;
  const CivilTime civil = civil_from_unix(rounded_s, utc_offset_s);
  std::array<char, 64> buffer{};
  const auto whole_s = static_cast<int>(civil.second);
  const auto milli = static_cast<int>(std::lround((civil.second - whole_s) * 1000.0));
  int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02dT%02d:%02d:%02d", civil.year, civil.month, civil.day, civil.hour,
                             civil.minute, whole_s);
  std::string out(buffer.data(), static_cast<std::size_t>(length));
  if (milli > 0) {
    length = std::snprintf(buffer.data(), buffer.size(), ".%03d", milli);
    out.append(buffer.data(), static_cast<std::size_t>(length));
  }
  if (utc_offset_s == 0) return out + "Z";
  const int offset_min = std::abs(utc_offset_s) / 60;
  length = std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", utc_offset_s < 0 ? '-' : '+', offset_min / 60, offset_min % 60);
  return out.append(buffer.data(), static_cast<std::size_t>(length));
}

}  // namespace icctwin
