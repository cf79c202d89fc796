#include "models/site/wrap.h"

#include <algorithm>
#include <cmath>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"

namespace icctwin {
namespace {

constexpr double seconds_per_year = 365 * s_per_day;

double in_year_s(CivilTime civil, int year, int utc_offset_s) {
  civil.year = year;
  civil.day = std::min(civil.day, days_in_month(year, civil.month));
  return unix_from_civil(civil, utc_offset_s);
}

}  // namespace

double wrapped_instant_s(double unix_s, int utc_offset_s, double start_s, double span_s) {
  if (unix_s >= start_s && unix_s < start_s + span_s) return unix_s;
  if (span_s >= seconds_per_year) {
    const CivilTime civil = civil_from_unix(unix_s, utc_offset_s);
    const int first_year = civil_from_unix(start_s, utc_offset_s).year;
    double found_s = in_year_s(civil, first_year, utc_offset_s);
    if (found_s < start_s) found_s = in_year_s(civil, first_year + 1, utc_offset_s);
    return found_s < start_s + span_s ? found_s : found_s - s_per_day;
  }
  const double period_s = span_s >= s_per_day ? std::floor(span_s / s_per_day) * s_per_day : span_s;
  const double after_s = unix_s - start_s - std::floor((unix_s - start_s) / period_s) * period_s;
  return after_s < period_s ? start_s + after_s : start_s;  // rounding may give the period itself
}

}  // namespace icctwin
