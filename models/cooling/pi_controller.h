#pragma once
// Proportional-integral controller with limited output, anti-windup and limited rate.
//
// u = K (e + 1/T_i int e dt), held in [u_min, u_max] and moved by at most rate x step; the integral follows what the output could not
// (back-calculation): dI/dt = K e / T_i + (u_actual - u) / T_i.
// Valid: steps short against T_i (a fifth of it or less). Left out: derivative part, dead band, sampling of the signal.
// Source: Astrom and Hagglund, Advanced PID Control (2006), sections 3.3 and 3.5.

namespace icctwin {

struct PiController {
  double gain = 1.0;  ///< output per unit of error
  double integral_time_s = 60.0;
  double output_min = 0.0, output_max = 1.0;
  double rate_per_s = 1e9;  ///< greatest change of the output
};

struct PiState {
  double integral = 0.0;
  double output = 0.0;

  bool operator==(const PiState&) const = default;
};

/// The controller after a step of constant error; the error is positive where the output has to rise.
PiState next_state(const PiController& controller, const PiState& state, double error, double step_s);

}  // namespace icctwin
