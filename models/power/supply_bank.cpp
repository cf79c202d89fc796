#include "models/power/supply_bank.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

int modules_running(const SupplyBank& bank, double path_output_w) {
  const auto rated = rated_w(bank.module);
  if (!bank.staging || !rated) return bank.modules;
  const double needed = std::ceil(path_output_w / (bank.staging->target_load_ratio * *rated) - 1e-9);
  const double running = std::max(needed, 1.0) + bank.staging->spare_modules;
  return static_cast<int>(std::min(running, static_cast<double>(bank.modules)));
}

double input_power_w(const SupplyBank& bank, double output_w) {
  const double direct_w = bank.mains_direct_ratio * output_w;
  const double path_w = (output_w - direct_w) / bank.paths;
  const int running = modules_running(bank, path_w);
  return direct_w * (1 + bank.mains_direct_loss_ratio) + bank.paths * running * input_power_w(bank.module, path_w / running);
}

}  // namespace icctwin
