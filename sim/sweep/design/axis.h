#pragma once
// One thing that varies in a sweep: where it goes in the scenario and which values it takes.
#include <functional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/sweep/model/sweep.h"

namespace icctwin {

/// Values are JSON texts, so that a file name, an object and a number are handled alike.
struct Axis {
  std::string name;
  std::vector<std::string> pointers;       ///< the places that take the value
  bool linked = false;                     ///< a value is a list with one entry for each place
  std::vector<std::string> levels;         ///< all values of a discrete axis, in order; empty: continuous
  std::function<double(double)> quantile;  ///< continuous: value at a probability in (0, 1)
  bool whole = false;                      ///< continuous: rounded
  bool distribution = false;               ///< continuous with a law of chance, not a range

  bool discrete() const { return !levels.empty(); }
  /// Value at a place in [0, 1): a level, each with an equal share, or the quantile.
  std::string at(double share) const;
  /// Values of a full grid: all levels, else the ends and what lies between, or the middles of equally likely parts.
  std::vector<std::string> grid(int count) const;
  /// Values that show its whole effect: all levels, both ends of a range, the 10th and 90th percentile of a distribution.
  std::vector<std::string> extremes() const;
};

/// The axes of a sweep; problems with pointers into the sweep file. Whether the scenario takes the values is not looked at here.
std::vector<Axis> make_axes(const Sweep& sweep, Diagnostics& diagnostics);

/// The overrides "/pointer=value" of one value of an axis; none where the value is empty (the base's own).
std::vector<std::string> overrides_of(const Axis& axis, const std::string& value);

/// What a store keeps of the axes: names, places and levels; and the axes of a sweep again, with those that its table added.
std::string axes_text(const std::vector<Axis>& axes);
std::vector<Axis> axes_of_text(const std::string& text, const Sweep& sweep, Diagnostics& diagnostics);

/// A value for people: a text without its quotes, everything else as JSON; "base" where it is empty.
std::string plain_value(const std::string& value);

}  // namespace icctwin
