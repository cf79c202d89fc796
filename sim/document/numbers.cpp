#include "sim/document/numbers.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "models/base/civil_time.h"

namespace icctwin::document {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view thin_space = "\u2009";
constexpr std::string_view minus = "\u2212";

constexpr std::array<std::string_view, 12> month_names = {"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays_en = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> weekdays_zh = {"一", "二", "三", "四", "五", "六", "日"};

/// 0 is Monday; 1970-01-01 was a Thursday.
std::size_t weekday(const CivilTime& civil) {
  const auto days = days_from_civil(civil.year, civil.month, civil.day) + 3;
  return static_cast<std::size_t>(((days % 7) + 7) % 7);
}

/// Decimals that show four significant digits.
int free_decimals(double value) {
  const double magnitude = std::abs(value);
  if (!std::isfinite(value) || (value == std::floor(value) && magnitude < 1e15)) return 0;
  int decimals = magnitude >= 1000 ? 1 : 3;
  for (double limit = 0.1; magnitude < limit && decimals < 7; limit /= 10) ++decimals;
  return decimals;
}

std::string_view month_name(const CivilTime& civil) { return month_names[static_cast<std::size_t>(civil.month - 1)]; }

}  // namespace

std::string Numbers::fixed(double value, int decimals) const {
  if (!std::isfinite(value)) return std::string(missing_mark);
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  // Chinese text sets off thousands only from five digits on (GB/T 15835 leaves four digits closed).
  const bool grouped = zh() ? whole > 4 : whole > 3;
  std::string text;
  if (value < 0 && digits.find_first_of("123456789") != std::string::npos) text += minus;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (grouped && i > 0 && i < whole && (whole - i) % 3 == 0) text += zh() ? thin_space : std::string_view(",");
    text += digits[i];
  }
  return text;
}

std::string Numbers::percent(double ratio, int decimals) const {
  if (!std::isfinite(ratio)) return std::string(missing_mark);
  return fixed(100 * ratio, decimals) + (zh() ? "%" : "\u00A0%");
}

std::string Numbers::with_unit(double value, int decimals, std::string_view unit) const {
  std::string text = fixed(value, decimals);
  if (unit.empty() || unit == "1") return text;
  // "万元" is closed up, "万kWh" keeps the space of its Latin unit (visual design 6.1: 43.48 万kWh).
  const bool closed = zh() && (unit == "元" || unit == "万元" || unit == "个" || unit == "卡时");
  if (!closed) text += no_break_space;
  text += unit;
  return text;
}

std::string Numbers::with_unit(double value, const DisplayUnit& unit) const {
  return with_unit(value / unit.divisor, unit.decimals, unit.name);
}

std::string Numbers::in_unit(double value, const DisplayUnit& unit) const { return fixed(value / unit.divisor, unit.decimals); }

std::string Numbers::free(double value) const {
  if (!std::isfinite(value)) return std::string(missing_mark);
  if (const double magnitude = std::abs(value); magnitude != 0 && magnitude < 1e-4) return fmt::format("{:.3g}", value);
  return fixed(value, free_decimals(value));
}

Cell Numbers::free_cell(double value) const { return {free(value), value, free_decimals(value)}; }

std::string Numbers::moment(double unix_s) const {
  if (!std::isfinite(unix_s)) return std::string(missing_mark);
  const CivilTime c = civil_from_unix(unix_s, utc_offset_s_);
  if (zh()) return fmt::format("{:02}-{:02} {:02}:{:02}", c.month, c.day, c.hour, c.minute);
  return fmt::format("{} {} {:02}:{:02}", c.day, month_name(c), c.hour, c.minute);
}

