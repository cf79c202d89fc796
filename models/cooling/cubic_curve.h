#pragma once
// A smooth curve through measured points: cubic Hermite pieces, monotone where the points are, straight beyond the ends.
//
// Slopes are the mean of the neighbouring secants (the secant itself at the ends), shrunk where a piece could turn back.
// Source: Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980) 238.
#include <vector>

namespace icctwin {

class CubicCurve {
 public:
  /// Points in increasing x, equally many of each, two at least.
  CubicCurve(std::vector<double> x, std::vector<double> y);

  /// Whether lists of points make a curve: equally long, two points or more, x strictly increasing, all finite.
  static bool is_valid(const std::vector<double>& x, const std::vector<double>& y);

  /// The curve at x, in the unit of y.
  double at(double x) const;

 private:
  std::vector<double> x_, y_, slope_;
};

}  // namespace icctwin
