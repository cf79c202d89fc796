#include "models/cooling/cubic_curve.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <utility>

namespace icctwin {
namespace {

bool all_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

bool is_monotone(const std::vector<double>& y) { return std::is_sorted(y.begin(), y.end()) || std::is_sorted(y.rbegin(), y.rend()); }

}  // namespace

CubicCurve::CubicCurve(std::vector<double> x, std::vector<double> y) : x_(std::move(x)), y_(std::move(y)) {
  assert(is_valid(x_, y_));
  const std::size_t n = x_.size();
  std::vector<double> secant(n - 1);
  for (std::size_t i = 0; i + 1 < n; ++i) secant[i] = (y_[i + 1] - y_[i]) / (x_[i + 1] - x_[i]);
  slope_.resize(n);
  slope_.front() = secant.front();
  slope_.back() = secant.back();
  for (std::size_t i = 1; i + 1 < n; ++i) slope_[i] = 0.5 * (secant[i - 1] + secant[i]);
  if (!is_monotone(y_)) return;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    if (secant[i] == 0.0) {
      slope_[i] = slope_[i + 1] = 0.0;
      continue;
    }
    const double a = slope_[i] / secant[i], b = slope_[i + 1] / secant[i];
    // Outside the circle of radius 3 the cubic of a piece can turn back.
    const double shrink = std::min(3.0 / std::hypot(a, b), 1.0);
    slope_[i] *= shrink;
    slope_[i + 1] *= shrink;
  }
}

bool CubicCurve::is_valid(const std::vector<double>& x, const std::vector<double>& y) {
  return x.size() >= 2 && x.size() == y.size() && all_finite(x) && all_finite(y) &&
         std::adjacent_find(x.begin(), x.end(), std::greater_equal<>{}) == x.end();
}

double CubicCurve::at(double x) const {
  if (x <= x_.front()) return y_.front() + slope_.front() * (x - x_.front());
  if (x >= x_.back()) return y_.back() + slope_.back() * (x - x_.back());
  const auto after = static_cast<std::size_t>(std::upper_bound(x_.begin(), x_.end(), x) - x_.begin());
  const std::size_t i = after - 1;
  const double width = x_[after] - x_[i];
  const double t = (x - x_[i]) / width;
  const double s = 1.0 - t;
  return s * s * ((1.0 + 2.0 * t) * y_[i] + width * t * slope_[i]) + t * t * ((3.0 - 2.0 * t) * y_[after] - width * s * slope_[after]);
}

}  // namespace icctwin
