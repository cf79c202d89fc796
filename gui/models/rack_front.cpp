#include "gui/models/rack_front.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sim/scenario/plan/plan.h"

namespace icctwin::gui {
namespace {

constexpr int tallest_server_u = 8;  ///< of a server of eight accelerators; taller ones would look like cabinets

std::string node_name(const std::string& rack, int number) {
  char text[16];
  std::snprintf(text, sizeof text, "-n%02d", number);
  return rack + text;
}

}  // namespace

RackFront rack_front(const Plan& plan, const std::string& rack) {
  RackFront front;
  const auto found = std::ranges::find(plan.racks, rack, &PlanRack::id);
  if (found == plan.racks.end()) return front;
  const RackSpec& spec = plan.rack_specs[found->spec];
  const NodeSpec& node = plan.node_specs[spec.node_spec];
  front.rack = rack;
  front.sheet = spec.id;
  front.height_u = std::max(1, static_cast<int>(std::floor(spec.height_u)));
  front.design_w = spec.heat.design_w;
  front.rated_w = spec.rated_w;
  int top = front.height_u;  // the highest unit that is free
  if (spec.switch_w > 0) {
    front.devices.push_back({RackDevice::Kind::network, {}, {}, 1, top, 1, spec.switch_w, 0});
    --top;
  }
  if (spec.nodes <= 0) return front;
  const int height = std::clamp(top / spec.nodes, 1, tallest_server_u);
  const double node_w = std::max(0.0, spec.heat.design_w - spec.switch_w) / spec.nodes;
  // The first server stands lowest, as racks are filled.
  for (int i = spec.nodes; i >= 1; --i) {
    const int bottom = 1 + (i - 1) * top / spec.nodes;
    front.devices.push_back(
        {RackDevice::Kind::server, node_name(rack, i), node.id, 1, bottom, std::min(height, top - bottom + 1), node_w, node.accelerators});
  }
  return front;
}

}  // namespace icctwin::gui
