#pragma once
// Paints a scene in the colours of the theme.
#include <string>
#include <vector>

#include "gui/views/diagrams/scene.h"

class QPainter;

namespace icctwin::gui {

/// What the view adds to a scene.
struct Marks {
  std::vector<std::string> selected;  ///< keys
  std::string current, hovered;       ///< the element that keys act on, the one under the pointer
  bool focus = false;
};

void paint_scene(QPainter& painter, const Scene& scene, const Marks& marks);

}  // namespace icctwin::gui
