#include "sim/scenario/inventory/inventory_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <utility>

#include "sim/scenario/json/nearest.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

constexpr double margin_mm = 1800, row_pitch_mm = 3000, same_mm = 1;

template <class Sheet>
const Sheet* find_sheet(const std::vector<Sheet>& own, const std::vector<Sheet>& shipped, std::string_view word) {
  for (const auto* list : {&own, &shipped})
    for (const Sheet& one : *list)
      if (one.id == word || one.name == word) return &one;
  if constexpr (requires(Sheet one) { one.name_zh; })
    for (const auto* list : {&own, &shipped})
      for (const Sheet& one : *list)
        if (!one.name_zh.empty() && one.name_zh == word) return &one;
  return nullptr;
}

template <class Sheet>
std::vector<std::string> ids_of(const std::vector<Sheet>& own, const std::vector<Sheet>& shipped) {
  std::vector<std::string> ids;
  for (const auto* list : {&own, &shipped})
    for (const Sheet& one : *list) ids.push_back(one.id);
  return ids;
}

/// What a row says of a rack.
struct ReadRack {
  std::size_t line = 0;
  std::string name, group, type;
  double width_mm = 600;
  std::optional<double> along_mm, across_mm, x_mm, y_mm;
};

struct ReadRow {
  std::string id, name;
  std::optional<double> x_mm, y_mm, busway_w;
  double rotation_deg = 0;
  std::vector<ReadRack> racks;
};

struct ReadHall {
  std::string id, name, name_zh;
  std::optional<double> x_mm, y_mm, width_mm, depth_mm;
  std::vector<ReadRow> rows;
};

template <class List>
auto& item_of(List& list, const std::string& id) {
  for (auto& one : list)
    if (one.id == id) return one;
  auto& fresh = list.emplace_back();
  fresh.id = id;
  return fresh;
}

class Importer {
 public:
  Importer(const InventoryTable& table, const InventoryProfile& profile, const Catalog& catalog, const Scenario& scenario, std::string date)
      : table_(table), profile_(profile), catalog_(catalog), scenario_(scenario), date_(std::move(date)) {
    for (const auto& one : inventory_fields())
      if (const auto at = table.column(profile.column_of(one.field))) columns_[one.field] = *at;
  }

  ImportedInventory run() {
    made_.rows = table_.rows.size();
    if (table_.has_devices)
      read_devices();
    else
      for (const InventoryRow& row : table_.rows) read_rack(row);
    place();
    return std::move(made_);
  }

 private:
  std::string cell(const InventoryRow& row, InventoryField field) const {
    const auto at = columns_.find(field);
    return at == columns_.end() ? std::string() : row.cells[at->second];
  }

  void reject(const InventoryRow& row, std::string_view code, std::string value, std::string limit,
              std::vector<std::pair<std::string, std::string>> details = {}) {
    Diagnostics one;
    one.add(code, fmt::format("{}:{}", table_.file, row.line), std::move(value), std::move(limit), std::move(details));
    made_.rejected.push_back({row.line, one.problems().front()});
  }

  /// A number, or nothing; false, and the row is rejected, if something else stands there.
  bool number(const InventoryRow& row, InventoryField field, std::optional<double>& value, double least = -1e9) {
    const std::string text = cell(row, field);
    if (text.empty()) return true;
    value = parse_number(text);
    if (value && *value >= least && *value <= 1e9) return true;
    const auto named = std::ranges::find(inventory_fields(), field, &InventoryFieldName::field);
    reject(row, "E-TRC-005", text, least >= 0 ? "a number above 0" : "a number", {{"key", std::string(named->key)}});
    return false;
  }

  ReadRow& row_of(const InventoryRow& row) {
    const std::string hall = cell(row, InventoryField::hall), line = cell(row, InventoryField::row);
    ReadHall& in = item_of(halls_, hall.empty() ? std::string("hall-1") : hall);
    return item_of(in.rows, line.empty() ? in.id + "-row" : line);
  }

