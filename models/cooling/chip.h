#pragma once
// Junction temperature of an accelerator with leakage feedback.
//
// T_j = T_c + R P, P = P_ref (1 + s (exp(k (T_j - T_ref)) - 1)): of the power at the reference temperature (that of the data sheet and of
// the load) the share s leaks, and the leakage grows with temperature; a colder chip draws less.
// R runs from the junction to the coolant temperature T_c that the cooling model names (inlet, bath or saturation).
// Newton upwards from the temperature without any leakage: the right side is convex in T_j, so the steps rise to the lower (stable)
// solution. There is none once the gain R dP/dT_j reaches 1: thermal runaway.
// In time the junction follows with one time constant (1-10 s), by implicit Euler steps.
// Valid: T_j up to 125 degC. Left out: heat held in the chip (some hundred joules), hot spots, stacked memory.
// Source: exponential law of subthreshold leakage, e.g. Liao, He and Lepak, IEEE TCAD 24 (2005) 1042; shares and k are engineering values.

namespace icctwin {

struct Chip {
  double package_k_per_w = 0.023;  ///< junction to surface: junction to case and thermal interface
  double time_constant_s = 5;
  double leak_ratio = 0;  ///< leakage over power at the reference temperature; 0: power does not depend on temperature
  double leak_per_k = 0.015;
  double leak_reference_c = 75;
  double throttle_c = 90;  ///< clocks fall above
  double limit_c = 105;    ///< never to be passed
};

struct ChipPoint {
  double junction_c = 0, power_w = 0;
  double gain = 0;  ///< R dP/dT_j; 1 and above: runaway
};

/// Power over that at the reference temperature [-].
double leakage_factor(const Chip& chip, double junction_c);

/// Steady junction and power of a chip that draws `reference_w` at the reference temperature.
///
/// In runaway the junction stands at the chip's limit, or at the temperature of gain 1 where that is higher: finite, for a control to act
/// on.
ChipPoint settled_chip(const Chip& chip, double reference_w, double coolant_c, double resistance_k_per_w);

/// Power at the reference temperature that keeps the junction at another; negative where the coolant alone is too warm [W].
double holding_power_w(const Chip& chip, double junction_c, double coolant_c, double resistance_k_per_w);

}  // namespace icctwin
