#pragma once
// Pumps in parallel branches that meet in a common circuit, with the flow that runs backwards where no check valve stops it.
//
// Pump: dp = y^2 dp_0 - y s m (a straight line at rated speed, by the affinity laws at speed ratio y). Branch: dp - r m |m| = p.
// Common circuit: p = r_c M |M|, M the sum of the branch flows. For a pressure p each branch has one flow in closed form, which falls as p
// rises; p is the root of p - r_c M |M|, by Newton's method inside a bracket, with bisection where it would leave it.
// Valid: turbulent flow (pressure loss by the square of the flow), one fluid. Left out: inertia of the water, leakage of check valves, a
// motor that is turned backwards.
// Source: hydraulic network theory, e.g. Larock, Jeppson and Watters, Hydraulics of Pipeline Systems (2000), ch. 4.
#include <vector>

namespace icctwin {

struct PumpBranch {
  double shutoff_pa = 0.0;                ///< dp_0, rise at no flow and rated speed
  double slope_pa_s_per_kg = 0.0;         ///< s, fall per flow at rated speed
  double resistance_pa_s2_per_kg2 = 0.0;  ///< r, of the branch without the pump
  bool check_valve = true;                ///< no backward flow
};

struct BranchFlows {
  std::vector<double> flow_kg_per_s;  ///< by branch; negative: backwards
  std::vector<double> rise_pa;        ///< over each pump
  double common_pa = 0.0;
  bool converged = false;  ///< false also where a branch has nothing that bounds its flow
};

/// Flows of all branches at their pumps' speed ratios.
BranchFlows branch_flows(const std::vector<PumpBranch>& branches, const std::vector<double>& speed_ratios,
                         double common_resistance_pa_s2_per_kg2);

}  // namespace icctwin
