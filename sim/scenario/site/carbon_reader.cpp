#include "sim/scenario/site/carbon_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/scenario/site/gap_filling.h"
#include "sim/scenario/site/regular_times.h"
#include "sim/scenario/site/site_csv.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr double kg_per_g = 1e-3;
// Lignite power stations of the worst kind stay below 1.5; above 3 a file is in grams.
constexpr double most_kg_per_kwh = 3.0;

constexpr std::array<std::string_view, 3> carbon_metadata = {"place", "source", "basis"};
constexpr std::array<std::string_view, 2> own_columns = {"time", "kg_per_kwh"};

// Where the values stand in the rows of one of the formats.
struct Layout {
  std::optional<std::size_t> time, value, place, source, estimated;
  std::string value_name;
  double scale = 1;
  bool utc = false;  ///< times state no offset and are UTC
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool is_electricity_maps(std::span<const std::string_view> header) {
  return std::ranges::any_of(header, [](std::string_view name) { return lower(trim(name)).starts_with("datetime"); });
}

Layout electricity_maps_layout(std::span<const std::string_view> header, CarbonBasis basis) {
  Layout layout;
  layout.scale = kg_per_g;
  layout.utc = true;
  layout.value_name = basis == CarbonBasis::direct ? "Carbon Intensity (direct)" : "Carbon Intensity (LCA)";
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = lower(trim(header[i]));
    // Between "intensity" and the bracket stands the unit, whose subscript has several spellings.
    const bool intensity = name.starts_with("carbon intensity");
    const bool life_cycle = contains(name, "(lca)") || contains(name, "(life cycle)");
    if (name == "datetime (utc)") layout.time = i;
    if (intensity && (basis == CarbonBasis::direct ? contains(name, "(direct)") : life_cycle)) layout.value = i;
    if (name == "zone id") layout.place = i;
    if (name == "data source") layout.source = i;
    if (name == "data estimated") layout.estimated = i;
  }
  return layout;
}

bool is_opendc(std::span<const std::string_view> header) {
  return std::ranges::any_of(header, [](std::string_view name) { return trim(name) == "carbon_intensity"; });
}

// The carbon trace of OpenDC as CSV: instants in UTC, g/kWh; the file does not state its basis.
Layout opendc_layout(std::span<const std::string_view> header) {
  Layout layout;
  layout.scale = kg_per_g;
  layout.utc = true;
  layout.value_name = "carbon_intensity";
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto name = trim(header[i]);
    if (name == "timestamp") layout.time = i;
    if (name == "carbon_intensity") layout.value = i;
  }
  return layout;
}

// A date and time without an offset, or milliseconds since 1970; both are UTC.
std::optional<ParsedTime> parse_utc_time(std::string_view text) {
  constexpr double most_ms = 1e14;  // the year 5138
  const auto number = parse_number(text);
  if (!number) return parse_iso8601(text);
  if (*number < 0 || *number > most_ms) return std::nullopt;
  return ParsedTime{*number / ms_per_s, 0};
}

class CarbonParser {
 public:
  CarbonParser(CarbonBasis basis, const std::string& name, Diagnostics& diagnostics) : basis_(basis), problems_(name, diagnostics) {}

  std::optional<CarbonSeries> parse(std::string_view text) {
    const SiteCsv csv = split_site_csv(text);
    CsvReader reader(csv.table, ',', csv.table_line);
    if (!reader.next()) {
      problems_.add("E-SITE-015", 0, "0", "2");
      return std::nullopt;
    }
    series_.basis = basis_;
    if (is_electricity_maps(reader.fields())) {
      layout_ = electricity_maps_layout(reader.fields(), basis_);
      if (!layout_.time) problems_.add("E-SITE-010", reader.line(), "Datetime (UTC)", "Datetime (UTC), " + layout_.value_name);
    } else if (is_opendc(reader.fields())) {
      layout_ = opendc_layout(reader.fields());
      if (!layout_.time) problems_.add("E-SITE-010", reader.line(), "timestamp", "timestamp, carbon_intensity");
    } else {
      read_own_header(csv, reader);
    }
    if (!layout_.value) problems_.add("E-SITE-010", reader.line(), layout_.value_name, layout_.value_name);
    if (problems_.has_errors()) return std::nullopt;

    const std::size_t fields_per_row = reader.fields().size();
    while (reader.next() && !problems_.full(reader.line())) {
      if (reader.fields().size() != fields_per_row || reader.malformed()) {
        problems_.add("E-SITE-002", reader.line(), std::to_string(reader.fields().size()), std::to_string(fields_per_row));
      } else {
        read_row(reader);
      }
    }
    if (problems_.has_errors()) return std::nullopt;
    return finish();
  }

