#pragma once
// Modes of a water-side economizer: free cooling, partly and fully mechanical.
//
// Integrated: free -> partial if T_econ,out > T_set + d1; partial -> free if T_econ,out <= T_set + d2; partial -> full if
// T_econ,in < T_econ,out + d3; full -> partial if T_econ,in > T_wb + T_approach + d4. Not integrated: free -> full if T_wb >= T_switch
// or T_supply >= T_set + d1; full -> free if T_wb < T_switch and fewer than two chillers run.
// A condition must hold without a break for the waiting time while its mode is on; of two that are due, the one towards free cooling.
// Valid: one economizer in series (integrated) or parallel (not) with the chillers. Left out: valves, freeze protection.
// Source: Modelica Buildings library, Applications.DataCenters.ChillerCooled.Controls; dead bands 1.1/0.5/0.5/1.1 K and 1200 s from its
// examples.
#include <array>

namespace icctwin {

enum class CoolingMode { free = 1, partly_mechanical = 2, fully_mechanical = 3 };

struct EconomizerControl {
  bool integrated = true;
  double free_to_partial_k = 1.1;  ///< d1
  double partial_to_free_k = 0.5;  ///< d2
  double partial_to_full_k = 0.5;  ///< d3
  double full_to_partial_k = 1.1;  ///< d4
  double wait_s = 1200.0;
  double approach_k = 5.0;  ///< of the tower to the wet bulb; integrated only
  double switch_c = 5.0;    ///< wet bulb at which free cooling may begin; not integrated only (engineering default)
};

struct EconomizerState {
  CoolingMode mode = CoolingMode::free;
  std::array<double, 2> held_s{};  ///< how long the conditions to leave have held: towards free cooling, away from it

  bool operator==(const EconomizerState&) const = default;
};

struct EconomizerInput {
  double set_point_c = 0.0;
  double wet_bulb_c = 0.0;
  double economizer_in_c = 0.0, economizer_out_c = 0.0;  ///< of the chilled water; integrated only
  double supply_c = 0.0;                                 ///< not integrated only
  int chillers_on = 0;                                   ///< not integrated only
};

/// The state after a step of constant input; at most one change of mode in a step.
EconomizerState next_state(const EconomizerControl& control, const EconomizerState& state, const EconomizerInput& input, double step_s);

}  // namespace icctwin
