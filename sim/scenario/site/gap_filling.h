#pragma once
// Short gaps of a regular series are filled, long ones are found.
#include <cstddef>
#include <limits>
#include <vector>

namespace icctwin {

/// Stands for a missing value until the gaps are filled.
inline constexpr double gap_value = std::numeric_limits<double>::quiet_NaN();

/// Longest gap that is filled; over more than a quarter of a day a straight line misses the daily course.
inline constexpr double longest_filled_gap_s = 6 * 3600.0;

/// What fill_gaps found; the two kinds of gap are counted apart.
struct GapReport {
  std::size_t filled = 0, first_filled = 0;  ///< values filled, index of the first
  std::size_t left = 0, first_left = 0;      ///< values left missing, because their gap is too long
  std::size_t first_left_length = 0;         ///< values in the first gap left
};

/// Fills gaps of at most `longest` values on the straight line between their neighbours.
///
/// At the ends of the series the neighbours of a cyclic series are those at the other end; otherwise the nearest value is held.
GapReport fill_gaps(std::vector<double>& values, std::size_t longest, bool cyclic);

}  // namespace icctwin
