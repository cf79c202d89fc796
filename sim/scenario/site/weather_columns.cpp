#include "sim/scenario/site/weather_columns.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "models/base/conversions.h"
#include "models/cooling/moist_air.h"
#include "sim/scenario/site/gap_filling.h"

namespace icctwin {
namespace {

// What the column can be on Earth, with some room; beyond that a file is damaged or in other units.
struct Limits {
  std::string_view name;
  double least, most;
  std::string_view unit;
};
constexpr std::array<Limits, weather_column_count> limits = {{
    {"dry_bulb_c", -70, 70, "degC"},
    {"relative_humidity", 0, 1.1, "(ratio)"},
    {"pressure_pa", 31000, 120000, "Pa"},
    {"wind_m_per_s", 0, 110, "m/s"},
    {"global_horizontal_w_per_m2", 0, 2000, "W/m2"},
    {"direct_normal_w_per_m2", 0, 2000, "W/m2"},
    {"diffuse_horizontal_w_per_m2", 0, 2000, "W/m2"},
}};

std::vector<double>& channel(WeatherSeries& series, WeatherColumn column) {
  switch (column) {
    case WeatherColumn::dry_bulb_c:
      return series.dry_bulb_c;
    case WeatherColumn::relative_humidity:
      return series.relative_humidity;
    case WeatherColumn::pressure_pa:
      return series.pressure_pa;
    case WeatherColumn::wind_m_per_s:
      return series.wind_m_per_s;
    case WeatherColumn::global_horizontal_w_per_m2:
      return series.global_horizontal_w_per_m2;
    case WeatherColumn::direct_normal_w_per_m2:
      return series.direct_normal_w_per_m2;
    case WeatherColumn::diffuse_horizontal_w_per_m2:
      break;
  }
  return series.diffuse_horizontal_w_per_m2;
}

}  // namespace

std::string_view weather_column_name(WeatherColumn column) { return limits[static_cast<std::size_t>(column)].name; }

double checked_weather_value(WeatherColumn column, double value, std::size_t line, std::string_view text, WeatherColumns& columns,
                             LineProblems& problems) {
  const Limits& limit = limits[static_cast<std::size_t>(column)];
  if (value < limit.least || value > limit.most) {
    const bool humidity = column == WeatherColumn::relative_humidity;
    problems.add("E-SITE-003", line, std::string(text),
                 humidity ? "0 .. 110 %" : fmt::format("{:g} .. {:g} {}", limit.least, limit.most, limit.unit), limit.name);
    return gap_value;
  }
  if (column == WeatherColumn::relative_humidity && value > 1) {
    if (columns.over_saturated++ == 0) columns.first_over_saturated_line = line;
    return 1.0;
  }
  return value;
}

bool complete_columns(WeatherColumns& columns, WeatherSeries& series, LineProblems& problems) {
  const auto longest = static_cast<std::size_t>(longest_filled_gap_s / series.step_s);
  const auto hours = [&series](std::size_t samples) {
    return fmt::format("{:g} h", static_cast<double>(samples) * series.step_s / s_per_h);
  };
  bool complete = true;
  for (std::size_t i = 0; i < weather_column_count; ++i) {
    const auto column = static_cast<WeatherColumn>(i);
    const std::string_view name = limits[i].name;
    auto& values = columns.values[i];
    if (values.empty() && column != WeatherColumn::pressure_pa) continue;
    values.resize(columns.lines.size(), gap_value);  // a file without pressure
    const GapReport gaps = fill_gaps(values, longest, series.typical_year);
    if (gaps.filled > 0)
      problems.add("W-SITE-001", columns.lines[gaps.first_filled], std::to_string(gaps.filled),
                   fmt::format("line {}", columns.lines[gaps.first_filled]), name);
    if (gaps.left > 0) {
      const std::size_t line = columns.lines[gaps.first_left];
      if (column == WeatherColumn::pressure_pa) {
        problems.add("W-SITE-002", line, std::to_string(gaps.left), fmt::format("{:g} m", series.elevation_m), name);
        const double station_pa = station_pressure_pa(series.elevation_m);
        for (double& value : values)
          if (std::isnan(value)) value = station_pa;
      } else if (column == WeatherColumn::dry_bulb_c || column == WeatherColumn::relative_humidity) {
        problems.add("E-SITE-007", line, hours(gaps.first_left_length), hours(longest), name);
        complete = false;
      } else {
        problems.add("W-SITE-003", line, hours(gaps.first_left_length), {}, name);
        values.clear();
      }
    }
    channel(series, column) = std::move(values);
  }
  if (columns.over_saturated > 0) problems.add("H-SITE-002", columns.first_over_saturated_line, std::to_string(columns.over_saturated));
  return complete;
}

}  // namespace icctwin
