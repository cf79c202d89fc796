#include "gui/models/rack_front.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/plan/plan.h"

namespace icctwin::gui {
namespace {

constexpr int tallest_server_u = 8;  ///< of a server of eight accelerators; taller ones would look like cabinets

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
    front.devices.push_back({RackDevice::Kind::network, {}, {}, 1, top, 1, spec.switch_w});
    top = std::max(1, top - 1);
  }
  if (spec.nodes <= 0) return front;
  // Where there are more servers than units, several share one.
  const int in_unit = (spec.nodes + top - 1) / top, boxes = (spec.nodes + in_unit - 1) / in_unit;
  const int height = std::clamp(top / boxes, 1, tallest_server_u);
  const double node_w = std::max(0.0, spec.heat.design_w - spec.switch_w) / spec.nodes;
  // The first server stands lowest, as racks are filled.
  for (int i = boxes - 1; i >= 0; --i) {
    const int first = i * in_unit, count = std::min(in_unit, spec.nodes - first), bottom = 1 + i * top / boxes;
    std::string name = node_name(*found, first);
    if (count > 1) name += " – " + node_name(*found, first + count - 1);
    front.devices.push_back(
        {RackDevice::Kind::server, std::move(name), node.id, count, bottom, std::min(height, top - bottom + 1), node_w * count});
  }
  return front;
}

}  // namespace icctwin::gui
