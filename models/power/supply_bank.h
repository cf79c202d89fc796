#pragma once
// A bank of equal converters on one or two paths: load shares, sleeping modules, a share straight from the mains.
//
// Each path carries the same part of the load; its running modules share it evenly. Staged: n = ceil(P / (x_target P_m)) + spare modules
// run, the others lose nothing. Mains direct: a share m of the load passes by with the loss m P k. P_in = m P (1 + k) + sum of the paths.
// Valid: steady state. Left out: losses of sleeping modules, time to wake, battery charging.
#include <optional>

#include "models/power/converter.h"

namespace icctwin {

/// Modules that run at part load.
struct Staging {
  double target_load_ratio = 1;
  int spare_modules = 0;

  bool operator==(const Staging&) const = default;
};

struct SupplyBank {
  Converter module;  ///< of one unit, or of one module where modules are staged
  int modules = 1;   ///< of one path
  int paths = 1;
  std::optional<Staging> staging;
  double mains_direct_ratio = 0, mains_direct_loss_ratio = 0;

  bool operator==(const SupplyBank&) const = default;
};

/// Modules of one path that run for a load on that path.
int modules_running(const SupplyBank& bank, double path_output_w);

/// Power drawn by all paths and the mains share for a power delivered [W].
double input_power_w(const SupplyBank& bank, double output_w);

}  // namespace icctwin
