#pragma once
// Where something that is dragged comes to lie: on the tiles of the floor, or flush with its neighbours.
#include <QPointF>
#include <QRectF>
#include <optional>
#include <vector>

namespace icctwin::gui {

constexpr double tile_mm = 600;

struct Snapped {
  QPointF by;                  ///< the distance that it is moved
  std::optional<double> x, y;  ///< lines that it lies on now, to be drawn
};

/// `box` is moved by `wished`. Edges and centres of neighbours within `reach` mm draw it to them, else the grid that starts at `origin`.
Snapped snap(const QRectF& box, QPointF wished, const std::vector<QRectF>& neighbours, QPointF origin, double reach);

}  // namespace icctwin::gui
