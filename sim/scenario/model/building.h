#pragma once
// Halls, rows and racks on the floor. Counts and patterns keep large centers short: a row of 20 racks is one entry.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// A place on the floor: x to the east, y to the north of the parent's corner.
struct Position {
  double x_mm = 0, y_mm = 0;
  bool operator==(const Position&) const = default;
  static void describe(Describe<Position>&);
};

/// `count` racks of one type side by side; rack k gets the id "<row>-<nn>" counted through the row.
struct RackGroup {
  std::string id;
  std::string rack_type;
  int count = 1;
  Position position;      ///< of the first rack, from the row's start
  double pitch_mm = 600;  ///< from rack to rack along the row
  RawJson view;
  bool operator==(const RackGroup&) const = default;
  static void describe(Describe<RackGroup>&);
};

/// `count` equal rows behind each other; with count > 1 row k gets the id "<id><nn>".
struct Row {
  std::string id;
  std::string name;
  int count = 1;
  Position position;       ///< of the first row, from the hall's corner
  double pitch_mm = 3000;  ///< from row to row, across the row
  double rotation_deg = 0;
  std::optional<double> busway_rated_w;  ///< default: the power chain's busway
  std::vector<RackGroup> racks;
  RawJson view;
  bool operator==(const Row&) const = default;
  static void describe(Describe<Row>&);
};

struct Hall {
  std::string id;
  std::string name, name_zh;
  Position position;
  double width_mm = 30000, depth_mm = 20000;
  std::vector<Row> rows;
  RawJson view;
  bool operator==(const Hall&) const = default;
  static void describe(Describe<Hall>&);
};

}  // namespace icctwin
