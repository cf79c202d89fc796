#include "sim/results/series/series_reader.h"

#include <hdf5.h>
#include <netcdf.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

namespace icctwin {
namespace {

/// netCDF is not made for several threads at once.
std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

/// HDF5 writes to the terminal whatever it looks for in vain. netCDF tells it not to, but only in the thread that opens the first file.
void keep_quiet() {
  static thread_local const bool is_quiet = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
  static_cast<void>(is_quiet);
}

/// An open file that closes itself, and the first error met. One is open at a time; other threads wait.
class File {
 public:
  explicit File(const std::string& path) : lock_(one_at_a_time()) {
    keep_quiet();
    ok(nc_open(path.c_str(), NC_NOWRITE, &id_));
  }
  ~File() {
    if (id_ >= 0) nc_close(id_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool ok(int status) {
    if (status != NC_NOERR && error_.empty()) error_ = nc_strerror(status);
    return status == NC_NOERR;
  }
  int id() const { return id_; }
  const std::string& error() const { return error_; }

  /// Text attribute of a variable, empty when it has none.
  std::string text(int variable, const char* name) const {
    std::size_t length = 0;
    nc_type type = NC_NAT;
    if (nc_inq_att(id_, variable, name, &type, &length) != NC_NOERR || type != NC_CHAR) return {};
    std::string value(length, '\0');
    return nc_get_att_text(id_, variable, name, value.data()) == NC_NOERR ? value : std::string();
  }

  /// Length of a dimension by its name; false when there is none.
  bool length(const char* name, int& dimension, std::size_t& count) {
    return ok(nc_inq_dimid(id_, name, &dimension)) && ok(nc_inq_dimlen(id_, dimension, &count));
  }

  bool doubles(const char* name, int dimension, std::size_t count, std::vector<double>& out) {
    int variable = -1, dimensions = 0, first = -1;
    if (!ok(nc_inq_varid(id_, name, &variable)) || !ok(nc_inq_varndims(id_, variable, &dimensions))) return false;
    if (dimensions != 1 || !ok(nc_inq_vardimid(id_, variable, &first)) || first != dimension) return ok(NC_EBADDIM);
    out.resize(count);
    return count == 0 || ok(nc_get_var_double(id_, variable, out.data()));
  }

  /// The values of a variable over one dimension, each block of which is read once: kept blocks would double the memory.
  bool floats(int variable, std::size_t count, std::vector<float>& out) {
    out.resize(count);
    nc_set_var_chunk_cache(id_, variable, 0, 0, 0);
    return count == 0 || ok(nc_get_var_float(id_, variable, out.data()));
  }

  /// Dimension and times of the facility channels.
  bool times(int& dimension, std::vector<double>& time_s) {
    std::size_t rows = 0;
    return id_ >= 0 && length("time", dimension, rows) && doubles("time", dimension, rows, time_s);
  }

  /// The name of a variable that is a facility channel; empty for any other.
  std::string channel(int variable, int time) const {
    std::array<char, NC_MAX_NAME + 1> name{};
    nc_type type = NC_NAT;
    int dimensions = 0, first = -1;
    if (nc_inq_var(id_, variable, name.data(), &type, &dimensions, nullptr, nullptr) != NC_NOERR || dimensions != 1) return {};
    if (nc_inq_vardimid(id_, variable, &first) != NC_NOERR || first != time || type == NC_CHAR || type == NC_STRING) return {};
    return std::string_view(name.data()) == "time" ? std::string() : std::string(name.data());
  }

 private:
  std::lock_guard<std::mutex> lock_;
  int id_ = -1;
  std::string error_;
};

}  // namespace

/// Reads a channel once and keeps it: whoever was given its values may hold on to them.
class ChannelFile {
 public:
  explicit ChannelFile(std::string path) : path_(std::move(path)) {}

  const std::vector<float>* find(std::string_view name, std::size_t rows) {
    const std::lock_guard lock(mutex_);
    if (!read_.contains(name)) read_new(std::span(&name, 1), rows);
    const auto& values = read_.find(name)->second;
    return values ? values.get() : nullptr;
  }
  std::string read(std::span<const std::string_view> names, std::size_t rows) {
    const std::lock_guard lock(mutex_);
    return read_new(names, rows);
  }

