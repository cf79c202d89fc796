#include "sim/validation/error_figures.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

ErrorFigures error_figures(const std::vector<std::pair<std::string, double>>& errors) {
  ErrorFigures figures;
  if (errors.empty()) return figures;
  std::vector<double> sorted;
  double worst = -1;
  for (const auto& [name, error] : errors) {
    sorted.push_back(std::abs(error));
    figures.mean_abs += std::abs(error);
    figures.bias += error;
    if (std::abs(error) > worst) worst = std::abs(error), figures.worst = name;
  }
  std::ranges::sort(sorted);
  const std::size_t n = sorted.size();
  figures.n = static_cast<int>(n);
  figures.mean_abs /= static_cast<double>(n);
  figures.bias /= static_cast<double>(n);
  figures.median_abs = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  figures.p90_abs = sorted[static_cast<std::size_t>(std::ceil(0.9 * static_cast<double>(n))) - 1];
  figures.max_abs = sorted.back();
  return figures;
}

double null_efficiency(const std::vector<double>& ideal, const std::vector<double>& measured) {
  // Sum of |r_i / e - 1| with r = ideal / measured is piecewise linear in 1/e: its least value lies at one of 1/e = 1 / r_i.
  double best = 1, least = -1;
  for (std::size_t i = 0; i < ideal.size(); ++i) {
    const double efficiency = ideal[i] / measured[i];
    double sum = 0;
    for (std::size_t j = 0; j < ideal.size(); ++j) sum += std::abs(ideal[j] / measured[j] / efficiency - 1);
    if (least < 0 || sum < least) least = sum, best = efficiency;
  }
  return best;
}

}  // namespace icctwin
