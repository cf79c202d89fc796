#include "models/cooling/pi_controller.h"

#include <algorithm>

namespace icctwin {

PiState next_state(const PiController& controller, const PiState& state, double error, double step_s) {
  const double share = std::min(1.0, step_s / controller.integral_time_s);
  PiState next;
  next.integral = state.integral + controller.gain * error * share;
  const double wanted = controller.gain * error + next.integral;
  const double reach = controller.rate_per_s * step_s;
  next.output = std::clamp(std::clamp(wanted, controller.output_min, controller.output_max), state.output - reach, state.output + reach);
  next.integral += (next.output - wanted) * share;
  return next;
}

}  // namespace icctwin
