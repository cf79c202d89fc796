#include "sim/results/series/series_writer.h"

#include <netcdf.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "models/base/civil_time.h"

namespace icctwin {
namespace {

// A block is one chunk: every chunk is then compressed once, and the buffers of 35 channels hold 72 kB.
constexpr std::size_t block_rows = 512;
// Rack rows are wide; a block holds about this many values (4 MiB), at least one row.
constexpr std::size_t rack_block_values = 1U << 20;
constexpr std::size_t rack_chunk_columns = 1024;
constexpr int deflate_level = 1;  // measured: higher levels cost several times the time for a few percent

/// CF (UDUNITS) spelling of a unit.
std::string cf_unit(std::string_view unit) {
  static constexpr std::pair<std::string_view, std::string_view> spellings[] = {
      {"degC", "degree_Celsius"}, {"K", "kelvin"},          {"kg/s", "kg s-1"},        {"m3/s", "m3 s-1"},
      {"kg/kWh", "kg kWh-1"},     {"CNY/kWh", "CNY kWh-1"}, {"kgCO2/kWh", "kg kWh-1"}, {"", "1"},
  };
  for (const auto& [own, cf] : spellings)
    if (unit == own) return std::string(cf);
  return std::string(unit);
}

/// "seconds since 2025-07-07 00:00:00 +08:00".
std::string time_units(double start_unix_s, int utc_offset_s) {
  std::string iso = format_iso8601(start_unix_s, utc_offset_s);
  iso[10] = ' ';
  if (iso.back() == 'Z') iso.replace(iso.size() - 1, 1, "+00:00");
  iso.insert(iso.find_first_of("+-", 11), " ");
  return "seconds since " + iso;
}

}  // namespace

struct SeriesWriter::Impl {
  std::string path;
  int file = -1;
  bool failed = false;

  int time_variable = -1, rack_time_variable = -1;
  std::vector<int> variables, rack_variables;
  std::size_t racks = 0;

  // Gathered rows: channel after channel, so that each can be handed over without copying.
  std::vector<double> times, rack_times;
  std::vector<std::vector<float>> values, rack_values;
  std::size_t rows_written = 0, rack_rows_written = 0, rack_block_rows = 1;

  ~Impl() {
    if (file >= 0) nc_close(file);
  }

  void check(int status, std::string_view what) {
    if (status == NC_NOERR) return;
    failed = true;
    throw SeriesError(path + ": " + std::string(what) + ": " + nc_strerror(status));
  }

  void attribute(int variable, const char* name, const std::string& text) {
    check(nc_put_att_text(file, variable, name, text.size(), text.c_str()), "attribute");
  }

  int define(const std::string& name, nc_type type, std::span<const int> dimensions, std::span<const std::size_t> chunks) {
    int variable = -1;
    check(nc_def_var(file, name.c_str(), type, static_cast<int>(dimensions.size()), dimensions.data(), &variable), name);
    if (!chunks.empty()) {
      check(nc_def_var_chunking(file, variable, NC_CHUNKED, chunks.data()), name);
      check(nc_def_var_deflate(file, variable, 1, 1, deflate_level), name);
    }
    return variable;
  }

  int define_time(const char* name, int dimension, const std::string& units, std::size_t chunk) {
    const int variable = define(name, NC_DOUBLE, std::span(&dimension, 1), std::span(&chunk, 1));
    attribute(variable, "standard_name", "time");
    attribute(variable, "units", units);
    attribute(variable, "calendar", "proleptic_gregorian");
    attribute(variable, "axis", "T");
    attribute(variable, "comment",
              "end of each output interval; the interval begins at the time before it, the first one at the start of the run");
    return variable;
  }

  int define_channel(const SeriesChannel& channel, const char* time_dimension, std::span<const int> dimensions,
                     std::span<const std::size_t> chunks) {
    const int variable = define(channel.name, NC_FLOAT, dimensions, chunks);
    const float fill = std::numeric_limits<float>::quiet_NaN();
    check(nc_def_var_fill(file, variable, NC_FILL, &fill), channel.name);
    attribute(variable, "units", cf_unit(channel.unit));
    attribute(variable, "long_name", channel.long_name);
    attribute(variable, "cell_methods", std::string(time_dimension) + (channel.mean ? ": mean" : ": point"));
    return variable;
  }

  void define_racks(const std::string& units, std::span<const std::string> ids, std::span<const SeriesChannel> channels) {
    racks = ids.size();
    rack_block_rows = std::clamp<std::size_t>(rack_block_values / (racks * channels.size()), 1, 64);
    std::size_t longest = 1;
    for (const auto& id : ids) longest = std::max(longest, id.size());
    int rack_time = -1, rack = -1, letters = -1;
    check(nc_def_dim(file, "rack_time", NC_UNLIMITED, &rack_time), "rack_time");
    check(nc_def_dim(file, "rack", racks, &rack), "rack");
    check(nc_def_dim(file, "rack_id_length", longest, &letters), "rack_id_length");
    rack_time_variable = define_time("rack_time", rack_time, units, rack_block_rows);
    const int id_dimensions[] = {rack, letters};
    const int id_variable = define("rack_id", NC_CHAR, id_dimensions, {});
    attribute(id_variable, "long_name", "name of the rack");
    attribute(id_variable, "cf_role", "timeseries_id");
    const int dimensions[] = {rack_time, rack};
    const std::size_t chunks[] = {rack_block_rows, std::min(racks, rack_chunk_columns)};
    for (const auto& channel : channels) {
      rack_variables.push_back(define_channel(channel, "rack_time", dimensions, chunks));
      attribute(rack_variables.back(), "coordinates", "rack_id");
    }
    rack_values.resize(channels.size());
    for (auto& block : rack_values) block.reserve(rack_block_rows * racks);
    std::string padded(racks * longest, '\0');
    for (std::size_t i = 0; i < racks; ++i) ids[i].copy(padded.data() + i * longest, ids[i].size());
    check(nc_enddef(file), "definition");
    check(nc_put_var_text(file, id_variable, padded.data()), "rack_id");
  }

