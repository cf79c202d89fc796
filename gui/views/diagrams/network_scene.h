#pragma once
// The topology by tiers: servers with their cards, leaves, spines, core, other switches; rails, link speeds, and the bill of links, optics
// and switches with their power (visual design 4 and 9).
#include <set>

#include "gui/models/network_diagram.h"
#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

Scene network_scene(const NetworkDiagram& d, const std::set<std::string>& unfolded);

}  // namespace icctwin::gui
