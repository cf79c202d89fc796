#pragma once
// What the runs of a sweep say about an indicator: spread, effect of each axis, shares of its variance.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin {

/// Mean of an indicator over the replications of each point; no_value where a run of the point has none.
std::vector<double> point_means(const SweepTable& table, const std::vector<double>& column);

/// First run of each point, in the order of the points; `point_means` has the same order.
std::vector<std::size_t> first_runs(const SweepTable& table);

/// Spread of the values that there are.
struct Spread {
  std::size_t count = 0;
  double mean = no_value, deviation = no_value;  ///< deviation of one value: sample standard deviation
  double least = no_value, p10 = no_value, p50 = no_value, p90 = no_value, most = no_value;
};
Spread spread_of(std::vector<double> values);

/// Linear between order statistics, as R type 7: at (n - 1) share. Sorted, finite, not empty.
double percentile(const std::vector<double>& sorted, double share);

/// Mean of an indicator where an axis has one value, or lies in one part of its range.
struct Level {
  std::string name;         ///< the value, or "36.0 - 37.5"
  double place = no_value;  ///< the value as number, or the mean of the part's values
  std::size_t points = 0;
  double mean = no_value;
};

/// The main effect of an axis on an indicator.
struct Effect {
  std::size_t axis = 0;
  std::vector<Level> levels = {};
  std::size_t low = 0, high = 0;  ///< levels with the least and the greatest mean
  double size() const { return levels.empty() ? 0 : levels[high].mean - levels[low].mean; }
};

/// Effects of all axes, the largest first; one-at-a-time designs against their base, others as means over everything else. An axis with
/// many values is cut into five parts of equally many points.
std::vector<Effect> main_effects(const StoredSweep& sweep, const std::vector<double>& column);

/// Value of the base point of a one-at-a-time design; no_value in other designs.
double base_value(const StoredSweep& sweep, const std::vector<double>& column);

/// Mean of an indicator over two axes: rows of the first axis's levels, columns of the second's; no_value where no point lies.
struct Response {
  std::size_t first = 0, second = 0;
  std::vector<std::string> rows = {}, columns = {};
  std::vector<std::vector<double>> mean = {};
};
Response response_of(const StoredSweep& sweep, std::size_t first, std::size_t second, const std::vector<double>& column);

/// Shares of the variance of an indicator, with the 90 % interval of a bootstrap over the points.
struct SobolIndex {
  std::size_t axis = 0;
  double first = no_value, first_low = no_value, first_high = no_value;
  double total = no_value, total_low = no_value, total_high = no_value;
};

/// First-order indices by Saltelli et al. 2010 (eq. b of table 2): mean of f(B) (f(AB) - f(A)) over the variance; total indices by Jansen:
/// half the mean of (f(A) - f(AB))^2 over the variance. Points with a failed run are left out. Nothing in other designs, or without
/// variance.
std::vector<SobolIndex> sobol_indices(const StoredSweep& sweep, const std::vector<double>& column);

}  // namespace icctwin