  void write_block() {
    if (times.empty()) return;
    const std::size_t count = times.size();
    check(nc_put_vara_double(file, time_variable, &rows_written, &count, times.data()), "time");
    for (std::size_t i = 0; i < variables.size(); ++i) {
      check(nc_put_vara_float(file, variables[i], &rows_written, &count, values[i].data()), "row");
      values[i].clear();
    }
    rows_written += count;
    times.clear();
  }

  void write_rack_block() {
    if (rack_times.empty()) return;
    const std::size_t count = rack_times.size();
    check(nc_put_vara_double(file, rack_time_variable, &rack_rows_written, &count, rack_times.data()), "rack_time");
    const std::size_t start[] = {rack_rows_written, 0};
    const std::size_t shape[] = {count, racks};
    for (std::size_t i = 0; i < rack_variables.size(); ++i) {
      check(nc_put_vara_float(file, rack_variables[i], start, shape, rack_values[i].data()), "rack row");
      rack_values[i].clear();
    }
    rack_rows_written += count;
    rack_times.clear();
  }

  void require_open() const {
    if (file < 0) throw SeriesError("the series file is not open");
    if (failed) throw SeriesError(path + ": an earlier write failed");
  }
};

SeriesWriter::SeriesWriter() = default;
SeriesWriter::~SeriesWriter() = default;
SeriesWriter::SeriesWriter(SeriesWriter&&) noexcept = default;
SeriesWriter& SeriesWriter::operator=(SeriesWriter&&) noexcept = default;

void SeriesWriter::open(const std::string& path, double start_unix_s, int utc_offset_s, std::span<const SeriesChannel> channels,
                        std::span<const std::string> rack_ids, std::span<const SeriesChannel> rack_channels) {
  impl_ = std::make_unique<Impl>();
  Impl& s = *impl_;
  s.path = path;
  if (const int status = nc_create(path.c_str(), NC_NETCDF4 | NC_CLOBBER, &s.file); status != NC_NOERR) {
    impl_.reset();
    throw SeriesError(path + ": " + nc_strerror(status));
  }
  const std::string units = time_units(start_unix_s, utc_offset_s);
  int old_mode = 0;
  s.check(nc_set_fill(s.file, NC_NOFILL, &old_mode), "fill mode");
  s.attribute(NC_GLOBAL, "Conventions", "CF-1.8");
  s.attribute(NC_GLOBAL, "title", "time series of a simulated run");
  s.attribute(NC_GLOBAL, "source", "icctwin; simulated values, not measured");
  int time = -1;
  s.check(nc_def_dim(s.file, "time", NC_UNLIMITED, &time), "time");
  s.time_variable = s.define_time("time", time, units, block_rows);
  const std::size_t chunk = block_rows;
  for (const auto& channel : channels) s.variables.push_back(s.define_channel(channel, "time", std::span(&time, 1), std::span(&chunk, 1)));
  s.times.reserve(block_rows);
  s.values.resize(channels.size());
  for (auto& block : s.values) block.reserve(block_rows);
  if (!rack_ids.empty() && !rack_channels.empty())
    s.define_racks(units, rack_ids, rack_channels);
  else
    s.check(nc_enddef(s.file), "definition");
}

void SeriesWriter::append(double time_s, std::span<const double> values) {
  if (!impl_) throw SeriesError("the series file is not open");
  impl_->require_open();
  assert(values.size() == impl_->values.size());
  impl_->times.push_back(time_s);
  for (std::size_t i = 0; i < impl_->values.size(); ++i) impl_->values[i].push_back(static_cast<float>(values[i]));
  if (impl_->times.size() == block_rows) impl_->write_block();
}

void SeriesWriter::append_racks(double time_s, std::span<const float> values) {
  if (!impl_) throw SeriesError("the series file is not open");
  impl_->require_open();
  Impl& s = *impl_;
  assert(values.size() == s.racks * s.rack_values.size());
  s.rack_times.push_back(time_s);
  for (std::size_t i = 0; i < s.rack_values.size(); ++i) {
    const auto part = values.subspan(i * s.racks, s.racks);
    s.rack_values[i].insert(s.rack_values[i].end(), part.begin(), part.end());
  }
  if (s.rack_times.size() == s.rack_block_rows) s.write_rack_block();
}

void SeriesWriter::flush() {
  if (!impl_) throw SeriesError("the series file is not open");
  impl_->require_open();
  impl_->write_block();
  impl_->write_rack_block();
  impl_->check(nc_sync(impl_->file), "sync");
}

void SeriesWriter::close() {
  if (!impl_) return;
  const std::unique_ptr<Impl> closing = std::move(impl_);
  if (closing->failed) return;  // reported when it happened
  closing->write_block();
  closing->write_rack_block();
  const int file = std::exchange(closing->file, -1);
  closing->check(nc_close(file), "close");
}

}  // namespace icctwin
