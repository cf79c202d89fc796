#include "sim/scenario/site/epw_reader.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <span>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/scenario/site/gap_filling.h"
#include "sim/scenario/site/line_problems.h"
#include "sim/scenario/site/weather_columns.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::size_t hours_per_day = 24;
// 35 fields since EnergyPlus 2.0; older files end with the days since the last snow.
constexpr std::size_t fewest_fields = 32, most_fields = 35;

// One numeric column: its place in the row, the value from which on it is missing, and the scale from file to series.
struct EpwColumn {
  WeatherColumn column;
  std::size_t field;
  double missing_from;
  double scale;
};
constexpr std::array<EpwColumn, weather_column_count> epw_columns = {{
    {WeatherColumn::dry_bulb_c, 6, 99.9, 1.0},
    {WeatherColumn::relative_humidity, 8, 999.0, 0.01},
    {WeatherColumn::pressure_pa, 9, 999999.0, 1.0},
    {WeatherColumn::wind_m_per_s, 21, 999.0, 1.0},
    {WeatherColumn::global_horizontal_w_per_m2, 13, 9999.0, 1.0},  // Wh/m2 over an hour is the mean in W/m2
    {WeatherColumn::direct_normal_w_per_m2, 14, 9999.0, 1.0},
    {WeatherColumn::diffuse_horizontal_w_per_m2, 15, 9999.0, 1.0},
}};

struct DateHour {
  int month = 1, day = 1, hour = 1;
  bool operator==(const DateHour&) const = default;
};

std::string text_of(const DateHour& at) { return fmt::format("{:02}-{:02} hour {}", at.month, at.day, at.hour); }

DateHour following(DateHour at, int year) {
  if (++at.hour <= static_cast<int>(hours_per_day)) return at;
  at.hour = 1;
  if (++at.day <= days_in_month(year, at.month)) return at;
  at.day = 1;
  at.month = at.month == 12 ? 1 : at.month + 1;
  return at;
}