std::string Numbers::table_time(double unix_s) const {
  if (!std::isfinite(unix_s)) return std::string(missing_mark);
  const CivilTime c = civil_from_unix(unix_s, utc_offset_s_);
  return fmt::format("{}-{:02}-{:02} {:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute);
}

std::string Numbers::period(double start_unix_s, double end_unix_s) const {
  const CivilTime a = civil_from_unix(start_unix_s, utc_offset_s_);
  const CivilTime b = civil_from_unix(std::max(start_unix_s, end_unix_s - 1), utc_offset_s_);
  const bool same_year = a.year == b.year, same_month = same_year && a.month == b.month, same_day = same_month && a.day == b.day;
  if (zh()) {
    std::string first = fmt::format("{}-{:02}-{:02}", a.year, a.month, a.day);
    if (same_day) return first;
    return first + " 至 " + (same_year ? "" : fmt::format("{}-", b.year)) + fmt::format("{:02}-{:02}", b.month, b.day);
  }
  std::string last = fmt::format("{} {} {}", b.day, month_name(b), b.year);
  if (same_day) return last;
  if (same_month) return fmt::format("{} to {}", a.day, last);
  if (same_year) return fmt::format("{} {} to {}", a.day, month_name(a), last);
  return fmt::format("{} {} {} to {}", a.day, month_name(a), a.year, last);
}

std::string Numbers::day(double unix_s, bool with_weekday) const {
  const CivilTime c = civil_from_unix(unix_s, utc_offset_s_);
  if (zh()) return fmt::format("{}/{}", c.month, c.day) + (with_weekday ? fmt::format(" 周{}", weekdays_zh[weekday(c)]) : std::string());
  const std::string date = fmt::format("{} {}", c.day, month_name(c).substr(0, 3));
  return with_weekday ? fmt::format("{} {}", weekdays_en[weekday(c)], date) : date;
}

std::string Numbers::month(int year, int month) const {
  if (zh()) return fmt::format("{}年{}月", year, month);
  return fmt::format("{} {}", month_names[static_cast<std::size_t>(month - 1)].substr(0, 3), year);
}

std::string Numbers::zone() const {
  const int minutes = std::abs(utc_offset_s_) / 60;
  return fmt::format("{}{:02}:{:02}", utc_offset_s_ < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

DisplayUnit Numbers::energy(double largest_kwh) const {
  if (largest_kwh >= 1e8) return {1e6, 1, "GWh"};
  if (largest_kwh >= 1e4) return {1e3, 1, "MWh"};
  return {1, 1, "kWh"};
}

DisplayUnit Numbers::power(double largest_w) const {
  if (largest_w >= 1e8) return {1e6, 1, "MW"};
  if (largest_w >= 1e5) return {1e3, 0, "kW"};
  return {1e3, 1, "kW"};
}

DisplayUnit Numbers::water(double largest_l) const {
  if (largest_l >= 1e4) return {1e3, 1, "m³"};
  return {1, 1, "L"};
}

DisplayUnit Numbers::carbon(double largest_kg) const {
  if (largest_kg >= 1e4) return {1e3, 1, "t"};
  return {1, 1, "kg"};
}

DisplayUnit Numbers::money(double largest_cny) const {
  if (largest_cny >= 1e4) return {1e4, 2, zh() ? "万元" : "10⁴ CNY"};
  return {1, 2, zh() ? "元" : "CNY"};
}

DisplayUnit Numbers::duration(double largest_s) const {
  if (largest_s >= 7200) return {3600, 2, "h"};
  if (largest_s >= 120) return {60, 1, "min"};
  return {1, largest_s >= 10 ? 0 : 1, "s"};
}

bool adds_up(const std::string& total, const std::string* parts, std::size_t count) {
  // Works on the shown digits in units of the last decimal, so that no binary fraction can decide.
  const auto shown = [](const std::string& text) {
    long long units = 0;
    for (const char c : text)
      if (c >= '0' && c <= '9') units = 10 * units + (c - '0');
    return text.starts_with(minus) ? -units : units;
  };
  long long sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += shown(parts[i]);
  return sum == shown(total);
}

}  // namespace icctwin::document
