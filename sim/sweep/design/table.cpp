#include "sim/sweep/design/table.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/scenario/json/nearest.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

using nlohmann::json;

constexpr std::size_t max_table_bytes = std::size_t{256} << 20;

std::string cell_json(std::string_view cell) {
  const json value = json::parse(cell, nullptr, false);
  return value.is_discarded() ? json(std::string(cell)).dump(-1, ' ', false, json::error_handler_t::replace) : value.dump();
}

/// Axis of each column; makes axes for pointers that none has.
std::vector<std::size_t> columns(Design& design, std::span<const std::string_view> head, const std::string& where,
                                 Diagnostics& diagnostics) {
  std::vector<std::size_t> places;
  std::vector<std::string> names;
  for (const Axis& axis : design.axes) names.push_back(axis.name);
  for (const std::string_view cell : head) {
    const std::string name(trim(cell));
    auto found = std::ranges::find_if(
        design.axes, [&](const Axis& axis) { return axis.name == name || (!axis.linked && axis.pointers.front() == name); });
    if (found == design.axes.end() && name.starts_with('/')) {
      Axis axis;
      axis.name = name;
      axis.pointers = {name};
      found = design.axes.insert(design.axes.end(), std::move(axis));
    }
    if (found == design.axes.end()) {
      diagnostics.add("E-SWP-010", where, name, nearest_name(name, names));
      found = design.axes.begin();
      places.push_back(design.axes.size());
      continue;
    }
    const auto place = static_cast<std::size_t>(found - design.axes.begin());
    if (std::ranges::count(places, place) > 0) diagnostics.add("E-SWP-009", where, name);
    places.push_back(place);
  }
  return places;
}

}  // namespace

void add_table(Design& design, const std::filesystem::path& file, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto text = read_file(file, found, max_table_bytes);
  diagnostics.append(found);
  if (!text) return;
  const std::string name = file.filename().string();
  CsvReader rows(*text);
  if (!rows.next()) {
    diagnostics.add("E-SWP-011", name + ":1");
    return;
  }
  const auto places = columns(design, rows.fields(), name + ":" + std::to_string(rows.line()), diagnostics);
  if (diagnostics.has_errors()) return;
  while (rows.next()) {
    const std::string where = name + ":" + std::to_string(rows.line());
    if (rows.malformed() || rows.fields().size() != places.size()) {
      diagnostics.add("E-SWP-013", where, std::to_string(rows.fields().size()), std::to_string(places.size()));
      continue;
    }
    DesignPoint point{std::vector<std::string>(design.axes.size()), {}};
    for (std::size_t c = 0; c < places.size(); ++c)
      if (const auto cell = trim(rows.fields()[c]); !cell.empty()) point.values[places[c]] = cell_json(cell);
    design.points.push_back(std::move(point));
  }
  if (design.points.empty()) diagnostics.add("E-SWP-011", name + ":1");
  // The levels of an axis that only the table has are what stands in it.
  for (std::size_t a = 0; a < design.axes.size(); ++a) {
    Axis& axis = design.axes[a];
    if (axis.discrete() || axis.quantile) continue;
    std::set<std::string> seen;
    for (const DesignPoint& point : design.points)
      if (!point.values[a].empty() && seen.insert(point.values[a]).second) axis.levels.push_back(point.values[a]);
  }
}

}  // namespace icctwin
