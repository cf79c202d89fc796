#pragma once
// How the center is run (运行): scheduling, power cap.
#include <optional>
#include <string>

#include "models/base/describe.h"

namespace icctwin {

struct Operations {
  std::string scheduler = "easy";      ///< name in the policy table
  double requested_time_factor = 2.0;  ///< requested time = factor x duration where the trace states none
  std::optional<double> accelerator_cap_w;
  double cap_exponent = 3.0;
  bool operator==(const Operations&) const = default;
  static void describe(Describe<Operations>&);
};

}  // namespace icctwin
