#pragma once
// Pumps of a loop (水泵).
#include "models/base/describe.h"

namespace icctwin {

/// Pumps at constant design head whose power follows the affinity laws with flow.
struct VariablePump {
  static constexpr std::string_view tag = "variable";
  double pressure_pa = 200e3;
  double efficiency = 0.65;
  double min_flow_ratio = 0.4;
  double drive_loss_slope = 0;  ///< part-load loss of the drive
  int running_units = 1, standby_units = 1;
  bool operator==(const VariablePump&) const = default;
  static void describe(Describe<VariablePump>&);
};

}  // namespace icctwin
