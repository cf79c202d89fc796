#include <algorithm>

#include "sim/scenario/plan/plan.h"

namespace icctwin {

double node_air_flow_ratio(const NodeSpec& spec, double direct_current_w) {
  return spec.direct_current_max_w > 0 ? std::clamp(direct_current_w / spec.direct_current_max_w, spec.fan_min_ratio, 1.0) : 1.0;
}

double node_fan_w(const NodeSpec& spec, double direct_current_w) {
  if (spec.fan_max_w <= 0 || spec.direct_current_max_w <= 0) return 0;
  const double flow_ratio = node_air_flow_ratio(spec, direct_current_w);
  return spec.fan_max_w * flow_ratio * flow_ratio * flow_ratio;
}

double node_direct_current_w(const NodeSpec& spec, double accelerator_utilisation, double cpu_utilisation, double fan_ratio) {
  const double parts_w =
      spec.accelerators * accelerator_power_w(spec.accelerator_idle_w, spec.accelerator_max_w, accelerator_utilisation, std::nullopt) +
      spec.cpu_idle_w + (spec.cpu_max_w - spec.cpu_idle_w) * cpu_utilisation + spec.memory_w + spec.nic_w + spec.storage_w + spec.other_w;
  return parts_w + fan_ratio * node_fan_w(spec, parts_w);
}

double uniform_rack_input_w(const Plan& plan, const RackSpec& spec, double accelerator_utilisation, double cpu_utilisation) {
  const NodeSpec& node = plan.node_specs[spec.node_spec];
  const double node_w =
      input_power_w(node.supply, node_direct_current_w(node, accelerator_utilisation, cpu_utilisation, spec.heat.fan_ratio));
  double rack_w = 0;
  for (int first = 0; first < spec.nodes; first += spec.nodes_per_group) {
    const int nodes = std::min(spec.nodes_per_group, spec.nodes - first);
    rack_w += input_power_w(spec.shelf, nodes * node_w + spec.switch_w * nodes / spec.nodes);
  }
  return rack_w;
}

double uniform_rack_liquid_w(const Plan& plan, const RackSpec& spec, double accelerator_utilisation, double cpu_utilisation) {
  const NodeSpec& node = plan.node_specs[spec.node_spec];
  const double accelerators_w =
      node.accelerators * accelerator_power_w(node.accelerator_idle_w, node.accelerator_max_w, accelerator_utilisation, std::nullopt);
  const double cpu_w = node.cpu_idle_w + (node.cpu_max_w - node.cpu_idle_w) * cpu_utilisation;
  return spec.liquid_fraction * uniform_rack_input_w(plan, spec, accelerator_utilisation, cpu_utilisation) +
         spec.nodes *
             (spec.heat.accelerator_capture * accelerators_w + spec.heat.cpu_capture * cpu_w + spec.heat.memory_capture * node.memory_w);
}

double design_liquid_ratio(const Plan& plan, const RackSpec& spec) {
  const double input_w = uniform_rack_input_w(plan, spec, 1, 1);
  return input_w > 0 ? uniform_rack_liquid_w(plan, spec, 1, 1) / input_w : 0;
}

}  // namespace icctwin