  void read_rack(const InventoryRow& row) {
    const std::string word = cell(row, InventoryField::rack_type).empty() ? profile_.default_type : cell(row, InventoryField::rack_type);
    const RackType* type = find_sheet(scenario_.rack_types, catalog_.rack_types, profile_.type_of_name(word).value_or(word));
    if (!type)
      return reject(row, "E-IN-008", word, nearest_name(word, ids_of(scenario_.rack_types, catalog_.rack_types)),
                    {{"kind", "rack type"}, {"kind_zh", "机柜型号"}});
    ReadRack rack;
    rack.line = row.line;
    rack.name = cell(row, InventoryField::rack);
    rack.group = cell(row, InventoryField::group);
    rack.type = type->id;
    rack.width_mm = type->width_mm;
    std::optional<double> rotation, busway, hall_w, hall_d, hall_x, hall_y, row_x, row_y;
    if (!number(row, InventoryField::x_mm, rack.x_mm) || !number(row, InventoryField::y_mm, rack.y_mm) ||
        !number(row, InventoryField::along_mm, rack.along_mm) || !number(row, InventoryField::across_mm, rack.across_mm) ||
        !number(row, InventoryField::rotation_deg, rotation) || !number(row, InventoryField::busway_rated_w, busway, 1e-3) ||
        !number(row, InventoryField::hall_width_mm, hall_w, 1e-3) || !number(row, InventoryField::hall_depth_mm, hall_d, 1e-3) ||
        !number(row, InventoryField::hall_x_mm, hall_x) || !number(row, InventoryField::hall_y_mm, hall_y) ||
        !number(row, InventoryField::row_x_mm, row_x) || !number(row, InventoryField::row_y_mm, row_y))
      return;
    if (!known_names(row, rack)) return;
    ReadRow& line = row_of(row);
    ReadHall& hall = item_of(halls_, cell(row, InventoryField::hall).empty() ? "hall-1" : cell(row, InventoryField::hall));
    const auto keep = [](auto& into, const auto& value) {
      if (value) into = value;
    };
    keep(line.x_mm, row_x);
    keep(line.y_mm, row_y);
    keep(line.busway_w, busway);
    keep(hall.x_mm, hall_x);
    keep(hall.y_mm, hall_y);
    keep(hall.width_mm, hall_w);
    keep(hall.depth_mm, hall_d);
    if (rotation) line.rotation_deg = *rotation;
    if (line.name.empty()) line.name = cell(row, InventoryField::row_name);
    if (hall.name.empty()) hall.name = cell(row, InventoryField::hall_name);
    if (hall.name_zh.empty()) hall.name_zh = cell(row, InventoryField::hall_name_zh);
    line.racks.push_back(std::move(rack));
  }

  /// A rack that stands twice in the inventory is counted once.
  bool known_names(const InventoryRow& row, const ReadRack& rack) {
    if (rack.name.empty()) return true;
    const std::string key = cell(row, InventoryField::hall) + "\n" + cell(row, InventoryField::row) + "\n" + rack.name;
    const auto [first, fresh] = lines_.emplace(key, row.line);
    if (!fresh) reject(row, "E-IN-009", rack.name, fmt::format("{}:{}", table_.file, first->second));
    return fresh;
  }

  /// The server type that a row means: by its name, or by the accelerators that it holds.
  const NodeType* node_of(const InventoryRow& row) {
    const std::string word =
        cell(row, InventoryField::device_type).empty() ? profile_.default_type : cell(row, InventoryField::device_type);
    if (const NodeType* found = find_sheet(scenario_.node_types, catalog_.node_types, profile_.type_of_name(word).value_or(word)))
      return found;
    const std::string chip = cell(row, InventoryField::accelerator);
    const auto cards = parse_number(cell(row, InventoryField::accelerators));
    const Accelerator* sheet =
        chip.empty() ? nullptr : find_sheet(scenario_.accelerators, catalog_.accelerators, profile_.type_of_name(chip).value_or(chip));
    if (sheet && cards)
      for (const auto* list : {&scenario_.node_types, &catalog_.node_types})
        for (const NodeType& one : *list)
          if (one.accelerator == sheet->id && one.accelerator_count == static_cast<int>(*cards)) return &one;
    reject(row, "E-IN-008", word, nearest_name(word, ids_of(scenario_.node_types, catalog_.node_types)),
           {{"kind", "server type"}, {"kind_zh", "服务器型号"}});
    return nullptr;
  }