 private:
  void read_own_header(const SiteCsv& csv, const CsvReader& reader) {
    check_metadata_keys(csv, carbon_metadata, problems_);
    series_.place = metadata_text(csv, "place");
    series_.source = metadata_text(csv, "source");
    if (const auto found = csv.metadata.find("basis"); found != csv.metadata.end()) {
      if (found->second.value == "direct") {
        series_.basis = CarbonBasis::direct;
      } else if (found->second.value == "life_cycle") {
        series_.basis = CarbonBasis::life_cycle;
      } else {
        problems_.add("E-SITE-014", found->second.line, "basis: " + found->second.value, "direct or life_cycle");
      }
    }
    const auto places = find_columns(reader.fields(), own_columns, reader.line(), problems_);
    layout_.value_name = "kg_per_kwh";
    layout_.time = places[0];
    layout_.value = places[1];
    if (!layout_.time) problems_.add("E-SITE-010", reader.line(), "time", "time, kg_per_kwh");
  }

  void read_row(const CsvReader& reader) {
    const auto fields = reader.fields();
    const std::string_view time_text = trim(fields[*layout_.time]);
    std::optional<ParsedTime> time;
    if (layout_.utc) {
      time = parse_utc_time(time_text);
      if (!time) problems_.add("E-SITE-012", reader.line(), printable(time_text), "write 2023-01-01 00:00:00");
    } else {
      time = parse_row_time(time_text, reader.line(), problems_);
    }
    if (!time) return;
    if (rows_.empty() && layout_.place) series_.place = printable(trim(fields[*layout_.place]));
    if (rows_.empty() && layout_.source) series_.source = "Electricity Maps, from " + printable(trim(fields[*layout_.source]));
    if (layout_.estimated && lower(trim(fields[*layout_.estimated])) == "true") ++estimated_;

    double value = gap_value;
    if (const std::string_view text = trim(fields[*layout_.value]); !text.empty()) {
      const auto number = parse_number(text);
      if (!number) {
        problems_.add("E-SITE-001", reader.line(), printable(text), "a number", layout_.value_name);
      } else if (*number < 0 || *number * layout_.scale > most_kg_per_kwh) {
        problems_.add("E-SITE-003", reader.line(), printable(text),
                      layout_.scale == 1 ? fmt::format("0 .. {:g} kg/kWh", most_kg_per_kwh)
                                         : fmt::format("0 .. {:g} g/kWh", most_kg_per_kwh / layout_.scale),
                      layout_.value_name);
      } else {
        value = *number * layout_.scale;
      }
    }
    rows_.push_back({time->unix_s, reader.line()});
    values_.push_back(value);
  }

  std::optional<CarbonSeries> finish() {
    const auto times = find_regular_times(rows_, 0, problems_);
    if (!times) return std::nullopt;
    series_.start_s = times->start_s;
    series_.step_s = times->step_s;
    series_.kg_per_kwh = times->on_axis(values_);
    const auto line_of = [&](std::size_t sample) {
      while (times->row_of_sample[sample] == RegularTimes::no_row) --sample;  // the first sample has a row
      return rows_[times->row_of_sample[sample]].line;
    };
    const auto longest = static_cast<std::size_t>(longest_filled_gap_s / series_.step_s);
    const GapReport gaps = fill_gaps(series_.kg_per_kwh, longest, false);
    if (gaps.filled > 0) {
      const std::size_t line = line_of(gaps.first_filled);
      problems_.add("W-SITE-001", line, std::to_string(gaps.filled), fmt::format("line {}", line), layout_.value_name);
    }
    if (gaps.left > 0) {
      const double gap_s = static_cast<double>(gaps.first_left_length) * series_.step_s;
      problems_.add("E-SITE-007", line_of(gaps.first_left), fmt::format("{:g} h", gap_s / s_per_h),
                    fmt::format("{:g} h", longest_filled_gap_s / s_per_h), layout_.value_name);
      return std::nullopt;
    }
    if (estimated_ > 0) problems_.add("H-SITE-003", 0, std::to_string(estimated_), std::to_string(rows_.size()));
    return std::move(series_);
  }

  CarbonBasis basis_;
  LineProblems problems_;
  Layout layout_;
  CarbonSeries series_;
  std::vector<TimedRow> rows_;
  std::vector<double> values_;
  std::size_t estimated_ = 0;
};

}  // namespace

std::optional<CarbonSeries> parse_carbon_csv(std::string_view text, CarbonBasis basis, const std::string& name, Diagnostics& diagnostics) {
  return CarbonParser(basis, name, diagnostics).parse(text);
}

std::optional<CarbonSeries> read_carbon_csv(const std::filesystem::path& path, CarbonBasis basis, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_carbon_csv(*text, basis, path.filename().string(), diagnostics);
}

}  // namespace icctwin
