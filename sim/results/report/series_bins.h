#pragma once
// Time series averaged over hours, days or whatever a chart can show.
#include <cstddef>
#include <string_view>
#include <vector>

#include "sim/results/folder/run_folder.h"

namespace icctwin::report {

/// The rows of a series sorted into equal spans of local time.
struct SeriesBins {
  double width_s = 0;
  std::vector<double> start_unix_s;     ///< of each bin, on the local clock's full hours, days, ...
  std::vector<double> covered_s;        ///< simulated time in each bin
  std::vector<std::size_t> bin_of_row;  ///< by row
  std::vector<double> row_s;            ///< length of each row's output interval

  std::size_t size() const { return start_unix_s.size(); }
  double center_unix_s(std::size_t bin) const { return start_unix_s[bin] + width_s / 2; }
};

/// Sorts by the middle of each output interval; no bins where there is no series.
SeriesBins bin_series(const RunFolder& run, double width_s);

/// Time-weighted mean of a channel in each bin, NaN in bins without values; empty when the run has no such channel.
std::vector<double> bin_means(const RunFolder& run, const SeriesBins& bins, std::string_view channel);

/// The finest round span that gives at most so many points and is not finer than the series [s].
double chart_bin_width_s(const RunFolder& run, std::size_t most_points);

}  // namespace icctwin::report
