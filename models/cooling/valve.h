#pragma once
// Control valve with equal-percentage characteristic in a circuit with other resistances.
//
// Inherent: phi = R^(x - 1), x the position; below 5 % open straight to tight shut. Installed, at a constant pressure over the circuit:
// flow / flow_open = 1 / sqrt(A / phi^2 + 1 - A), with the authority A = pressure over the open valve / pressure over the circuit.
// Valid: turbulent flow, A 0.1-1. Left out: hysteresis, cavitation, leakage.
// Source: ASHRAE Handbook, HVAC Systems and Equipment, ch. "Valves" (equal percentage, authority).

namespace icctwin {

struct ControlValve {
  double rangeability = 50.0;
  double authority = 0.5;
};

/// Flow over the flow of the open valve, by position 0-1 [-].
double valve_flow_ratio(const ControlValve& valve, double position);

/// Position that lets a flow ratio pass [-].
double valve_position(const ControlValve& valve, double flow_ratio);

}  // namespace icctwin
