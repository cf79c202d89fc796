#include "sim/validation/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace icctwin::validation {

void Tally::add(const std::string& row, std::initializer_list<Comparison> quantities) { add(row, std::vector<Comparison>(quantities)); }

void Tally::add(const std::string& row, const std::vector<Comparison>& quantities) {
  bool outside = false;
  for (const Comparison& quantity : quantities) {
    const double deviation = std::abs(quantity.predicted - quantity.expected);
    // Written so that a prediction that is not a number is outside, not inside.
    if (!(deviation <= quantity.tolerance)) outside = true;
    double share = deviation == 0.0 ? 0.0 : deviation / quantity.tolerance;
    if (std::isnan(share)) share = std::numeric_limits<double>::infinity();
    if (share > worst_share_) {
      worst_share_ = share;
      sums_.worst_case = row + " " + std::string(quantity.what);
      sums_.worst_deviation = deviation;
      sums_.worst_tolerance = quantity.tolerance;
    }
  }
  const Comparison& main = quantities.front();
  const double error = (main.predicted - main.expected) / std::max(std::abs(main.expected), smallest_scale_);
  ++sums_.n;
  sums_.mean_abs_rel_error += std::abs(error);
  sums_.bias += error;
  sums_.max_abs_rel_error = std::max(sums_.max_abs_rel_error, std::abs(error));
  if (outside) ++sums_.outside_tolerance;
}

void Tally::finish(ValidationSet& set) const {
  const std::string file = set.file, kind = set.kind, skipped = set.skipped;
  set = sums_;
  set.file = file;
  set.kind = kind;
  set.skipped = skipped;
  if (set.n == 0) return;
  set.mean_abs_rel_error /= set.n;
  set.bias /= set.n;
}

}  // namespace icctwin::validation
