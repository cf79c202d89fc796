#pragma once
// The points of a sweep sorted into the levels of an axis.
#include <cstddef>
#include <string>
#include <vector>

#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin {

/// Levels of one axis and the level of each point.
struct Levels {
  struct One {
    std::string name;
    double place = no_value;
  };
  std::vector<One> all;
  std::vector<std::size_t> of_point;  ///< all.size(): the base's own value
};

/// An axis with at most `most` different values has a level for each, in the order of the axis; else five parts of equally many points.
Levels levels_of(const StoredSweep& sweep, std::size_t axis, std::size_t most = 12);

/// A JSON number as number; no_value for other values.
double number_of(const std::string& value);

/// "36.25": as many digits as a reader can use.
std::string short_number(double value);

}  // namespace icctwin
