#pragma once
// Drawings of what a sweep says, each with the numbers it is drawn from.
#include <string>
#include <vector>

#include "sim/document/blocks.h"
#include "sim/document/numbers.h"
#include "sim/sweep/analysis/effects.h"

namespace icctwin {

/// An indicator as it is shown: name, unit, decimals.
struct ShownKpi {
  std::string id, name, unit;
  int decimals = 2;
  bool more_is_better = false;
};

/// Bars from the least to the greatest mean of each axis, the largest above; the line is the base, or the mean of all points.
document::Figure tornado_chart(const StoredSweep& sweep, const std::vector<Effect>& effects, const ShownKpi& kpi, double middle,
                               const document::Numbers& numbers);

/// Means along one axis with numbers: a line over the levels.
document::Figure response_chart(const StoredSweep& sweep, const Effect& effect, const ShownKpi& kpi, const document::Numbers& numbers);

/// Means over two axes as tinted cells with their values.
document::Figure contour_chart(const StoredSweep& sweep, const Response& response, const ShownKpi& kpi, const document::Numbers& numbers);

/// All points by two objectives, those on the front with an edge and their run numbers.
document::Figure front_chart(const StoredSweep& sweep, const std::vector<std::size_t>& front, const ShownKpi& across, const ShownKpi& up,
                             const document::Numbers& numbers);

/// How often the values of an indicator occur, with P10, P50 and P90.
document::Figure histogram_chart(const std::vector<double>& values, const ShownKpi& kpi, const document::Numbers& numbers);

/// First-order and total index of each axis with their intervals.
document::Figure indices_chart(const StoredSweep& sweep, const std::vector<SobolIndex>& indices, const ShownKpi& kpi,
                               const document::Numbers& numbers);

}  // namespace icctwin
