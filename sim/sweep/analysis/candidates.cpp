#include "sim/sweep/analysis/candidates.h"

#include <algorithm>

#include "sim/sweep/analysis/effects.h"

namespace icctwin {

Candidates candidates_of(const StoredSweep& sweep) {
  Candidates result;
  const auto means_of = [&](const std::string& kpi) {
    const auto* column = sweep.table.column(kpi);
    return column ? point_means(sweep.table, *column) : std::vector<double>(first_runs(sweep.table).size(), no_value);
  };
  result.inside.assign(first_runs(sweep.table).size(), true);
  for (const Objective& one : sweep.sweep.objectives) {
    auto means = means_of(one.kpi);
    for (std::size_t p = 0; p < means.size(); ++p) {
      if (means[p] != means[p]) result.inside[p] = false;
      if (one.goal == Goal::maximise) means[p] = -means[p];
    }
    result.cost.push_back(std::move(means));
  }
  for (const Constraint& one : sweep.sweep.constraints) {
    const auto means = means_of(one.kpi);
    for (std::size_t p = 0; p < means.size(); ++p)
      if (!(means[p] >= one.at_least.value_or(means[p]) && means[p] <= one.at_most.value_or(means[p]))) result.inside[p] = false;
  }
  return result;
}

std::vector<std::size_t> pareto_front(const Candidates& candidates) {
  const auto& cost = candidates.cost;
  std::vector<std::size_t> order;
  for (std::size_t p = 0; p < candidates.inside.size(); ++p)
    if (candidates.inside[p]) order.push_back(p);
  const auto less = [&](std::size_t one, std::size_t other) {
    for (const auto& objective : cost)
      if (objective[one] != objective[other]) return objective[one] < objective[other];
    return one < other;
  };
  if (cost.empty() || order.empty()) return {};
  std::ranges::sort(order, less);
  // In this order a point can be beaten only by one before it.
  std::vector<std::size_t> front;
  for (const std::size_t p : order) {
    const bool beaten = std::ranges::any_of(front, [&](std::size_t q) {
      return std::ranges::all_of(cost, [&](const auto& objective) { return objective[q] <= objective[p]; });
    });
    if (!beaten) front.push_back(p);
  }
  return front;
}

}  // namespace icctwin
