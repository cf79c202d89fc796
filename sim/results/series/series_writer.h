#pragma once
// Writes the time series of a run (series.nc, NetCDF-4, CF-1.8) block by block.
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace icctwin {

/// One variable of the file, facility-wide or one value per rack.
struct SeriesChannel {
  std::string name;       ///< with the unit as its suffix, e.g. "facility_power_w"
  std::string unit;       ///< as the program writes it ("W", "degC", "1"); written in CF spelling
  std::string long_name;  ///< English phrase
  bool mean = true;       ///< mean over the output interval, else the value at its end

  bool operator==(const SeriesChannel&) const = default;
};

/// The file cannot be created or written; the message names the file and the reason (disk full, no permission).
class SeriesError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Appends rows of the run's output; values are kept as 32-bit floats, times as doubles.
///
/// Rows are gathered in blocks, so memory stays the same however long the run is. Every function that touches the file throws
/// SeriesError when that fails; after that the writer only takes close(), which then does not throw again. The destructor closes and
/// stays silent: call close() to learn whether the last block arrived.
class SeriesWriter {
 public:
  SeriesWriter();
  ~SeriesWriter();
  SeriesWriter(SeriesWriter&&) noexcept;
  SeriesWriter& operator=(SeriesWriter&&) noexcept;

  /// Creates the file, replacing one of the same name; rack channels are left out where there are no racks.
  void open(const std::string& path, double start_unix_s, int utc_offset_s, std::span<const SeriesChannel> channels,
            std::span<const std::string> rack_ids = {}, std::span<const SeriesChannel> rack_channels = {});
  /// Adds one row at the end of an output interval [s since start], one value per channel in their order; NaN is "no value".
  void append(double time_s, std::span<const double> values);
  /// Adds one row of rack values: all racks of the first rack channel, then all of the second, ...
  void append_racks(double time_s, std::span<const float> values);
  /// Writes what is gathered and hands it to the operating system, so that a killed run keeps it.
  void flush();
  /// Writes what is gathered and closes; nothing to do on a closed writer.
  void close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace icctwin
