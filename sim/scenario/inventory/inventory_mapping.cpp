#include "sim/scenario/inventory/inventory_mapping.h"

#include <algorithm>
#include <cctype>

namespace icctwin {
namespace {

/// Letters and digits alone, in lower case: "Data Center" and "data_center" are one name.
std::string plain(std::string_view name) {
  std::string text;
  for (const char c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80)
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

struct Usual {
  InventoryField field;
  std::vector<std::string_view> names;  ///< the best first
};

/// Names of our own export, NetBox, openDCIM, Redfish tables, and what people write.
const std::vector<Usual>& usual_names() {
  using F = InventoryField;
  static const std::vector<Usual> table = {
      {F::hall, {"hall", "Data Center", "DataCenterID", "location.name", "location", "room", "site.name", "site", "机房"}},
      {F::row, {"row", "Cabinet Row", "CabRowID", "group.name", "group", "zone", "列", "机柜列"}},
      {F::rack, {"rack", "rack.name", "cabinet", "rack_name", "机柜", "name", "location"}},
      {F::rack_type, {"rack_type", "rack_type.model", "model", "机柜型号", "type"}},
      {F::device_type, {"device_type", "device_type.model", "DeviceType", "服务器型号"}},
      {F::devices, {"devices", "count", "quantity", "数量"}},
      {F::accelerator, {"accelerator", "gpu", "gpu_model", "加速卡"}},
      {F::accelerators, {"accelerators", "gpus", "gpu_count", "加速卡数"}},
      {F::x_mm, {"x_mm", "x"}},
      {F::y_mm, {"y_mm", "y"}},
      {F::rotation_deg, {"rotation_deg", "rotation"}},
      {F::along_mm, {"along_mm"}},
      {F::across_mm, {"across_mm"}},
      {F::hall_name, {"hall_name"}},
      {F::hall_name_zh, {"hall_name_zh"}},
      {F::hall_x_mm, {"hall_x_mm"}},
      {F::hall_y_mm, {"hall_y_mm"}},
      {F::hall_width_mm, {"hall_width_mm"}},
      {F::hall_depth_mm, {"hall_depth_mm"}},
      {F::row_name, {"row_name"}},
      {F::row_x_mm, {"row_x_mm"}},
      {F::row_y_mm, {"row_y_mm"}},
      {F::busway_rated_w, {"busway_rated_w"}},
  };
  return table;
}

std::string_view key_of(InventoryField field) {
  for (const auto& one : inventory_fields())
    if (one.field == field) return one.key;
  return {};
}

}  // namespace

const std::vector<InventoryFieldName>& inventory_fields() {
  using F = InventoryField;
  static const std::vector<InventoryFieldName> fields = {
      {F::hall, "hall", {"Hall", "机房"}},
      {F::row, "row", {"Row", "机柜列"}},
      {F::rack, "rack", {"Rack", "机柜"}},
      {F::rack_type, "rack_type", {"Rack type", "机柜型号"}},
      {F::device_type, "device_type", {"Server type", "服务器型号"}},
      {F::devices, "devices", {"Servers", "服务器数量"}},
      {F::accelerator, "accelerator", {"Accelerator", "加速卡型号"}},
      {F::accelerators, "accelerators", {"Accelerators", "加速卡数量"}},
      {F::x_mm, "x_mm", {"X in the hall, mm", "机房内 X，mm"}},
      {F::y_mm, "y_mm", {"Y in the hall, mm", "机房内 Y，mm"}},
      {F::rotation_deg, "rotation_deg", {"Rotation of the row, °", "整列旋转，°"}},
      {F::group, "group", {"Group", "机柜组"}},
      {F::along_mm, "along_mm", {"Along the row, mm", "沿列位置，mm"}},
      {F::across_mm, "across_mm", {"Across the row, mm", "垂直列位置，mm"}},
      {F::hall_name, "hall_name", {"Name of the hall", "机房名称"}},
      {F::hall_name_zh, "hall_name_zh", {"Chinese name of the hall", "机房中文名称"}},
      {F::hall_x_mm, "hall_x_mm", {"Corner of the hall X, mm", "机房角点 X，mm"}},
      {F::hall_y_mm, "hall_y_mm", {"Corner of the hall Y, mm", "机房角点 Y，mm"}},
      {F::hall_width_mm, "hall_width_mm", {"Width of the hall, mm", "机房宽度，mm"}},
      {F::hall_depth_mm, "hall_depth_mm", {"Depth of the hall, mm", "机房进深，mm"}},
      {F::row_name, "row_name", {"Name of the row", "列名称"}},
      {F::row_x_mm, "row_x_mm", {"Start of the row X, mm", "列起点 X，mm"}},
      {F::row_y_mm, "row_y_mm", {"Start of the row Y, mm", "列起点 Y，mm"}},
      {F::busway_rated_w, "busway_rated_w", {"Busway rating, W", "小母线额定功率，W"}},
  };
  return fields;
}

void MappedColumn::describe(Describe<MappedColumn>& d) {
  d.title("MappedColumn", "Column", "列").help("A column and what it means.", "列与其含义。");
  d.field<&MappedColumn::field>("field").required().title("Field", "字段").help("What the column means.", "该列的含义。");
  d.field<&MappedColumn::column>("column").required().title("Column", "列名").help("Its name in the header.", "表头中的列名。");
}

void MappedType::describe(Describe<MappedType>& d) {
  d.title("MappedType", "Type", "型号").help("A name of the inventory and the sheet that it stands for.", "清单中的名称与对应的数据表。");
  d.field<&MappedType::name>("name").required().title("Name", "名称").help("As the inventory writes it.", "清单中的写法。");
  d.field<&MappedType::id>("id").required().title("Id", "标识").help("Rack type or server type.", "机柜型号或服务器型号。");
}

void InventoryProfile::describe(Describe<InventoryProfile>& d) {
  d.title("InventoryProfile", "Profile of an import", "导入配置").help("How files of one origin are read.", "同一来源文件的读取方式。");
  d.field<&InventoryProfile::format>("format")
      .required()
      .title("Format", "格式")
      .help("Name and version of the format.", "格式名称与版本。");
  d.field<&InventoryProfile::columns>("columns").title("Columns", "列").help("Columns and what they mean.", "列与其含义。");
  d.field<&InventoryProfile::types>("types")
      .title("Types", "型号")
      .help("Names of types and the sheets they stand for.", "型号名称与对应的数据表。");
  d.field<&InventoryProfile::default_type>("default_type")
      .title("Default type", "默认型号")
      .help("Of rows that name none.", "未注明型号的行所用的型号。");
}

std::string InventoryProfile::column_of(InventoryField field) const {
  for (const MappedColumn& one : columns)
    if (one.field == key_of(field)) return one.column;
  return {};
}

void InventoryProfile::set_column(InventoryField field, const std::string& column) {
  const std::string_view key = key_of(field);
  columns.erase(std::remove_if(columns.begin(), columns.end(), [&](const MappedColumn& one) { return one.field == key; }), columns.end());
  if (!column.empty()) columns.push_back({std::string(key), column});
}

std::optional<std::string> InventoryProfile::type_of_name(const std::string& name) const {
  for (const MappedType& one : types)
    if (plain(one.name) == plain(name)) return one.id;
  return std::nullopt;
}

InventoryProfile guess_profile(const InventoryTable& table) {
  InventoryProfile profile;
  std::vector<std::string> taken;
  for (const Usual& usual : usual_names()) {
    // A row of a device is no rack: its own name is not that of the rack.
    const bool devices_only = usual.field == InventoryField::device_type || usual.field == InventoryField::devices;
    if (devices_only && !table.has_devices) continue;
    if (usual.field == InventoryField::rack_type && table.has_devices) continue;
    for (const std::string_view name : usual.names) {
      if (table.has_devices && usual.field == InventoryField::rack && name == "name") continue;
      const auto found = std::ranges::find_if(table.columns, [&](const std::string& one) { return plain(one) == plain(name); });
      if (found == table.columns.end() || std::ranges::find(taken, *found) != taken.end()) continue;
      profile.set_column(usual.field, *found);
      taken.push_back(*found);
      break;
    }
  }
  if (const auto group = table.column("group"); group && profile.column_of(InventoryField::row) != "group")
    profile.set_column(InventoryField::group, "group");
  return profile;
}

}  // namespace icctwin
