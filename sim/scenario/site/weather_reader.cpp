#include "sim/scenario/site/weather_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/scenario/site/epw_reader.h"
#include "sim/scenario/site/gap_filling.h"
#include "sim/scenario/site/regular_times.h"
#include "sim/scenario/site/site_csv.h"
#include "sim/scenario/site/weather_columns.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::array<std::string_view, 6> weather_metadata = {"place",         "source",      "latitude_deg",
                                                              "longitude_deg", "elevation_m", "typical_year"};

std::array<std::string_view, weather_column_count + 1> weather_column_names() {
  std::array<std::string_view, weather_column_count + 1> names;
  names[0] = "time";
  for (std::size_t i = 0; i < weather_column_count; ++i) names[i + 1] = weather_column_name(static_cast<WeatherColumn>(i));
  return names;
}

// The file's rows as they stand, before they are put onto a regular axis.
struct Rows {
  std::vector<TimedRow> times;
  std::array<std::vector<double>, weather_column_count> values;
  int utc_offset_s = 0;
};

void read_metadata(const SiteCsv& csv, WeatherSeries& series, LineProblems& problems) {
  check_metadata_keys(csv, weather_metadata, problems);
  series.place = metadata_text(csv, "place");
  series.source = metadata_text(csv, "source");
  series.latitude_deg = metadata_number(csv, "latitude_deg", 0, -90, 90, problems);
  series.longitude_deg = metadata_number(csv, "longitude_deg", 0, -180, 180, problems);
  series.elevation_m = metadata_number(csv, "elevation_m", 0, -430, 6000, problems);
  if (const auto found = csv.metadata.find("typical_year"); found != csv.metadata.end()) {
    series.typical_year = found->second.value == "yes";
    if (!series.typical_year && found->second.value != "no")
      problems.add("E-SITE-014", found->second.line, "typical_year: " + found->second.value, "yes or no");
  }
}

Rows read_rows(const SiteCsv& csv, WeatherColumns& columns, LineProblems& problems) {
  Rows rows;
  CsvReader reader(csv.table, ',', csv.table_line);
  if (!reader.next()) {
    problems.add("E-SITE-015", 0, "0", "2");
    return rows;
  }
  const auto names = weather_column_names();
  const auto places = find_columns(reader.fields(), names, reader.line(), problems);
  for (std::size_t i = 0; i < 3; ++i)  // time, dry_bulb_c, relative_humidity
    if (!places[i]) problems.add("E-SITE-010", reader.line(), std::string(names[i]), "time, dry_bulb_c, relative_humidity");
  if (problems.has_errors()) return rows;

  const std::size_t fields_per_row = reader.fields().size();
  while (reader.next() && !problems.full(reader.line())) {
    const auto fields = reader.fields();
    if (fields.size() != fields_per_row || reader.malformed()) {
      problems.add("E-SITE-002", reader.line(), std::to_string(fields.size()), std::to_string(fields_per_row));
      continue;
    }
    const auto time = parse_row_time(fields[*places[0]], reader.line(), problems);
    if (!time) continue;
    if (rows.times.empty()) rows.utc_offset_s = *time->utc_offset_s;
    rows.times.push_back({time->unix_s, reader.line()});
    for (std::size_t i = 0; i < weather_column_count; ++i) {
      if (!places[i + 1]) continue;
      const std::string_view text = trim(fields[*places[i + 1]]);
      double value = gap_value;
      if (!text.empty()) {
        if (const auto number = parse_number(text)) {
          value = checked_weather_value(static_cast<WeatherColumn>(i), *number, reader.line(), printable(text), columns, problems);
        } else {
          problems.add("E-SITE-001", reader.line(), printable(text), "a number", names[i + 1]);
        }
      }
      rows.values[i].push_back(value);
    }
  }
  return rows;
}

// A typical year answers by second of the year, whatever year its rows name.
void make_typical(WeatherSeries& series, const std::vector<TimedRow>& rows, LineProblems& problems) {
  const double days = static_cast<double>(series.dry_bulb_c.size()) * series.step_s / s_per_day;
  const CivilTime first = civil_from_unix(series.start_s, series.utc_offset_s);
  const double second_s = second_of_year(series.start_s, series.utc_offset_s);
  const double year_days = is_leap_year(first.year) ? 366 : 365;
  if (second_s > series.step_s || days != year_days)
    problems.add("E-SITE-016", rows.front().line,
                 fmt::format("{:g} days from {}", days, format_iso8601(series.start_s, series.utc_offset_s)),
                 fmt::format("all {:g} days of {} from 1 January", year_days, first.year));
  series.start_s = second_s;
}

}  // namespace

std::optional<WeatherSeries> parse_weather_csv(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  LineProblems problems(name, diagnostics);
  const SiteCsv csv = split_site_csv(text);
  WeatherSeries series;
  WeatherColumns columns;
  read_metadata(csv, series, problems);
  const Rows rows = read_rows(csv, columns, problems);
  if (problems.has_errors()) return std::nullopt;
  const auto times = find_regular_times(rows.times, rows.utc_offset_s, problems);
  if (!times) return std::nullopt;

  series.utc_offset_s = rows.utc_offset_s;
  series.start_s = times->start_s;
  series.step_s = times->step_s;
  std::size_t line = 0;
  for (const std::size_t row : times->row_of_sample) {
    if (row != RegularTimes::no_row) line = rows.times[row].line;
    columns.lines.push_back(line);  // a row left out is reported at the row before it
  }
  for (std::size_t i = 0; i < weather_column_count; ++i) columns.values[i] = times->on_axis(rows.values[i]);
  if (!complete_columns(columns, series, problems)) return std::nullopt;
  if (series.typical_year) make_typical(series, rows.times, problems);
  if (problems.has_errors()) return std::nullopt;
  return series;
}

std::optional<WeatherSeries> parse_weather(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  const std::string_view start = text.substr(0, 256);
  const bool epw = start.find("LOCATION") < std::min(start.find('\n'), start.size());
  return epw ? parse_epw(text, name, diagnostics) : parse_weather_csv(text, name, diagnostics);
}

std::optional<WeatherSeries> read_weather(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_weather(*text, path.filename().string(), diagnostics);
}

}  // namespace icctwin
