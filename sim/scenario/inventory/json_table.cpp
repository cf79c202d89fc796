// JSON of NetBox's REST API and dumps of Redfish, laid out as tables.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/scenario/inventory/inventory_table.h"
#include "sim/scenario/json/document.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

using nlohmann::json;

std::string words_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  if (value.is_number_float()) return number_text(value.get<double>());
  return value.dump();
}

/// Members of members as "rack.name"; lists are left out.
void flatten(const json& object, const std::string& prefix, std::map<std::string, std::string>& into) {
  for (const auto& [key, value] : object.items()) {
    if (value.is_object())
      flatten(value, prefix + key + ".", into);
    else if (!value.is_array())
      into[prefix + key] = words_of(value);
  }
}

InventoryTable table_of(const std::vector<std::map<std::string, std::string>>& objects, const std::string& file_name) {
  InventoryTable table;
  table.file = file_name;
  for (const auto& object : objects)
    for (const auto& [key, value] : object)
      if (!table.column(key)) table.columns.push_back(key);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    InventoryRow row{i + 1, std::vector<std::string>(table.columns.size())};
    for (const auto& [key, value] : objects[i]) row.cells[*table.column(key)] = value;
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Redfish: what an object is stands in its type, "#Chassis.v1_25_0.Chassis".
bool is_a(const json& object, std::string_view kind) {
  const auto type = object.find("@odata.type");
  return type != object.end() && type->is_string() && type->get_ref<const std::string&>().starts_with("#" + std::string(kind) + ".");
}

void collect(const json& value, std::vector<const json*>& objects) {
  if (value.is_object() && value.contains("@odata.type")) objects.push_back(&value);
  if (value.is_structured())
    for (const auto& item : value) collect(item, objects);
}

std::string text_at(const json& object, const char* pointer) {
  const json::json_pointer at(pointer);
  return object.contains(at) ? words_of(object.at(at)) : std::string();
}

std::string id_of(const json& object) { return text_at(object, "/@odata.id"); }

/// Whether a path lies below another: "/redfish/v1/Chassis/1/PowerSubsystem" below "/redfish/v1/Chassis/1".
bool is_below(const std::string& path, const std::string& owner) { return !owner.empty() && path.starts_with(owner + "/"); }

class RedfishDump {
 public:
  explicit RedfishDump(const json& root) { collect(root, objects_); }

  std::vector<std::map<std::string, std::string>> chassis() const {
    std::vector<std::map<std::string, std::string>> rows;
    for (const json* one : objects_) {
      if (!is_a(*one, "Chassis")) continue;
      const std::string kind = text_at(*one, "/ChassisType");
      if (kind == "Rack" || kind == "Row" || kind == "Pod") continue;  // what holds the others
      rows.push_back(row_of(*one));
    }
    return rows;
  }

 private:
  std::map<std::string, std::string> row_of(const json& one) const {
    std::map<std::string, std::string> row;
    row["name"] = text_at(one, "/Name");
    row["device_type"] = text_at(one, "/Model");
    row["manufacturer"] = text_at(one, "/Manufacturer");
    row["serial"] = text_at(one, "/SerialNumber");
    row["row"] = text_at(one, "/Location/Placement/Row");
    row["rack"] = text_at(one, "/Location/Placement/Rack");
    row["position_u"] = text_at(one, "/Location/Placement/RackOffset");
    row["hall"] = text_at(one, "/Location/PostalAddress/Room");
    for (const json* other : objects_) {
      if (!is_below(id_of(*other), id_of(one))) continue;
      if (is_a(*other, "PowerSubsystem")) row["capacity_w"] = text_at(*other, "/CapacityWatts");
      if (is_a(*other, "ThermalSubsystem")) row["coolant"] = text_at(*other, "/CoolantConnectorRedundancy");
    }
    count_processors(one, row);
    return row;
  }

  void count_processors(const json& chassis, std::map<std::string, std::string>& row) const {
    const json::json_pointer links("/Links/ComputerSystems");
    if (!chassis.contains(links) || !chassis.at(links).is_array()) return;
    int accelerators = 0, processors = 0;
    for (const auto& link : chassis.at(links)) {
      const std::string system = id_of(link);
      for (const json* other : objects_) {
        if (!is_a(*other, "Processor") || !is_below(id_of(*other), system)) continue;
        const std::string kind = text_at(*other, "/ProcessorType");
        if (kind == "GPU" || kind == "Accelerator") {
          ++accelerators;
          row["accelerator"] = text_at(*other, "/Model");
        } else if (kind == "CPU") {
          ++processors;
        }
      }
    }
    row["accelerators"] = std::to_string(accelerators);
    row["processors"] = std::to_string(processors);
  }

  std::vector<const json*> objects_;
};

std::optional<InventoryTable> refuse(const std::string& file_name, Diagnostics& diagnostics) {
  diagnostics.add("E-TRC-002", file_name, "0", "0");
  return std::nullopt;
}

}  // namespace

std::optional<InventoryTable> read_netbox_json(std::string_view text, const std::string& file_name, Diagnostics& diagnostics) {
  const auto document = parse_json(text, file_name, diagnostics);
  if (!document) return std::nullopt;
  const json* list = &document->value();
  if (list->is_object() && list->contains("results")) list = &list->at("results");
  std::vector<std::map<std::string, std::string>> objects;
  if (list->is_array())
    for (const auto& one : *list)
      if (one.is_object()) flatten(one, {}, objects.emplace_back());
  if (objects.empty()) return refuse(file_name, diagnostics);
  InventoryTable table = table_of(objects, file_name);
  table.has_devices = table.column("device_type.model") || table.column("device_type.display");
  return table;
}

std::optional<InventoryTable> read_redfish(std::string_view text, const std::string& file_name, Diagnostics& diagnostics) {
  const auto document = parse_json(text, file_name, diagnostics);
  if (!document) return std::nullopt;
  const auto objects = RedfishDump(document->value()).chassis();
  if (objects.empty()) return refuse(file_name, diagnostics);
  InventoryTable table = table_of(objects, file_name);
  table.has_devices = true;
  return table;
}

}  // namespace icctwin
