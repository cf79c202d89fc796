#include "sim/scenario/site/climate_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

constexpr std::string_view climate_format = "icctwin.catalog/1", climate_kind = "climate_normals";

// The table as it lies on the disk.
struct ClimateTable {
  std::string format, kind;
  std::vector<ClimateNormals> entries;

  static void describe(Describe<ClimateTable>& d) {
    d.title("ClimateTable", "Climate normals", "气候月均值表").help("Normals of places.", "各地月均值。");
    d.field<&ClimateTable::format>("format").required().title("Format", "格式").help("Name and version.", "名称与版本。");
    d.field<&ClimateTable::kind>("kind").required().title("Kind", "种类").help("What the entries are.", "条目种类。");
    d.field<&ClimateTable::entries>("entries").required().title("Entries", "条目").help("One a place.", "每地一条。");
  }
};

}  // namespace

std::optional<ClimateNormals> find_climate_normals(const std::filesystem::path& data_dir, std::string_view place, const std::string& where,
                                                   Diagnostics& diagnostics) {
  const std::string name = std::string(climate_kind) + ".json";
  const auto text = read_file(data_dir / name, diagnostics);
  const auto document = text ? parse_json(*text, name, diagnostics) : std::nullopt;
  if (!document) return std::nullopt;
  Diagnostics of_table;
  const auto table = read_as<ClimateTable>(*document, of_table, name + "#");
  if (table.format != climate_format) of_table.add("E-PLAN-001", name + "#/format", table.format, std::string(climate_format));
  if (table.kind != climate_kind) of_table.add("E-IN-006", name + "#/kind", table.kind, std::string(climate_kind));
  diagnostics.append(of_table);
  if (of_table.has_errors()) return std::nullopt;
  const auto found = std::ranges::find(table.entries, place, &ClimateNormals::id);
  if (found != table.entries.end()) return *found;
  std::vector<std::string> known;
  for (const ClimateNormals& one : table.entries) known.push_back(one.id);
  diagnostics.add("E-SITE-040", where, std::string(place), nearest_name(place, known));
  return std::nullopt;
}

bool check_climate_normals(const ClimateNormals& normals, const std::string& where, Diagnostics& diagnostics) {
  constexpr std::size_t months = 12;
  struct List {
    const char* key;
    const std::vector<double>& values;
    bool needed;
  };
  const List lists[] = {{"t_mean_c", normals.t_mean_c, true},
                        {"t_max_c", normals.t_max_c, true},
                        {"t_min_c", normals.t_min_c, true},
                        {"relative_humidity", normals.relative_humidity, true},
                        {"irradiation_kwh_per_m2_day", normals.irradiation_kwh_per_m2_day, false},
                        {"sunshine_h", normals.sunshine_h, false},
                        {"wind_m_per_s", normals.wind_m_per_s, false}};
  bool good = true;
  for (const List& list : lists) {
    if (list.values.size() == months || (!list.needed && list.values.empty())) continue;
    diagnostics.add("E-SITE-042", where + "/" + list.key, std::to_string(list.values.size()), std::to_string(months));
    good = false;
  }
  for (std::size_t m = 0; good && m < months; ++m) {
    if (normals.t_min_c[m] < normals.t_mean_c[m] && normals.t_mean_c[m] < normals.t_max_c[m]) continue;
    diagnostics.add("E-SITE-043", where + "/t_mean_c", fmt::format("{:g} degC", normals.t_mean_c[m]),
                    fmt::format("{:g} .. {:g} degC", normals.t_min_c[m], normals.t_max_c[m]), {{"month", std::to_string(m + 1)}});
    good = false;
  }
  return good;
}

}  // namespace icctwin
