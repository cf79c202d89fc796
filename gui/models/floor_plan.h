#pragma once
// The floor as the scenario says now: halls with every rack in its place. Read from the document itself, so that the plan follows an edit
// at once; what only the check knows (powers, CDUs) comes from the check's result.
//
// Places are those of a picture: mm from the north-west corner of the hall, y downwards. The file counts y to the north.
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/document/json_tree.h"
#include "gui/models/floor_background.h"
#include "gui/models/spatial_grid.h"

namespace icctwin::gui {

/// What a rack type gives to the plan.
struct RackSize {
  double width_mm = 600, depth_mm = 1200, height_u = 42;
};

struct FloorRack {
  std::string id;
  QRectF box;                ///< around it; the rack itself unless it is turned by another angle than a right one
  std::uint32_t row = 0;     ///< index in the hall's rows
  std::uint32_t group = 0;   ///< index of its group in the row
  std::uint32_t number = 0;  ///< in its row, from 1
  float width_mm = 0, depth_mm = 0;
};

/// A row that stands on the floor: one of the copies of a row of the scenario.
struct FloorRow {
  std::string id;        ///< of this copy
  std::uint32_t of = 0;  ///< index of the scenario's row in the hall
  std::uint32_t copy = 0, copies = 1;
  std::uint32_t first = 0, count = 0;  ///< its racks
  QPointF origin;                      ///< the row's start, where its front begins
  double rotation_deg = 0;             ///< counter-clockwise, as in the file
  QRectF box;
  double length_mm = 0, depth_mm = 0;

  QPointF along() const;   ///< unit vector to the next rack
  QPointF behind() const;  ///< unit vector from front to back
  bool is_square() const;  ///< turned by a right angle
  QPolygonF outline() const;
};

struct FloorHall {
  std::string id, name, name_zh;
  double width_mm = 0, depth_mm = 0;
  std::vector<FloorRow> rows;
  std::vector<FloorRack> racks;
  SpatialGrid grid;  ///< of the racks

  std::optional<FloorBackground> background;
  std::size_t scenario_rows = 0;
  /// JSON pointers.
  static std::string pointer(std::size_t hall) { return "/halls/" + std::to_string(hall); }
  std::string row_pointer(std::size_t hall, const FloorRow& row) const { return pointer(hall) + "/rows/" + std::to_string(row.of); }
  std::string group_pointer(std::size_t hall, const FloorRack& rack) const {
    return row_pointer(hall, rows[rack.row]) + "/racks/" + std::to_string(rack.group);
  }
  QPolygonF outline(const FloorRack& rack) const;
  /// The rack at a place; -1: none.
  int rack_at(const QPointF& place) const;
};

using SizeOfType = std::function<RackSize(const std::string& rack_type)>;

/// Sizes of the scenario's own rack types and of the catalog's; the usual size for a name that neither knows.
SizeOfType sizes_of(const Node& scenario);

std::vector<FloorHall> read_floor(const Node& scenario, const SizeOfType& size_of);

/// An aisle between two rows that lie beside each other.
enum class Aisle { cold, hot, mixed };
struct FloorAisle {
  Aisle kind = Aisle::mixed;
  QRectF box;
  double width_mm = 0;
  std::uint32_t one = 0, other = 0;  ///< rows
};

/// Aisles of rows turned by right angles, up to a width at which nobody speaks of an aisle.
std::vector<FloorAisle> aisles_of(const FloorHall& hall);

}  // namespace icctwin::gui