  void read_devices() {
    struct Filled {
      const NodeType* node;
      int count = 0;
      std::size_t line = 0;
    };
    std::map<std::string, Filled> racks;  // by hall, row and rack
    std::vector<std::pair<std::string, const InventoryRow*>> order;
    for (const InventoryRow& row : table_.rows) {
      const std::string rack = cell(row, InventoryField::rack);
      if (rack.empty()) {
        reject(row, "E-IN-007", "rack", "rack");
        continue;
      }
      std::optional<double> count = 1;
      if (!number(row, InventoryField::devices, count, 1)) continue;
      const NodeType* node = node_of(row);
      if (!node) continue;
      const std::string key = cell(row, InventoryField::hall) + "\n" + cell(row, InventoryField::row) + "\n" + rack;
      const auto [at, fresh] = racks.emplace(key, Filled{node, 0, row.line});
      if (fresh) order.emplace_back(key, &row);
      if (at->second.node != node) {
        // A rack holds servers of one type; another kind among them is told.
        reject(row, "E-IN-006", node->id, at->second.node->id,
               {{"hint", "A rack holds servers of one type."}, {"hint_zh", "一个机柜只能放置同一型号的服务器。"}});
        continue;
      }
      at->second.count += static_cast<int>(*count);
    }
    for (const auto& [key, row] : order) {
      const Filled& filled = racks.at(key);
      ReadRack rack;
      rack.line = filled.line;
      rack.name = cell(*row, InventoryField::rack);
      rack.type = rack_with(*filled.node, filled.count);
      row_of(*row).racks.push_back(std::move(rack));
    }
  }

  /// A rack type of so many servers: of the catalog where there is one that leaves its heat to the air, else made.
  std::string rack_with(const NodeType& node, int count) {
    for (const auto* list : {&scenario_.rack_types, &catalog_.rack_types, &std::as_const(made_.rack_types)})
      for (const RackType& one : *list)
        if (one.node_type == node.id && one.node_count == count) return one.id;
    RackType made;
    made.id = fmt::format("{}_x{}", node.id, count);
    made.name = fmt::format("{} x {}", count, node.name);
    made.name_zh = fmt::format("{} 台 {}", count, node.name_zh.empty() ? node.name : node.name_zh);
    made.node_type = node.id;
    made.node_count = count;
    made.source = fmt::format("{}, {}", table_.file, date_);
    made.notes = "Made from the devices of an inventory; size and cooling are assumed.";
    made.unverified_fields = {"width_mm", "depth_mm", "height_u", "cooling"};
    made_.rack_types.push_back(made);
    return made.id;
  }

  RawJson origin(std::size_t first, std::size_t last) const {
    return {fmt::format(R"({{"imported": {{"file": "{}", "rows": "{}-{}", "date": "{}"}}}})", table_.file, first, last, date_)};
  }

  void place() {
    std::set<std::string> ids;
    const auto fresh = [&](std::string id) {
      for (int i = 2; !ids.insert(id).second; ++i) id = fmt::format("{}-{}", id.substr(0, id.find('~')), i);
      return id;
    };
    for (const ReadHall& read : halls_) {
      if (std::ranges::all_of(read.rows, [](const ReadRow& row) { return row.racks.empty(); })) continue;
      Hall hall;
      hall.id = read.id;
      hall.name = read.name;
      hall.name_zh = read.name_zh;
      hall.position = {read.x_mm.value_or(0), read.y_mm.value_or(0)};
      double east_mm = 0, north_mm = 0, next_y_mm = margin_mm;
      for (const ReadRow& line : read.rows) {
        if (line.racks.empty()) continue;
        Row row;
        row.id = line.id;
        row.name = line.name;
        row.rotation_deg = line.rotation_deg;
        row.busway_rated_w = line.busway_w;
        const ReadRack& first = line.racks.front();
        row.position = {line.x_mm.value_or(first.x_mm.value_or(margin_mm)), line.y_mm.value_or(first.y_mm.value_or(next_y_mm))};
        next_y_mm = row.position.y_mm + row_pitch_mm;
        add_groups(line, row, fresh);
        reach(row, east_mm, north_mm);
        hall.rows.push_back(std::move(row));
      }
      hall.width_mm = read.width_mm.value_or(std::max(3000.0, std::ceil(east_mm + margin_mm)));
      hall.depth_mm = read.depth_mm.value_or(std::max(3000.0, std::ceil(north_mm + margin_mm)));
      made_.halls.push_back(std::move(hall));
    }
  }

