#pragma once
// One step of a well-mixed loop that gives its heat away along the worse of two paths; see plant.h for the equation.
#include <algorithm>
#include <cmath>

namespace icctwin {

/// Flow that follows the load between its least and its design value, as a ratio of design [-].
inline double flow_ratio(double heat_w, double design_w, double least) {
  return design_w > 0 ? std::clamp(heat_w / design_w, least, 1.0) : least;
}

/// One path out of a loop: heat = slope (T - cold) + constant.
struct Outlet {
  double slope_w_per_k, cold_c, constant_w = 0;
};

struct LoopStep {
  double temperature_c;  ///< at the end
  double out_w;          ///< mean
  double end_out_w;      ///< at the end
};

/// Temperature after a step of C dT/dt = Q_in - (slope (T - cold) + constant), exact.
inline double relaxed_c(double temperature_c, double capacity_j_per_k, double in_w, const Outlet& outlet, double step_s) {
  const double net_w = in_w - outlet.constant_w;
  if (outlet.slope_w_per_k <= 0) return temperature_c + net_w * step_s / capacity_j_per_k;
  const double end_c = outlet.cold_c + net_w / outlet.slope_w_per_k;
  return end_c + (temperature_c - end_c) * std::exp(-outlet.slope_w_per_k * step_s / capacity_j_per_k);
}

/// C dT/dt = Q_in - max(0, min(a, b)), exact while the same path rules; never backwards.
///
/// The smaller outflow always gives the warmer loop, so the path that rules is the one that ends warmer.
inline LoopStep step_loop(double temperature_c, double capacity_j_per_k, double in_w, const Outlet& a, const Outlet& b, double step_s) {
  const double inertia = capacity_j_per_k / step_s;
  const double closed_c = temperature_c + in_w / inertia;
  const double next_c = std::min(
      std::max(relaxed_c(temperature_c, capacity_j_per_k, in_w, a, step_s), relaxed_c(temperature_c, capacity_j_per_k, in_w, b, step_s)),
      closed_c);
  if (next_c == closed_c) return {next_c, 0, 0};
  const auto through = [&](const Outlet& outlet) { return outlet.slope_w_per_k * (next_c - outlet.cold_c) + outlet.constant_w; };
  return {next_c, in_w + inertia * (temperature_c - next_c), std::max(0.0, std::min(through(a), through(b)))};
}

}  // namespace icctwin
