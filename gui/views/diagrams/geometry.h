#pragma once
// Pure geometry of diagrams: crossings of links, free places for tags, overlaps, and ways from element to element.
#include <optional>

#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

/// Where a link passes over another: the later one in the diagram is on top and interrupts the other.
struct Crossing {
  std::size_t below = 0, above = 0;  ///< indices of links
  QPointF at;
  bool above_is_horizontal = false;
};

/// Crossings inside runs of both links; ends that touch a link are joints, not crossings.
std::vector<Crossing> crossings(const std::vector<Link>& links);

/// The middle of the longest run, and its direction in degrees (0: to the right, 90: down).
struct ArrowPlace {
  QPointF at;
  double angle = 0;
};
ArrowPlace arrow_place(const Link& link);

/// True where a link runs through the box.
bool runs_through(const Link& link, const QRectF& box);

/// Puts a tag beside one of some points, in the first of eight places around each that no element, tag, note or link uses; the least bad
/// one if there is none. Earlier points and places are better.
void place_tag(Scene& scene, Tag tag, const std::vector<QPointF>& points);

/// The element in a direction (Qt::Key_Left…) from another: the nearest by distance, sideways counted double. Empty: none.
std::string neighbour(const Scene& scene, const std::string& key, int direction);

/// What is wrong with a layout, in words for tests: boxes that overlap, links through elements or tags, ends that touch nothing, slanting
/// runs.
std::vector<std::string> faults(const Scene& scene);

}  // namespace icctwin::gui
