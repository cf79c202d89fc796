#pragma once
// Puts rows with their own times onto one regular step.
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/scenario/site/line_problems.h"

namespace icctwin {

/// Time and line of one row of a file.
struct TimedRow {
  double unix_s = 0;
  std::size_t line = 0;
};

/// A regular axis and the row of each of its samples.
struct RegularTimes {
  static constexpr std::size_t no_row = static_cast<std::size_t>(-1);

  double start_s = 0, step_s = 0;
  std::vector<std::size_t> row_of_sample;  ///< no_row where the file leaves one out
  std::size_t left_out = 0, first_left_out = 0;

  /// One column of the rows on the axis, NaN where a row is left out.
  std::vector<double> on_axis(const std::vector<double>& column) const;
};

/// Finds the step (the median distance of the rows) and the samples left out; nothing, and errors, when times fall, leave the step or leave
/// out too much.
std::optional<RegularTimes> find_regular_times(const std::vector<TimedRow>& rows, int utc_offset_s, LineProblems& problems);

}  // namespace icctwin
