#pragma once
// One root of a continuous function inside a bracket, by the Illinois form of false position.
//
// Source: Dowell and Jarratt, BIT 11 (1971) 168.
#include <cmath>

namespace icctwin {

/// The root of f between low and high, whose values must differ in sign; otherwise the end with the smaller residual.
template <class Function>
double bracketed_root(Function&& f, double low, double high, double tolerance) {
  double f_low = f(low), f_high = f(high);
  if (f_low == 0.0) return low;
  if (f_high == 0.0) return high;
  if ((f_low > 0.0) == (f_high > 0.0)) return std::abs(f_low) < std::abs(f_high) ? low : high;
  double last = low;
  int side = 0;
  for (int i = 0; i < 200; ++i) {
    // Every sixth step halves the bracket, so that a curve with a sharp bend cannot hold one end for ever.
    const double x = i % 6 == 5 ? 0.5 * (low + high) : (f_low * high - f_high * low) / (f_low - f_high);
    const double f_x = f(x);
    if (f_x == 0.0 || std::abs(x - last) < tolerance || high - low < tolerance) return x;
    last = x;
    if ((f_x > 0.0) == (f_low > 0.0)) {
      low = x;
      f_low = f_x;
      if (side == 1) f_high *= 0.5;
      side = 1;
    } else {
      high = x;
      f_high = f_x;
      if (side == -1) f_low *= 0.5;
      side = -1;
    }
  }
  return last;
}

}  // namespace icctwin
