#pragma once
// The pumps of a loop in their resolved form.
#include <algorithm>
#include <vector>

namespace icctwin {

/// Equal pumps side by side.
struct PumpUnits {
  int running = 1, standby = 0;
  double drive_loss_slope = 0;
  std::vector<double> flow_ratio_of = {};  ///< by pumps that run; empty: in proportion to their number

  int all() const { return running + standby; }

  /// Greatest flow ratio with some pumps out of service; standby pumps take their place first [-].
  double flow_limit(int out) const {
    const int left = std::clamp(all() - out, 0, running);
    return flow_ratio_of.empty() ? static_cast<double>(left) / running : flow_ratio_of[static_cast<std::size_t>(left)];
  }

  /// Power over power at design flow, on a fixed system curve: x^3 / (1 - d (1/x - 1)), x the flow ratio [-].
  double power_ratio(double flow) const { return flow > 0 ? flow * flow * flow / (1 - drive_loss_slope * (1 / flow - 1)) : 0; }
};

}  // namespace icctwin
