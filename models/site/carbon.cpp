#include "models/site/carbon.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/base/civil_time.h"
#include "models/site/wrap.h"

namespace icctwin {
namespace {

double span_s(const CarbonSeries& series) { return static_cast<double>(series.kg_per_kwh.size()) * series.step_s; }

// Samples since the first one, with a fraction.
double place_of(const CarbonSeries& series, double unix_s) {
  return std::max(0.0, (wrapped_instant_s(unix_s, 0, series.start_s, span_s(series)) - series.start_s) / series.step_s);
}

}  // namespace

CarbonSeries constant_carbon(double kg_per_kwh, std::string place, std::string source, CarbonBasis basis) {
  CarbonSeries series;
  series.place = std::move(place);
  series.source = std::move(source);
  series.basis = basis;
  series.kg_per_kwh = {kg_per_kwh};
  return series;
}

double carbon_intensity_at(const CarbonSeries& series, double unix_s) {
  if (series.kg_per_kwh.size() == 1) return series.kg_per_kwh.front();
  return series.kg_per_kwh[std::min(static_cast<std::size_t>(place_of(series, unix_s)), series.kg_per_kwh.size() - 1)];
}

double next_carbon_change_s(const CarbonSeries& series, double unix_s) {
  if (series.kg_per_kwh.size() == 1) return std::numeric_limits<double>::infinity();
  const double place = place_of(series, unix_s);
  const double next_s = unix_s + (std::floor(place) + 1 - place) * series.step_s;
  return next_s > unix_s ? next_s : unix_s + series.step_s;  // an instant that rounds to the boundary counts as the boundary
}

void check_carbon_coverage(const CarbonSeries& series, double start_unix_s, double duration_s, const std::string& where,
                           Diagnostics& diagnostics) {
  if (series.kg_per_kwh.size() == 1) return;
  const double end_unix_s = start_unix_s + duration_s;
  const double series_end_s = series.start_s + span_s(series);
  if (start_unix_s >= series.start_s && end_unix_s <= series_end_s) return;
  diagnostics.add("W-SITE-005", where, format_iso8601(start_unix_s, 0) + " .. " + format_iso8601(end_unix_s, 0),
                  format_iso8601(series.start_s, 0) + " .. " + format_iso8601(series_end_s, 0));
}

}  // namespace icctwin
