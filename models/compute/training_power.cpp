#include "models/compute/training_power.h"

namespace icctwin {
namespace {

constexpr double waiting_utilisation = 0.7, processor_utilisation = 0.3;  // unverified

}  // namespace

TrainingPower training_power(const TrainingStep& step, const Accelerator& accelerator, const NodeType* node) {
  TrainingPower power;
  const double busy = (step.compute_s + step.recompute_s + step.optimizer_s) / step.step_s;
  power.utilisation = busy + waiting_utilisation * (1 - busy);
  const double idle_w = node && node->accelerator_idle_w ? *node->accelerator_idle_w : accelerator.idle_w;
  const double max_w = node && node->accelerator_max_w ? *node->accelerator_max_w : accelerator.max_w;
  power.accelerator_w = accelerator_power_w(idle_w, max_w, power.utilisation, std::nullopt);
  if (node && node->accelerator_count > 0) {
    const double rest_w = node->cpu_count * (node->cpu_idle_w + processor_utilisation * (node->cpu_max_w - node->cpu_idle_w)) +
                          node->memory_w + node->nic_count * node->nic_w + node->storage_w + node->other_w +
                          node->fan_min_ratio * node->fan_max_w;
    power.node_share_w = rest_w / node->accelerator_count;
  }
  return power;
}

}  // namespace icctwin
