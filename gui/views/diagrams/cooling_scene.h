#pragma once
// The piping diagram: hall, CDU room, plant room and roof as bands, loops by colour and pattern, values beside the pipes (visual design 9).
#include "gui/models/cooling_diagram.h"
#include "gui/models/instant.h"
#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

Scene cooling_scene(const CoolingDiagram& d, const Instant& now);

}  // namespace icctwin::gui
