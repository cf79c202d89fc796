#pragma once
// Reads the time series of a run back from series.nc.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/series/series_writer.h"

namespace icctwin {

/// The facility channels of a run; every channel has as many values as there are times.
struct SeriesData {
  std::vector<double> time_s;  ///< ends of the output intervals since the start of the run
  std::vector<SeriesChannel> channels;
  std::vector<std::vector<float>> values;  ///< by channel; NaN where there is no value

  std::size_t rows() const { return time_s.size(); }
  /// The values of a channel; nullptr when the file has no such channel.
  const std::vector<float>* find(std::string_view name) const;
};

/// All facility channels of a file; nothing, and the reason in error, when it is not a readable series file.
std::optional<SeriesData> read_series(const std::string& path, std::string& error);

/// One rack channel: racks and times, and the values time after time.
struct RackSeries {
  std::vector<std::string> rack_ids;
  std::vector<double> time_s;
  std::vector<float> values;  ///< rack_ids.size() values for each time
};

/// The values of one rack channel, e.g. "rack_power_w"; nothing, and the reason in error, when the file does not hold it.
std::optional<RackSeries> read_rack_series(const std::string& path, const std::string& channel, std::string& error);

}  // namespace icctwin
