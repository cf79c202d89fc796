#pragma once
// The coolant distribution units in their resolved form.
#include <cstddef>
#include <vector>

namespace icctwin {

/// Equal CDUs side by side: `first` and the following of the plan.
struct CduGroupPlan {
  std::size_t first = 0, units = 0;
  double supply_c = 0, design_rise_k = 0;
  double capacity_w = 0;        ///< of one CDU
  double capacity_w_per_k = 0;  ///< secondary flow times specific heat of one CDU at design
  double effectiveness = 0;     ///< of the exchanger, on the smaller stream
  double heat_capacity_j_per_k = 0;
  double pump_w = 0, min_flow_ratio = 1;  ///< pumps of one CDU at design flow
  bool pump_fixed = false;
};

struct CdusPlan {
  std::vector<CduGroupPlan> groups;
  std::size_t units = 0;  ///< of all groups
  double capacity_w = 0;  ///< of all groups
  double pump_w = 0;      ///< of all groups, at design flow

  const CduGroupPlan& group_of(std::size_t cdu) const {
    std::size_t g = 0;
    while (cdu >= groups[g].first + groups[g].units) ++g;
    return groups[g];
  }
};

}  // namespace icctwin
