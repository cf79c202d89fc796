#include "models/cooling/hydraulic_network.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

struct Flow {
  double kg_per_s = 0.0;
  double per_pa = 0.0;  ///< change with the common pressure, never positive
};

// r m^2 + y s m = A, written so that it also holds for r = 0; A below zero drives the flow backwards.
Flow flow_at(const PumpBranch& branch, double speed, double common_pa) {
  const double drive_pa = speed * speed * branch.shutoff_pa - common_pa;
  if (drive_pa < 0.0 && branch.check_valve) return {};
  const double linear = speed * branch.slope_pa_s_per_kg;
  const double root = std::sqrt(linear * linear + 4.0 * branch.resistance_pa_s2_per_kg2 * std::abs(drive_pa));
  if (linear + root <= 0.0) return {};
  const double flow = 2.0 * std::abs(drive_pa) / (linear + root);
  return {std::copysign(flow, drive_pa), root > 0.0 ? -1.0 / root : 0.0};
}

bool is_bounded(const PumpBranch& branch, double speed) {
  return branch.resistance_pa_s2_per_kg2 > 0.0 || speed * branch.slope_pa_s_per_kg > 0.0;
}

}  // namespace

BranchFlows branch_flows(const std::vector<PumpBranch>& branches, const std::vector<double>& speed_ratios,
                         double common_resistance_pa_s2_per_kg2) {
  BranchFlows result;
  double high = 0.0;
  bool bounded = true;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    high = std::max(high, speed_ratios[i] * speed_ratios[i] * branches[i].shutoff_pa);
    bounded = bounded && is_bounded(branches[i], speed_ratios[i]);
  }
  // The excess p - r_c M |M| rises with p: at zero no branch flows backwards, at the highest shut-off pressure none forwards.
  double low = 0.0, p = common_resistance_pa_s2_per_kg2 > 0.0 ? 0.5 * high : 0.0;
  constexpr int most_steps = 100;
  constexpr double tolerance = 1e-12;
  for (int step = 0; step < most_steps && !result.converged; ++step) {
    double total = 0.0, total_per_pa = 0.0;
    for (std::size_t i = 0; i < branches.size(); ++i) {
      const Flow flow = flow_at(branches[i], speed_ratios[i], p);
      total += flow.kg_per_s;
      total_per_pa += flow.per_pa;
    }
    const double excess = p - common_resistance_pa_s2_per_kg2 * total * std::abs(total);
    const double slope = 1.0 - 2.0 * common_resistance_pa_s2_per_kg2 * std::abs(total) * total_per_pa;
    result.converged = std::abs(excess) <= tolerance * std::max(high, 1.0);
    if (result.converged) break;
    (excess < 0.0 ? low : high) = p;
    const double newton = p - excess / slope;
    p = newton > low && newton < high ? newton : 0.5 * (low + high);
  }
  result.converged = result.converged && bounded;
  result.common_pa = p;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const double flow = flow_at(branches[i], speed_ratios[i], p).kg_per_s;
    result.flow_kg_per_s.push_back(flow);
    result.rise_pa.push_back(speed_ratios[i] * (speed_ratios[i] * branches[i].shutoff_pa - branches[i].slope_pa_s_per_kg * flow));
  }
  return result;
}

}  // namespace icctwin
