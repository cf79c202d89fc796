#pragma once
// Pumps of a loop (水泵).
#include <optional>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// One pump as its maker measured it, and the branch it stands in.
struct MeasuredPump {
  std::vector<double> flow_m3_per_s, head_pa, power_w;  ///< points at rated speed, rising in flow
  double branch_loss_ratio = 0.1;                       ///< of the design head, lost in the pump's own branch
  bool check_valves = true;
  bool operator==(const MeasuredPump&) const = default;
  static void describe(Describe<MeasuredPump>&);
};

/// Pumps at constant design head whose power follows the affinity laws with flow.
struct VariablePump {
  static constexpr std::string_view tag = "variable";
  double pressure_pa = 200e3;
  double efficiency = 0.65;
  double min_flow_ratio = 0.4;
  double drive_loss_slope = 0;  ///< part-load loss of the drive
  int running_units = 1, standby_units = 1;
  std::optional<MeasuredPump> measured = std::nullopt;  ///< instead of the efficiency
  bool operator==(const VariablePump&) const = default;
  static void describe(Describe<VariablePump>&);
};

}  // namespace icctwin
