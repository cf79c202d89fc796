#pragma once
// Downhill simplex of Nelder and Mead (1965).
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace icctwin {

/// Downhill simplex on the unit cube; `function` takes positions that are clamped into it.
template <class Function>
std::vector<double> least(std::vector<double> start, Function&& function, int evaluations) {
  struct Point {
    std::vector<double> x;
    double value;
  };
  const std::size_t n = start.size();
  const auto at = [&](std::vector<double> x) {
    for (double& one : x) one = std::clamp(one, 0.0, 1.0);
    const double value = function(x);
    return Point{std::move(x), value};
  };
  std::vector<Point> simplex = {at(start)};
  for (std::size_t i = 0; i < n; ++i) {
    auto x = start;
    x[i] += x[i] > 0.5 ? -0.2 : 0.2;
    simplex.push_back(at(x));
  }
  for (int used = static_cast<int>(n) + 1; used < evaluations; ++used) {
    std::ranges::sort(simplex, {}, &Point::value);
    std::vector<double> center(n, 0.0);
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t i = 0; i < n; ++i) center[i] += simplex[p].x[i] / static_cast<double>(n);
    Point& worst = simplex.back();
    const auto along = [&](double factor) {
      std::vector<double> x(n);
      for (std::size_t i = 0; i < n; ++i) x[i] = center[i] + factor * (worst.x[i] - center[i]);
      return at(x);
    };
    Point next = along(-1);
    if (next.value < simplex.front().value) {
      Point further = along(-2);
      if (further.value < next.value) next = further;
    } else if (next.value >= simplex[n - 1].value) {
      next = along(next.value < worst.value ? -0.5 : 0.5);
      if (next.value >= worst.value) {
        for (std::size_t p = 1; p <= n; ++p) {
          auto x = simplex[p].x;
          for (std::size_t i = 0; i < n; ++i) x[i] = (x[i] + simplex[0].x[i]) / 2;
          simplex[p] = at(x);
        }
        used += static_cast<int>(n);
        continue;
      }
    }
    worst = next;
  }
  std::ranges::sort(simplex, {}, &Point::value);
  return simplex.front().x;
}

}  // namespace icctwin
