#pragma once
// The one-line diagram: intake, transformers, supply and rows of every path, with sources and storage of the site (visual design 9).
#include <set>

#include "gui/models/instant.h"
#include "gui/models/power_diagram.h"
#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

struct PowerLook {
  std::set<std::string> unfolded;  ///< keys of halls whose rows are shown
  std::string failing;             ///< key of the element that is taken to have failed; empty: none
};

Scene power_scene(const PowerDiagram& d, const Instant& now, const PowerLook& look);

}  // namespace icctwin::gui
