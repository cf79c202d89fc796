#pragma once
// Adds up how far predictions are from the expected values of a file of cases.
#include <initializer_list>
#include <string>
#include <string_view>

#include "sim/validation/thermal.h"

namespace icctwin::validation {

/// One quantity of one row.
struct Comparison {
  std::string_view what;
  double predicted = 0.0;
  double expected = 0.0;
  double tolerance = 0.0;  ///< absolute
};

class Tally {
 public:
  /// A relative error is taken over the expected value, but at least over this; for temperatures near zero [unit of the quantity].
  explicit Tally(double smallest_scale = 1e-12) : smallest_scale_(smallest_scale) {}

  /// Counts a row; the first quantity is the main one.
  void add(const std::string& row, std::initializer_list<Comparison> quantities);
  void add(const std::string& row, const std::vector<Comparison>& quantities);

  /// Writes the sums into a set.
  void finish(ValidationSet& set) const;

 private:
  double smallest_scale_;
  ValidationSet sums_;
  double worst_share_ = -1.0;
};

}  // namespace icctwin::validation
