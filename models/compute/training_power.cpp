#include "models/compute/training_power.h"

#include <algorithm>

namespace icctwin {
namespace {

constexpr double processor_utilisation = 0.3;  // unverified

}  // namespace

TrainingPower training_power(double step_s, double computing_s, const AcceleratorPower& sheet, const Accelerator& accelerator,
                             const NodeType* node) {
  TrainingPower power;
  const double idle_w = node && node->accelerator_idle_w ? *node->accelerator_idle_w : accelerator.idle_w;
  const double max_w = node && node->accelerator_max_w ? *node->accelerator_max_w : accelerator.max_w;
  power.high_w = std::min(1.0, sheet.training_ratio) * max_w;
  power.low_w = std::clamp(sheet.communication_ratio * max_w, idle_w, power.high_w);
  power.accelerator_w = power.low_w + (power.high_w - power.low_w) * std::clamp(computing_s / step_s, 0.0, 1.0);
  power.frequency_hz = 1 / step_s;
  const auto between = [&](double at_w) { return std::clamp((at_w - idle_w) / std::max(1.0, max_w - idle_w), 0.0, 1.0); };
  power.utilisation = between(power.accelerator_w);
  power.waiting_utilisation = between(power.low_w);
  if (node && node->accelerator_count > 0) {
    const double rest_w = node->cpu_count * (node->cpu_idle_w + processor_utilisation * (node->cpu_max_w - node->cpu_idle_w)) +
                          node->memory_w + node->nic_count * node->nic_w + node->storage_w + node->other_w +
                          node->fan_min_ratio * node->fan_max_w;
    power.node_share_w = rest_w / node->accelerator_count;
  }
  return power;
}

}  // namespace icctwin
