#pragma once
// Edits of the floor, each one command: rows are moved, turned, copied, lined up, taken apart and put down.
#include <QPointF>
#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "gui/document/scenario_document.h"
#include "gui/models/floor_plan.h"

namespace icctwin::gui {

/// Rows of the scenario in one hall, by their indices.
struct RowSet {
  std::size_t hall = 0;
  std::vector<std::uint32_t> rows;

  bool empty() const { return rows.empty(); }
};

/// A row that is put down: equal racks side by side.
struct NewRow {
  std::string rack_type;
  int racks = 10;
  double pitch_mm = 600;
  double rotation_deg = 0;
  int rows = 1;  ///< behind each other
  double row_pitch_mm = 3000;
  QString id;  ///< empty: one is made up
};

// Distances are those of the picture: x to the east, y to the south [mm].

bool move_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, QPointF by);
/// Copies with ids that continue, and their pointers.
std::vector<std::string> copy_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, QPointF by);
/// Turns each row, all its copies as a whole, about the middle of all; 90 is to the left.
bool rotate_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, double by_deg);
/// Fronts look to the other side; every row keeps its place.
bool flip_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows);

enum class Align { left, centre, right, top, middle, bottom };
bool align_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, Align to);
/// Equal gaps between the first and the last; across, from west to east, or down.
bool distribute_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, bool across);

/// Rows that stand for several equal ones become as many single rows.
bool split_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows);
bool remove_rows(ScenarioDocument& document, const RowSet& rows);

/// Puts rows down with the upper left corner of what they take at a place; gives their pointers.
std::vector<std::string> place_row(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const NewRow& row, QPointF at);
/// Two rows whose backs look at each other over an aisle.
std::vector<std::string> place_pod(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const NewRow& row, double aisle_mm,
                                   QPointF at);
/// Fields of rows: so many beside each other and behind each other; `facing`: every second one is turned, so that fronts look at fronts.
struct NewArray {
  NewRow row;
  int columns = 2, lines = 4;
  double column_gap_mm = 1800, cold_aisle_mm = 1800, hot_aisle_mm = 1200;
  bool facing = true;
};
std::vector<std::string> place_array(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const NewArray& array,
                                     QPointF at);
/// A hall behind the others; its pointer, empty where the document cannot take one.
std::string add_hall(ScenarioDocument& document, const QString& name, double width_mm, double depth_mm);

/// What a row takes on the floor [mm].
QSizeF size_of(const NewRow& row, const RackSize& rack);
QSizeF size_of_array(const NewArray& array, const RackSize& rack);
QSizeF size_of_pod(const NewRow& row, const RackSize& rack, double aisle_mm);

/// An id that no row has yet and that continues those of the hall: behind A03 comes A04.
std::string next_row_id(const Node& scenario, const FloorHall& hall);
/// Box around rows and all their copies.
QRectF box_of(const FloorHall& hall, const std::vector<std::uint32_t>& rows);

}  // namespace icctwin::gui