std::optional<int> parse_int(std::string_view text) {
  text = trim(text);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

class EpwParser {
 public:
  EpwParser(std::string_view text, const std::string& name, Diagnostics& diagnostics) : rows_(text), problems_(name, diagnostics) {
    series_.typical_year = true;
    series_.start_s = series_.step_s = s_per_h;  // the first sample is the end of the first hour
  }

  std::optional<WeatherSeries> parse() {
    if (!read_header()) return std::nullopt;
    read_rows();
    if (problems_.has_errors()) return std::nullopt;
    const std::size_t count = columns_.lines.size();
    const std::size_t needed = static_cast<std::size_t>(leap_ ? 366 : 365) * hours_per_day;
    if (count < needed) {
      problems_.add("E-SITE-006", columns_.lines.empty() ? rows_.line() : columns_.lines.back(), std::to_string(count),
                    std::to_string(needed));
      return std::nullopt;
    }
    if (one_year_) series_.calendar_year = year_;
    if (!complete_columns(columns_, series_, problems_)) return std::nullopt;
    return std::move(series_);
  }

 private:
  bool read_header() {
    if (!rows_.next() || trim(rows_.fields()[0]) != "LOCATION") {
      problems_.add("E-SITE-004", rows_.line(), rows_.fields().empty() ? "nothing" : printable(rows_.fields()[0]), "LOCATION");
      return false;
    }
    const auto fields = rows_.fields();
    if (fields.size() < 10) {
      problems_.add("E-SITE-002", rows_.line(), std::to_string(fields.size()), "10");
      return false;
    }
    series_.place = printable(trim(fields[1]));
    series_.source = printable(trim(fields[4]));
    series_.latitude_deg = header_number("latitude", fields[6], -90, 90);
    series_.longitude_deg = header_number("longitude", fields[7], -180, 180);
    series_.utc_offset_s = static_cast<int>(std::lround(header_number("time zone", fields[8], -12, 14) * s_per_h));
    series_.elevation_m = header_number("elevation", fields[9], -1000, 9999.9);

    while (rows_.next()) {
      if (trim(rows_.fields()[0]) != "DATA PERIODS") continue;
      if (rows_.fields().size() < 3) {
        problems_.add("E-SITE-002", rows_.line(), std::to_string(rows_.fields().size()), "7");
      } else if (trim(rows_.fields()[2]) != "1") {
        problems_.add("E-SITE-008", rows_.line(), printable(trim(rows_.fields()[2])), "1");
      }
      return !problems_.has_errors();
    }
    problems_.add("E-SITE-004", rows_.line(), "the end of the file", "DATA PERIODS");
    return false;
  }

  double header_number(std::string_view column, std::string_view text, double least, double most) {
    const auto number = parse_number(text);
    if (!number) {
      problems_.add("E-SITE-001", rows_.line(), printable(text), "a number", column);
    } else if (*number < least || *number > most) {
      problems_.add("E-SITE-003", rows_.line(), printable(text), fmt::format("{:g} .. {:g}", least, most), column);
    }
    return number.value_or(0);
  }

  void read_rows() {
    DateHour expected;
    while (rows_.next() && !problems_.full(rows_.line())) {
      const auto fields = rows_.fields();
      if (fields.size() < fewest_fields || fields.size() > most_fields) {
        problems_.add("E-SITE-002", rows_.line(), std::to_string(fields.size()), std::to_string(most_fields));
        expected = following(expected, calendar_year());
        continue;
      }
      std::array<int, 4> date{};  // year, month, day, hour
      bool readable = true;
      for (std::size_t i = 0; i < date.size(); ++i) {
        const auto number = parse_int(fields[i]);
        if (!number) problems_.add("E-SITE-001", rows_.line(), printable(fields[i]), "a whole number", date_names[i]);
        readable = readable && number;
        date[i] = number.value_or(0);
      }
      if (readable) {
        const DateHour found{date[1], date[2], date[3]};
        if (found == DateHour{2, 29, 1} && expected == DateHour{3, 1, 1}) {
          leap_ = true;
          expected = found;
        }
        const bool surplus = columns_.lines.size() >= static_cast<std::size_t>(leap_ ? 366 : 365) * hours_per_day;
        if (surplus || found != expected) {
          // Every later row would be wrong as well.
          problems_.add("E-SITE-005", rows_.line(), text_of(found), surplus ? "the end of the year" : text_of(expected));
          return;
        }
        if (columns_.lines.empty()) year_ = date[0];
        one_year_ = one_year_ && date[0] == year_;
      }
      expected = following(expected, calendar_year());
      columns_.lines.push_back(rows_.line());
      for (const EpwColumn& column : epw_columns) read_value(column, fields[column.field]);
    }
  }

  void read_value(const EpwColumn& column, std::string_view text) {
    auto& values = columns_.values[static_cast<std::size_t>(column.column)];
    text = trim(text);
    double value = gap_value;
    if (!text.empty()) {
      const auto number = parse_number(text);
      if (!number) {
        problems_.add("E-SITE-001", rows_.line(), printable(text), "a number", weather_column_name(column.column));
      } else if (*number < column.missing_from) {
        value = checked_weather_value(column.column, *number * column.scale, rows_.line(), printable(text), columns_, problems_);
      }
    }
    values.push_back(value);
  }

  // Any year with the right February.
  int calendar_year() const { return leap_ ? 2000 : 2001; }

  static constexpr std::array<std::string_view, 4> date_names = {"year", "month", "day", "hour"};

  CsvReader rows_;
  LineProblems problems_;
  WeatherSeries series_;
  WeatherColumns columns_;
  bool leap_ = false;
  bool one_year_ = true;
  int year_ = 0;
};

}  // namespace

std::optional<WeatherSeries> parse_epw(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  return EpwParser(text, name, diagnostics).parse();
}

std::optional<WeatherSeries> read_epw(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_epw(*text, path.filename().string(), diagnostics);
}

}  // namespace icctwin
