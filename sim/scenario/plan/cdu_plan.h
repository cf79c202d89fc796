#pragma once
// The coolant distribution units in their resolved form.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/cooling/pi_controller.h"
#include "models/cooling/valve.h"
#include "sim/scenario/plan/pump_plan.h"

namespace icctwin {

/// Plates between the secondary and the primary flow, both variable: hA of each side is nominal at its design flow.
struct CduPlates {
  double primary_w_per_k = 0;              ///< primary flow times specific heat at design
  double film_w_per_k = 0;                 ///< hA of one side at design flow, both alike
  std::optional<PiController> controller;  ///< of the primary valve; none: ideal
  ControlValve valve;
};

/// Equal CDUs side by side: `first` and the following of the plan.
struct CduGroupPlan {
  std::string id;
  std::size_t first = 0, units = 0;
  bool manifold = false;  ///< the CDUs share their load, those out of service excepted
  double supply_c = 0, design_rise_k = 0;
  double supply_limit_c = 0, return_limit_c = 0;
  double capacity_w = 0;                  ///< of one CDU
  double capacity_w_per_k = 0;            ///< secondary flow times specific heat of one CDU at design
  double effectiveness = 0;               ///< of the exchanger, on the smaller stream
  double heat_capacity_j_per_k = 0;       ///< of one CDU
  std::optional<CduPlates> plates;        ///< instead of a constant effectiveness
  bool flow_by_return = false;            ///< the flow holds the return temperature instead of following the heat
  double pump_w = 0, min_flow_ratio = 1;  ///< pumps of one CDU at design flow
  bool pump_fixed = false;                ///< the same power at any load
  PumpUnits pumps;                        ///< of one CDU
};

struct CdusPlan {
  std::vector<CduGroupPlan> groups;
  std::size_t units = 0;  ///< of all groups
  double capacity_w = 0;  ///< of all groups, redundant CDUs excepted
  double pump_w = 0;      ///< of all groups, at design flow

  const CduGroupPlan& group_of(std::size_t cdu) const {
    std::size_t g = 0;
    while (cdu >= groups[g].first + groups[g].units) ++g;
    return groups[g];
  }
};

}  // namespace icctwin
