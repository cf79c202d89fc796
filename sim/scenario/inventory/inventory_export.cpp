// An inventory as text: a line for each rack, or halls with the scenario's own sheets.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/scenario/inventory/inventory_import.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

constexpr std::string_view inventory_format_name = "icctwin.inventory/1";

struct InventoryFile {
  std::string format = std::string(inventory_format_name);
  std::vector<Accelerator> accelerators;
  std::vector<NodeType> node_types;
  std::vector<RackType> rack_types;
  std::vector<Hall> halls;

  static void describe(Describe<InventoryFile>& d) {
    d.title("InventoryFile", "Inventory", "设备清单").help("Halls and the sheets that they need.", "机房及其所需的数据表。");
    d.field<&InventoryFile::format>("format")
        .required()
        .title("Format", "格式")
        .help("Name and version of the format.", "格式名称与版本。");
    d.field<&InventoryFile::accelerators>("accelerators")
        .title("Accelerators", "加速卡")
        .help("Sheets of the scenario.", "方案自有的数据表。");
    d.field<&InventoryFile::node_types>("node_types")
        .title("Server types", "服务器型号")
        .help("Sheets of the scenario.", "方案自有的数据表。");
    d.field<&InventoryFile::rack_types>("rack_types").title("Rack types", "机柜型号").help("Sheets of the scenario.", "方案自有的数据表。");
    d.field<&InventoryFile::halls>("halls").title("Halls", "机房").help("With rows and racks.", "含机柜列与机柜。");
  }
};

/// Digits that the plan numbers copies of rows and racks of a row with.
int digits_for(int count) { return std::max(2, static_cast<int>(std::to_string(count).size())); }

template <class Item>
void put(std::vector<Item>& list, const Item& item) {
  for (Item& one : list)
    if (one.id == item.id) {
      one = item;
      return;
    }
  list.push_back(item);
}

}  // namespace

std::string inventory_json(const Scenario& scenario) {
  InventoryFile file;
  file.accelerators = scenario.accelerators;
  file.node_types = scenario.node_types;
  file.rack_types = scenario.rack_types;
  file.halls = scenario.halls;
  return write_changes_of(file);
}

ImportedInventory read_inventory_json(std::string_view text, const std::string& file_name, Diagnostics& diagnostics) {
  ImportedInventory made;
  const auto document = parse_json(text, file_name, diagnostics);
  if (!document) return made;
  Diagnostics found;
  auto file = read_as<InventoryFile>(*document, found, file_name + "#");
  if (file.format != inventory_format_name)
    found.add("E-PLAN-001", file_name + "#/format", file.format, std::string(inventory_format_name));
  diagnostics.append(found);
  if (found.has_errors()) return made;
  made.halls = std::move(file.halls);
  made.rack_types = std::move(file.rack_types);
  made.node_types = std::move(file.node_types);
  made.accelerators = std::move(file.accelerators);
  for (const Hall& hall : made.halls)
    for (const Row& row : hall.rows)
      for (const RackGroup& group : row.racks) made.racks += static_cast<std::size_t>(row.count) * static_cast<std::size_t>(group.count);
  made.rows = made.racks;
  return made;
}

void merge_inventory(const ImportedInventory& inventory, Scenario& scenario) {
  for (const Hall& one : inventory.halls) put(scenario.halls, one);
  for (const RackType& one : inventory.rack_types) put(scenario.rack_types, one);
  for (const NodeType& one : inventory.node_types) put(scenario.node_types, one);
  for (const Accelerator& one : inventory.accelerators) put(scenario.accelerators, one);
}

std::string racks_csv(const Scenario& scenario, const Catalog& catalog) {
  std::string text =
      "hall,hall_name,hall_name_zh,hall_x_mm,hall_y_mm,hall_width_mm,hall_depth_mm,row,row_name,row_x_mm,row_y_mm,rotation_deg,busway_"
      "rated_w,"
      "group,rack,rack_type,rack_type_name,x_mm,y_mm,along_mm,across_mm\n";
  for (const Hall& hall : scenario.halls)
    for (const Row& row : hall.rows) {
      const double angle = row.rotation_deg * std::numbers::pi / 180;
      int row_racks = 0;
      for (const RackGroup& group : row.racks) row_racks += group.count;
      for (int k = 0; k < row.count; ++k) {
        const std::string id = row.count == 1 ? row.id : fmt::format("{}{:0{}}", row.id, k + 1, digits_for(row.count));
        // Copies stand behind each other across the row; each becomes a row of its own.
        const double shift = k * row.pitch_mm, row_x = row.position.x_mm - shift * std::sin(angle),
                     row_y = row.position.y_mm + shift * std::cos(angle);
        int number = 0;
        double along_mm = 0;
        for (const RackGroup& group : row.racks) {
          const bool placed = group.position.x_mm != 0 || group.position.y_mm != 0;
          const double begin_mm = placed ? group.position.x_mm : along_mm;
          const auto own = std::ranges::find(scenario.rack_types, group.rack_type, &RackType::id);
          const RackType* type = own != scenario.rack_types.end() ? &*own : catalog.find_rack_type(group.rack_type);
          for (int i = 0; i < group.count; ++i) {
            const double u = begin_mm + i * group.pitch_mm, v = group.position.y_mm;
            const double x = row_x + u * std::cos(angle) - v * std::sin(angle), y = row_y + u * std::sin(angle) + v * std::cos(angle);
            const auto n = [](double value) { return number_text(value); };
            const std::string cells[] = {hall.id,
                                         hall.name,
                                         hall.name_zh,
                                         n(hall.position.x_mm),
                                         n(hall.position.y_mm),
                                         n(hall.width_mm),
                                         n(hall.depth_mm),
                                         id,
                                         row.name,
                                         n(row_x),
                                         n(row_y),
                                         n(row.rotation_deg),
                                         row.busway_rated_w ? n(*row.busway_rated_w) : std::string(),
                                         group.id,
                                         fmt::format("{}-{:0{}}", id, ++number, digits_for(row_racks)),
                                         group.rack_type,
                                         type ? type->name : std::string(),
                                         n(std::round(x * 1000) / 1000),
                                         n(std::round(y * 1000) / 1000),
                                         n(u),
                                         n(v)};
            for (std::size_t c = 0; c < std::size(cells); ++c) text += (c > 0 ? "," : "") + csv_field(cells[c]);
            text += '\n';
          }
          along_mm = begin_mm + group.count * group.pitch_mm;
        }
      }
    }
  return text;
}

}  // namespace icctwin
