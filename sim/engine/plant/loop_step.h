#pragma once
// One implicit step of a well-mixed loop that gives its heat away along the worse of two paths; see plant.h for the equation.
#include <algorithm>

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
  double temperature_c, out_w;
};

/// Implicit Euler of C dT/dt = Q_in - max(0, min(a, b)); never backwards.
inline LoopStep step_loop(double temperature_c, double capacity_j_per_k, double in_w, const Outlet& a, const Outlet& b, double step_s) {
  const double inertia = capacity_j_per_k / step_s;
  const auto solve = [&](const Outlet& outlet) {
    return (inertia * temperature_c + in_w + outlet.slope_w_per_k * outlet.cold_c - outlet.constant_w) / (inertia + outlet.slope_w_per_k);
  };
  const double closed_c = temperature_c + in_w / inertia;
  const double next_c = std::min(std::max(solve(a), solve(b)), closed_c);
  return {next_c, next_c == closed_c ? 0.0 : in_w + inertia * (temperature_c - next_c)};
}

}  // namespace icctwin
