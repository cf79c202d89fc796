#include "sim/scenario/trace/telemetry_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/scenario/site/line_problems.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::size_t rows_reported = 20;
constexpr double most_w = 1e10;

/// "cdu_3" for "power[3]"; nothing for another column.
std::string cdu_of(std::string_view column) {
  constexpr std::string_view begin = "power[";
  if (!column.starts_with(begin) || !column.ends_with(']')) return {};
  const std::string_view number = column.substr(begin.size(), column.size() - begin.size() - 1);
  const bool digits = !number.empty() && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? "cdu_" + std::string(number) : std::string();
}

// Where the time and the places stand in a row.
struct Header {
  std::optional<std::size_t> time;
  std::vector<std::pair<std::size_t, std::string>> places;
};

Header read_header(const CsvReader& reader, TelemetryFormat format) {
  Header header;
  const std::string_view time = format == TelemetryFormat::icctwin ? "time_s" : "time";
  const auto fields = reader.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view name = trim(fields[i]);
    if (name == time) {
      header.time = i;
    } else if (format == TelemetryFormat::icctwin) {
      header.places.emplace_back(i, printable(name));
    } else if (std::string cdu = cdu_of(name); !cdu.empty()) {
      header.places.emplace_back(i, std::move(cdu));
    }
  }
  return header;
}

}  // namespace

std::optional<Telemetry> parse_telemetry(std::string_view text, const std::string& name, TelemetryFormat format, Diagnostics& diagnostics) {
  LineProblems problems(name, diagnostics);
  CsvReader reader(text);
  bool found = reader.next();
  while (found && !reader.fields().empty() && reader.fields()[0].starts_with('#')) found = reader.next();
  const Header header = found ? read_header(reader, format) : Header{};
  if (!header.time || header.places.empty()) {
    problems.add("E-TEL-001", found ? reader.line() : 0, format == TelemetryFormat::icctwin ? "time_s" : "time",
                 format == TelemetryFormat::icctwin ? "rack, row, hall or cdu_N" : "power[N]");
    return std::nullopt;
  }
  const std::size_t fields_per_row = reader.fields().size();
  Telemetry telemetry;
  for (const auto& [place, id] : header.places) telemetry.columns.push_back({id, {}});
  std::size_t bad = 0;
  const auto leave_out = [&](std::string value, std::string limit, std::string_view column) {
    if (++bad <= rows_reported) problems.add("W-TEL-001", reader.line(), std::move(value), std::move(limit), column);
  };
  std::vector<double> row(header.places.size());
  double first_s = 0, last_s = 0;
  while (reader.next()) {
    const auto fields = reader.fields();
    if (fields.size() != fields_per_row || reader.malformed()) {
      leave_out(std::to_string(fields.size()), fmt::format("{} fields", fields_per_row), "row");
      continue;
    }
    const auto time_s = parse_number(trim(fields[*header.time]));
    if (!time_s || (!telemetry.at_s.empty() && *time_s <= last_s)) {
      leave_out(printable(fields[*header.time]), telemetry.at_s.empty() ? "a number" : fmt::format("a number above {:g}", last_s), "time");
      continue;
    }
    bool good = true;
    for (std::size_t i = 0; i < row.size() && good; ++i) {
      const auto power_w = parse_number(trim(fields[header.places[i].first]));
      good = power_w && *power_w >= 0 && *power_w <= most_w;
      if (good)
        row[i] = *power_w;
      else
        leave_out(printable(fields[header.places[i].first]), fmt::format("a power in 0 .. {:g} W", most_w), header.places[i].second);
    }
    if (!good) continue;
    if (telemetry.at_s.empty()) first_s = *time_s;
    last_s = *time_s;
    telemetry.at_s.push_back(last_s - first_s);
    for (std::size_t i = 0; i < row.size(); ++i) telemetry.columns[i].power_w.push_back(row[i]);
  }
  if (bad > rows_reported) problems.add("W-TEL-002", 0, std::to_string(bad - rows_reported));
  const std::size_t samples = telemetry.at_s.size();
  if (samples < 2) {
    problems.add("E-TEL-002", 0, std::to_string(samples), "2");
    return std::nullopt;
  }
  telemetry.step_s = telemetry.at_s[samples - 1] - telemetry.at_s[samples - 2];
  return telemetry;
}

std::optional<Telemetry> read_telemetry(const std::filesystem::path& path, TelemetryFormat format, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_telemetry(*text, path.filename().string(), format, diagnostics);
}

}  // namespace icctwin
