#pragma once
// Which points of the space of the axes are run.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/sweep/design/axis.h"

namespace icctwin {

struct DesignPoint {
  std::vector<std::string> values;  ///< by axis, as JSON text; empty: the base's own
  /// What the point is for: "base" and the axis's name in a one-at-a-time design, "A", "B" and "AB NAME" where Sobol indices are computed.
  std::string role;
};

struct Design {
  std::vector<Axis> axes;
  std::vector<DesignPoint> points;  ///< none where the points are searched for
};

/// The points of a sweep's design, the same for the same file; problems with pointers into the sweep file.
///
/// A table adds axes for those of its columns that are pointers. More than `most_points` are not made.
Design make_design(const Sweep& sweep, const std::filesystem::path& folder, Diagnostics& diagnostics, std::size_t most_points);

}  // namespace icctwin
