#pragma once
// The pumps of a loop in their resolved form.
#include <algorithm>

namespace icctwin {

/// Equal pumps side by side.
struct PumpUnits {
  int running = 1, standby = 0;
  double drive_loss_slope = 0;

  int all() const { return running + standby; }

  /// Greatest flow ratio with some pumps out of service; standby pumps take their place first [-].
  double flow_limit(int out) const { return std::clamp(static_cast<double>(all() - out) / running, 0.0, 1.0); }

  /// Power over power at design flow, on a fixed system curve: x^3 / (1 - d (1/x - 1)), x the flow ratio [-].
  double power_ratio(double flow) const { return flow > 0 ? flow * flow * flow / (1 - drive_loss_slope * (1 / flow - 1)) : 0; }
};

}  // namespace icctwin
