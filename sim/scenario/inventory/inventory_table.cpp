#include "sim/scenario/inventory/inventory_table.h"

#include <algorithm>
#include <cctype>

#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, std::min(text.find('\n'), text.size()));
  char best = ',';
  for (const char one : {',', ';', '\t'})
    if (std::count(header.begin(), header.end(), one) > std::count(header.begin(), header.end(), best)) best = one;
  return best;
}

std::string_view first_sign(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return at == text.npos ? std::string_view() : text.substr(at, 1);
}

std::optional<InventoryTable> read_csv(std::string_view text, const std::string& file_name, Diagnostics& diagnostics) {
  InventoryTable table;
  table.file = file_name;
  CsvReader reader(text, separator_of(text));
  if (!reader.next()) {
    diagnostics.add("E-TRC-003", file_name);
    return std::nullopt;
  }
  for (const std::string_view field : reader.fields()) table.columns.emplace_back(trim(field));
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!table.columns[i].empty() && table.columns[i] == table.columns[j]) {
        diagnostics.add("E-TRC-004", file_name + ":1", table.columns[i]);
        return std::nullopt;
      }
  while (reader.next()) {
    InventoryRow row{reader.line(), {}};
    for (const std::string_view field : reader.fields()) row.cells.emplace_back(trim(field));
    row.cells.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  }
  if (const auto extra = table.column(problem_column)) {
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(*extra));
    for (InventoryRow& row : table.rows) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(*extra));
  }
  // NetBox and openDCIM export devices too; they say so by naming a device's type.
  for (const char* name : {"device_type", "Device Type", "DeviceType", "type_device"})
    table.has_devices = table.has_devices || table.column(name).has_value();
  return table;
}

}  // namespace

const std::vector<InventoryFormatName>& inventory_formats() {
  static const std::vector<InventoryFormatName> names = {
      {InventoryFormat::racks, "racks", {"Table of racks (CSV, TSV)", "机柜表（CSV、TSV）"}},
      {InventoryFormat::netbox, "netbox", {"NetBox: racks or devices (CSV, JSON)", "NetBox 机柜或设备（CSV、JSON）"}},
      {InventoryFormat::opendcim, "opendcim", {"openDCIM (CSV)", "openDCIM（CSV）"}},
      {InventoryFormat::redfish, "redfish", {"Redfish dump (JSON)", "Redfish 导出（JSON）"}},
      {InventoryFormat::inventory, "inventory", {"Whole inventory of ICC Twin (JSON)", "智算孪生完整设备清单（JSON）"}},
  };
  return names;
}

std::optional<InventoryFormat> inventory_format(std::string_view word) {
  for (const auto& one : inventory_formats())
    if (one.word == word) return one.format;
  return std::nullopt;
}

InventoryFormat guess_format(std::string_view text) {
  const std::string_view sign = first_sign(text);
  if (sign == "{" || sign == "[") {
    if (text.find("icctwin.inventory/") != text.npos) return InventoryFormat::inventory;
    return text.find("@odata.") != text.npos ? InventoryFormat::redfish : InventoryFormat::netbox;
  }
  const std::string_view header = text.substr(0, std::min(text.find('\n'), text.size()));
  const auto has = [&](std::string_view word) { return header.find(word) != header.npos; };
  if (has("Data Center") || has("DataCenterID") || has("Cabinet")) return InventoryFormat::opendcim;
  if (has("site") && (has("u_height") || has("device_type") || has("desc_units"))) return InventoryFormat::netbox;
  return InventoryFormat::racks;
}

std::optional<std::size_t> InventoryTable::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::optional<InventoryTable> read_inventory_text(std::string_view text, InventoryFormat format, const std::string& file_name,
                                                  Diagnostics& diagnostics) {
  const std::string_view sign = first_sign(text);
  const bool json = sign == "{" || sign == "[";
  if (format == InventoryFormat::redfish) return read_redfish(text, file_name, diagnostics);
  return json ? read_netbox_json(text, file_name, diagnostics) : read_csv(text, file_name, diagnostics);
}

std::optional<InventoryTable> read_inventory_file(const std::filesystem::path& file, InventoryFormat format, Diagnostics& diagnostics) {
  const auto text = read_file(file, diagnostics);
  return text ? read_inventory_text(*text, format, file.filename().string(), diagnostics) : std::nullopt;
}

std::string rows_csv(const InventoryTable& table, const std::vector<std::pair<std::size_t, std::string>>& problem_of_line) {
  std::string text;
  for (const std::string& column : table.columns) text += csv_field(column) + ",";
  text += std::string(problem_column) + "\n";
  for (const auto& [line, problem] : problem_of_line)
    for (const InventoryRow& row : table.rows) {
      if (row.line != line) continue;
      for (const std::string& cell : row.cells) text += csv_field(cell) + ",";
      text += csv_field(problem) + "\n";
    }
  return text;
}

}  // namespace icctwin
