#pragma once
// Weather of a site: a regular series of air states, and the air at any instant of a run.
#include <cstddef>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin {

/// A regular series of outdoor air states, each valid at its instant.
///
/// A typical year (months of different years, or a single year meant to be used for any) has no calendar year: it answers by local date and
/// time and repeats every year. Any other series is dated. All vectors have the same length; the last four may be empty.
struct WeatherSeries {
  std::string place, source;
  double latitude_deg = 0, longitude_deg = 0;  ///< north and east positive
  double elevation_m = 0;
  int utc_offset_s = 0;       ///< local standard time of the series
  bool typical_year = false;  ///< then the series holds exactly 365 or 366 days
  int calendar_year = 0;      ///< of a typical year whose hours all belong to one year; otherwise 0
  double start_s = 0;         ///< instant of the first sample: second of the year (typical year), else Unix time
  double step_s = 3600;

  std::vector<double> dry_bulb_c, relative_humidity, pressure_pa;  ///< relative humidity as a ratio 0..1
  std::vector<double> wet_bulb_c, humidity_ratio;                  ///< from complete_psychrometrics; NaN where not computed
  std::vector<double> wind_m_per_s;
  /// Radiation, mean over the step that ends at the sample.
  std::vector<double> global_horizontal_w_per_m2, direct_normal_w_per_m2, diffuse_horizontal_w_per_m2;
};

/// The outdoor air at one instant.
struct WeatherSample {
  double dry_bulb_c = 0, wet_bulb_c = 0;
  double relative_humidity = 0;  ///< ratio 0..1
  double pressure_pa = 0;
  double humidity_ratio = 0;  ///< kg of water per kg of dry air
};

/// Two neighbouring samples and the share of the later one.
struct WeatherPosition {
  std::size_t before = 0, after = 0;
  double fraction = 0;
};

/// The samples around an instant.
///
/// A typical year is read by the clock of the site (the given offset), so that a file of a neighbouring place keeps its daily course. In
/// a leap year a series of 365 days gives 29 February the hours of 28 February; in other years a series of 366 days leaves its 29
/// February out. After 31 December comes 1 January. Outside a dated series wrapped_instant_s rules; its last sample holds for one step.
WeatherPosition locate(const WeatherSeries& series, double unix_s, int utc_offset_s);

/// Linear interpolation of one channel of the series, in the unit of the channel.
double value_at(const std::vector<double>& channel, const WeatherPosition& position);

/// Outdoor air at an instant, interpolated linearly between the samples.
///
/// Wet bulb and humidity ratio are interpolated where complete_psychrometrics has been, and computed on the spot (slowly) elsewhere.
WeatherSample weather_at(const WeatherSeries& series, double unix_s, int utc_offset_s);

/// Computes wet bulb and humidity ratio of the samples a run between two instants can ask for.
void complete_psychrometrics(WeatherSeries& series, double from_unix_s, double to_unix_s, int utc_offset_s);

/// Says where a run leaves the series: dates outside a dated series, a year used more than once or for another year, a leap day without
/// data.
void check_weather_coverage(const WeatherSeries& series, double start_unix_s, double duration_s, int utc_offset_s, const std::string& where,
                            Diagnostics& diagnostics);

}  // namespace icctwin
