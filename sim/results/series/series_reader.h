#pragma once
// Reads the time series of a run back from series.nc.
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/series/series_writer.h"

namespace icctwin {

/// Values that stay in the file until they are asked for.
class ChannelFile;

/// The facility channels of a run; every channel has as many values as there are times.
struct SeriesData {
  std::vector<double> time_s;  ///< ends of the output intervals since the start of the run
  std::vector<SeriesChannel> channels;
  std::vector<std::vector<float>> values;  ///< by channel; NaN where there is no value. Empty where a file keeps them
  std::shared_ptr<ChannelFile> file = {};  ///< shared by copies; nullptr: all values are here

  std::size_t rows() const { return time_s.size(); }
  /// The values of a channel, read now if they were never asked for; nullptr when the file has no such channel, or no longer.
  const std::vector<float>* find(std::string_view name) const;
  /// Reads the channels of these names that the file has, in one go: they are found at once from then on. Empty, or why one could not be.
  std::string read(std::span<const std::string_view> names) const;
};

/// All facility channels of a file; nothing, and the reason in error, when it is not a readable series file.
std::optional<SeriesData> read_series(const std::string& path, std::string& error);
/// The same with the values left in the file: a year of minutes fills a gigabyte. Safe to be asked in several threads.
std::optional<SeriesData> open_series(const std::string& path, std::string& error);

/// One rack channel: racks and times, and the values time after time.
struct RackSeries {
  std::vector<std::string> rack_ids;
  std::vector<double> time_s;
  std::vector<float> values;  ///< rack_ids.size() values for each time
};

/// The values of one rack channel, e.g. "rack_power_w"; nothing, and the reason in error, when the file does not hold it.
std::optional<RackSeries> read_rack_series(const std::string& path, const std::string& channel, std::string& error);

}  // namespace icctwin
