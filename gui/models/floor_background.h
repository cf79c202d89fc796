#pragma once
// A picture below the plan of a hall, an architect's drawing for example. It is kept in the hall's view, of which the engine takes no
// notice.
#include <QPointF>
#include <QRectF>
#include <QString>
#include <optional>

#include "gui/document/scenario_document.h"

namespace icctwin::gui {

struct FloorBackground {
  QString file;               ///< as the scenario names it
  double x_mm = 0, y_mm = 0;  ///< of its south-west corner, as the file counts
  double width_mm = 0;        ///< west to east; how deep it is follows from the picture
  double opacity = 0.5;       ///< 0 to 1

  bool operator==(const FloorBackground&) const = default;
};

/// What a hall has; nothing where it names no file or no width.
std::optional<FloorBackground> background_of(const Node& hall);

/// Where it lies on the floor of a hall so deep, as the plan counts: from the north-west corner.
QRectF place_of(const FloorBackground& background, double depth_mm, const QSizeF& picture);

/// Larger or smaller so that what measures `measured_mm` is `true_mm` long. `fixed` stays where it is, as the file counts.
FloorBackground rescaled(FloorBackground background, const QPointF& fixed, double measured_mm, double true_mm);

// Commands of the document; what else the view of the hall holds stays.
bool set_background(ScenarioDocument& document, std::size_t hall, const FloorBackground& background);
bool remove_background(ScenarioDocument& document, std::size_t hall);

}  // namespace icctwin::gui