  template <class Fresh>
  void add_groups(const ReadRow& line, Row& row, Fresh& fresh) {
    const double angle = -line.rotation_deg * std::numbers::pi / 180;
    double next_mm = 0;
    std::size_t last_line = 0;
    for (const ReadRack& rack : line.racks) {
      double u = next_mm, v = 0;
      if (rack.along_mm) {
        u = *rack.along_mm;
        v = rack.across_mm.value_or(0);
      } else if (rack.x_mm && rack.y_mm) {
        const double dx = *rack.x_mm - row.position.x_mm, dy = *rack.y_mm - row.position.y_mm;
        u = dx * std::cos(angle) - dy * std::sin(angle);
        v = dx * std::sin(angle) + dy * std::cos(angle);
      }
      next_mm = u + rack.width_mm;
      ++made_.racks;
      RackGroup* last = row.racks.empty() ? nullptr : &row.racks.back();
      const bool same =
          last && last->rack_type == rack.type && groups_[last->id] == rack.group && std::abs(last->position.y_mm - v) < same_mm;
      const double step = last ? u - (last->position.x_mm + (last->count - 1) * last->pitch_mm) : 0;
      if (same && step > same_mm && (last->count == 1 || std::abs(step - last->pitch_mm) < same_mm)) {
        if (last->count == 1) last->pitch_mm = step;
        ++last->count;
        last->view = origin(first_line_, rack.line);
        last_line = rack.line;
        continue;
      }
      RackGroup group;
      group.id = fresh(rack.group.empty() ? fmt::format("{}-racks", row.id) : rack.group);
      group.rack_type = rack.type;
      group.count = 1;
      group.position = {u, v};
      group.pitch_mm = rack.width_mm;
      groups_[group.id] = rack.group;
      first_line_ = last_line = rack.line;
      group.view = origin(first_line_, last_line);
      row.racks.push_back(std::move(group));
    }
  }

  /// How far a row reaches into its hall.
  void reach(const Row& row, double& east_mm, double& north_mm) const {
    const double angle = row.rotation_deg * std::numbers::pi / 180;
    for (const RackGroup& group : row.racks) {
      const RackType* type = find_sheet(scenario_.rack_types, catalog_.rack_types, group.rack_type);
      const double w = type ? type->width_mm : 600, d = type ? type->depth_mm : 1200;
      for (const double u : {group.position.x_mm, group.position.x_mm + (group.count - 1) * group.pitch_mm + w})
        for (const double v : {group.position.y_mm, group.position.y_mm + d}) {
          east_mm = std::max(east_mm, row.position.x_mm + u * std::cos(angle) - v * std::sin(angle));
          north_mm = std::max(north_mm, row.position.y_mm + u * std::sin(angle) + v * std::cos(angle));
        }
    }
  }

  const InventoryTable& table_;
  const InventoryProfile& profile_;
  const Catalog& catalog_;
  const Scenario& scenario_;
  std::string date_;
  std::map<InventoryField, std::size_t> columns_;
  std::map<std::string, std::size_t> lines_;   ///< first line of a rack
  std::map<std::string, std::string> groups_;  ///< name in the file by id
  std::vector<ReadHall> halls_;
  std::size_t first_line_ = 0;
  ImportedInventory made_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::string>> ImportedInventory::rejections(Language language) const {
  std::vector<std::pair<std::size_t, std::string>> lines;
  for (const RejectedRow& one : rejected) lines.emplace_back(one.line, sentence(one.problem, language));
  return lines;
}

ImportedInventory import_inventory(const InventoryTable& table, const InventoryProfile& profile, const Catalog& catalog,
                                   const Scenario& scenario, const std::string& date) {
  return Importer(table, profile, catalog, scenario, date).run();
}

}  // namespace icctwin
