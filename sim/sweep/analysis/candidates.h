#pragma once
// Which points of a sweep are worth having: inside the constraints, and beaten by none.
#include <cstddef>
#include <vector>

#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin {

/// Means of the objectives by point, turned so that less is better; no_value where a point has none.
struct Candidates {
  std::vector<std::vector<double>> cost;  ///< [objective][point]
  std::vector<bool> inside;               ///< has all objectives and keeps all constraints
};
Candidates candidates_of(const StoredSweep& sweep);

/// Points inside the constraints that no other such point equals or betters in every objective and betters in one; by the first objective.
/// With one objective: the best point.
std::vector<std::size_t> pareto_front(const Candidates& candidates);

}  // namespace icctwin
