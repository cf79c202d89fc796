#include "models/site/weather.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "models/cooling/moist_air.h"
#include "models/site/wrap.h"

namespace icctwin {
namespace {

constexpr double leap_day_s = 59 * s_per_day;  // 31 days of January and 28 of February

double span_s(const WeatherSeries& series) { return static_cast<double>(series.dry_bulb_c.size()) * series.step_s; }

bool has_leap_day(const WeatherSeries& series) { return span_s(series) > 365.5 * s_per_day; }

// Second of the series' own year that stands for an instant of the run.
double typical_second_s(const WeatherSeries& series, double unix_s, int utc_offset_s) {
  const int year = civil_from_unix(unix_s, utc_offset_s).year;
  const double second_s = unix_s - unix_from_civil({year, 1, 1, 0, 0, 0}, utc_offset_s);
  if (second_s < leap_day_s || is_leap_year(year) == has_leap_day(series)) return second_s;
  return is_leap_year(year) ? second_s - s_per_day : second_s + s_per_day;
}

bool contains_leap_day(double start_unix_s, double end_unix_s, int utc_offset_s) {
  const int last_year = civil_from_unix(end_unix_s, utc_offset_s).year;
  for (int year = civil_from_unix(start_unix_s, utc_offset_s).year; year <= last_year; ++year) {
    if (!is_leap_year(year)) continue;
    const double day_s = unix_from_civil({year, 2, 29, 0, 0, 0}, utc_offset_s);
    if (start_unix_s < day_s + s_per_day && end_unix_s > day_s) return true;
  }
  return false;
}

}  // namespace

WeatherPosition locate(const WeatherSeries& series, double unix_s, int utc_offset_s) {
  const std::size_t count = series.dry_bulb_c.size();
  if (series.typical_year) {
    const double place = (typical_second_s(series, unix_s, utc_offset_s) - series.start_s) / series.step_s;
    const double below = std::floor(place);
    const auto before = static_cast<std::size_t>(below < 0 ? below + static_cast<double>(count) : below) % count;
    return {before, before + 1 < count ? before + 1 : 0, place - below};
  }
  const double instant_s = wrapped_instant_s(unix_s, utc_offset_s, series.start_s, span_s(series));
  const double place = std::max(0.0, (instant_s - series.start_s) / series.step_s);
  const std::size_t before = std::min(static_cast<std::size_t>(place), count - 1);
  return {before, std::min(before + 1, count - 1), place - std::floor(place)};
}

double value_at(const std::vector<double>& channel, const WeatherPosition& position) {
  const double before = channel[position.before];
  return before + position.fraction * (channel[position.after] - before);
}

WeatherSample weather_at(const WeatherSeries& series, double unix_s, int utc_offset_s) {
  const WeatherPosition position = locate(series, unix_s, utc_offset_s);
  WeatherSample sample;
  sample.dry_bulb_c = value_at(series.dry_bulb_c, position);
  sample.relative_humidity = value_at(series.relative_humidity, position);
  sample.pressure_pa = value_at(series.pressure_pa, position);
  if (!series.wet_bulb_c.empty()) {
    sample.wet_bulb_c = value_at(series.wet_bulb_c, position);
    sample.humidity_ratio = value_at(series.humidity_ratio, position);
    if (!std::isnan(sample.wet_bulb_c)) return sample;
  }
  sample.wet_bulb_c = wet_bulb_c(sample.dry_bulb_c, sample.relative_humidity, sample.pressure_pa);
  sample.humidity_ratio = humidity_ratio(sample.dry_bulb_c, sample.relative_humidity, sample.pressure_pa);
  return sample;
}

void complete_psychrometrics(WeatherSeries& series, double from_unix_s, double to_unix_s, int utc_offset_s) {
  const std::size_t count = series.dry_bulb_c.size();
  series.wet_bulb_c.resize(count, std::numeric_limits<double>::quiet_NaN());
  series.humidity_ratio.resize(count, std::numeric_limits<double>::quiet_NaN());
  // A day more at both ends: around a leap day the run steps back or forward by a day.
  const double first_s = from_unix_s - s_per_day;
  const double samples = std::ceil((to_unix_s + s_per_day - first_s) / series.step_s) + 2;
  // A dated series may be entered anywhere by wrapping; only a run inside it can be answered by a range.
  const bool dated_inside = !series.typical_year && from_unix_s >= series.start_s && to_unix_s <= series.start_s + span_s(series);
  const bool whole = samples >= static_cast<double>(count) || (!series.typical_year && !dated_inside);
  const std::size_t todo = whole ? count : static_cast<std::size_t>(samples);
  std::size_t i = 0;
  if (!whole) i = series.typical_year ? locate(series, first_s, utc_offset_s).before : locate(series, from_unix_s, utc_offset_s).before;
  for (std::size_t done = 0; done < todo; ++done, i = i + 1 < count ? i + 1 : 0) {
    if (!std::isnan(series.wet_bulb_c[i])) continue;
    series.wet_bulb_c[i] = wet_bulb_c(series.dry_bulb_c[i], series.relative_humidity[i], series.pressure_pa[i]);
    series.humidity_ratio[i] = humidity_ratio(series.dry_bulb_c[i], series.relative_humidity[i], series.pressure_pa[i]);
  }
}

void check_weather_coverage(const WeatherSeries& series, double start_unix_s, double duration_s, int utc_offset_s, const std::string& where,
                            Diagnostics& diagnostics) {
  const double end_unix_s = start_unix_s + duration_s;
  const auto date = [utc_offset_s](double unix_s) { return format_iso8601(unix_s, utc_offset_s); };
  if (!series.typical_year) {
    const double series_end_s = series.start_s + span_s(series);
    if (start_unix_s < series.start_s || end_unix_s > series_end_s)
      diagnostics.add("W-SITE-004", where, date(start_unix_s) + " .. " + date(end_unix_s),
                      date(series.start_s) + " .. " + date(series_end_s));
    return;
  }
  const int first_year = civil_from_unix(start_unix_s, utc_offset_s).year;
  if (series.calendar_year != 0 && series.calendar_year != first_year)
    diagnostics.add("H-SITE-001", where, std::to_string(first_year), std::to_string(series.calendar_year));
  if (duration_s > 366 * s_per_day) diagnostics.add("W-SITE-010", where, date(start_unix_s) + " .. " + date(end_unix_s));
  if (!has_leap_day(series) && contains_leap_day(start_unix_s, end_unix_s, utc_offset_s)) diagnostics.add("H-SITE-006", where);
}

}  // namespace icctwin
