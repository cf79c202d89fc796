#pragma once
// The columns of a weather file while it is being read: limits, gaps, and their way into a series.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/site/weather.h"
#include "sim/scenario/site/line_problems.h"

namespace icctwin {

enum class WeatherColumn {
  dry_bulb_c,
  relative_humidity,
  pressure_pa,
  wind_m_per_s,
  global_horizontal_w_per_m2,
  direct_normal_w_per_m2,
  diffuse_horizontal_w_per_m2,
};
inline constexpr std::size_t weather_column_count = 7;

/// Name of a column as in weather CSV files and in problems.
std::string_view weather_column_name(WeatherColumn column);

/// Values on the regular axis in the units of WeatherSeries, NaN where missing; a column the file does not have is empty.
struct WeatherColumns {
  std::array<std::vector<double>, weather_column_count> values;
  std::vector<std::size_t> lines;                                 ///< line of each sample
  std::size_t over_saturated = 0, first_over_saturated_line = 0;  ///< relative humidity above 1, taken as 1
};

/// The value if it is possible; otherwise an error, and NaN. Relative humidity between 1 and 1.1 is counted and taken as 1.
double checked_weather_value(WeatherColumn column, double value, std::size_t line, std::string_view text, WeatherColumns& columns,
                             LineProblems& problems);

/// Fills the gaps and moves the columns into the series; false, and errors, when dry bulb or humidity cannot be filled.
///
/// Pressure that is missing for long becomes that of the standard atmosphere at the elevation; other columns are left out then.
bool complete_columns(WeatherColumns& columns, WeatherSeries& series, LineProblems& problems);

}  // namespace icctwin
