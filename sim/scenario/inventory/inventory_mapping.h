#pragma once
// Which column of an inventory means what, and which names of types stand for which sheets; kept as a profile for the next file.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/describe.h"
#include "sim/scenario/inventory/inventory_table.h"

namespace icctwin {

enum class InventoryField {
  hall,
  row,
  rack,
  rack_type,
  device_type,
  devices,
  accelerator,
  accelerators,
  x_mm,
  y_mm,
  rotation_deg,
  group,
  along_mm,
  across_mm,
  hall_name,
  hall_name_zh,
  hall_x_mm,
  hall_y_mm,
  hall_width_mm,
  hall_depth_mm,
  row_name,
  row_x_mm,
  row_y_mm,
  busway_rated_w
};

struct InventoryFieldName {
  InventoryField field;
  std::string_view key;
  Text name;
};
/// In the order in which they are offered.
const std::vector<InventoryFieldName>& inventory_fields();

/// A column that means a field; of a profile also what a name of a type stands for.
struct MappedColumn {
  std::string field, column;
  bool operator==(const MappedColumn&) const = default;
  static void describe(Describe<MappedColumn>&);
};
struct MappedType {
  std::string name, id;
  bool operator==(const MappedType&) const = default;
  static void describe(Describe<MappedType>&);
};

struct InventoryProfile {
  std::string format = "icctwin.import_profile/1";
  std::vector<MappedColumn> columns;
  std::vector<MappedType> types;
  std::string default_type;  ///< of rows that name none; empty: such rows are rejected
  bool operator==(const InventoryProfile&) const = default;
  static void describe(Describe<InventoryProfile>&);

  std::string column_of(InventoryField field) const;
  void set_column(InventoryField field, const std::string& column);
  std::optional<std::string> type_of_name(const std::string& name) const;
};

/// Columns by their usual names.
InventoryProfile guess_profile(const InventoryTable& table);

}  // namespace icctwin