 private:
  /// What cannot be read, in a file that is gone or another one by now, is not tried again.
  std::string read_new(std::span<const std::string_view> names, std::size_t rows) {
    File file(path_);
    int time = -1;
    std::vector<double> time_s;
    const bool readable = file.times(time, time_s) && time_s.size() == rows;
    for (const std::string_view name : names) {
      const auto [place, is_new] = read_.emplace(name, nullptr);
      int variable = -1;
      if (!is_new || !readable || nc_inq_varid(file.id(), place->first.c_str(), &variable) != NC_NOERR) continue;
      auto values = std::make_unique<std::vector<float>>();
      if (!file.channel(variable, time).empty() && file.floats(variable, rows, *values)) place->second = std::move(values);
    }
    return file.error();
  }

  std::string path_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<const std::vector<float>>, std::less<>> read_;
};

namespace {

/// What a file says of its channels, with their values or without.
std::optional<SeriesData> read_channels(const std::string& path, bool with_values, std::string& error) {
  File file(path);
  SeriesData data;
  int time = -1, variables = 0;
  const bool readable = file.times(time, data.time_s) && file.ok(nc_inq_nvars(file.id(), &variables));
  for (int variable = 0; readable && variable < variables; ++variable) {
    const std::string name = file.channel(variable, time);
    if (name.empty()) continue;
    if (with_values && !file.floats(variable, data.rows(), data.values.emplace_back())) break;
    data.channels.push_back({name, file.text(variable, "units"), file.text(variable, "long_name"),
                             file.text(variable, "cell_methods").find("mean") != std::string::npos});
  }
  error = file.error();
  if (!error.empty()) return std::nullopt;
  return data;
}

}  // namespace

const std::vector<float>* SeriesData::find(std::string_view name) const {
  const auto found = std::ranges::find(channels, name, &SeriesChannel::name);
  if (found == channels.end()) return nullptr;
  return file ? file->find(name, rows()) : &values[static_cast<std::size_t>(found - channels.begin())];
}

std::string SeriesData::read(std::span<const std::string_view> names) const { return file ? file->read(names, rows()) : std::string(); }

std::optional<SeriesData> read_series(const std::string& path, std::string& error) { return read_channels(path, true, error); }

std::optional<SeriesData> open_series(const std::string& path, std::string& error) {
  auto data = read_channels(path, false, error);
  if (data) data->file = std::make_shared<ChannelFile>(path);
  return data;
}

std::optional<RackSeries> read_rack_series(const std::string& path, const std::string& channel, std::string& error) {
  File file(path);
  RackSeries data;
  int time = -1, rack = -1, letters = -1, ids = -1, values = -1;
  std::size_t rows = 0, racks = 0, length = 0;
  bool readable = file.id() >= 0 && file.length("rack_time", time, rows) && file.length("rack", rack, racks) &&
                  file.length("rack_id_length", letters, length) && file.doubles("rack_time", time, rows, data.time_s) &&
                  file.ok(nc_inq_varid(file.id(), "rack_id", &ids)) && file.ok(nc_inq_varid(file.id(), channel.c_str(), &values));
  if (readable) {
    std::string text(racks * length, '\0');
    readable = file.ok(nc_get_var_text(file.id(), ids, text.data()));
    for (std::size_t i = 0; readable && i < racks; ++i) data.rack_ids.emplace_back(text.substr(i * length, length).c_str());
  }
  if (readable) {
    int dimensions = 0;
    std::array<int, NC_MAX_VAR_DIMS> shape{};
    if (!file.ok(nc_inq_varndims(file.id(), values, &dimensions)) || dimensions != 2 ||
        !file.ok(nc_inq_vardimid(file.id(), values, shape.data())) || shape[0] != time || shape[1] != rack) {
      file.ok(NC_EBADDIM);
    } else {
      data.values.resize(rows * racks);
      if (!data.values.empty()) file.ok(nc_get_var_float(file.id(), values, data.values.data()));
    }
  }
  error = file.error();
  if (!error.empty()) return std::nullopt;
  return data;
}

}  // namespace icctwin
