#include "sim/scenario/site/grid_factor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "sim/scenario/site/line_problems.h"
#include "sim/scenario/site/place_name.h"
#include "sim/scenario/site/site_csv.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::array<std::string_view, 9> factor_columns = {"level",      "code", "name_en", "name_zh", "year",
                                                            "kg_per_kwh", "kind", "checked", "source"};
constexpr double most_factor_kg_per_kwh = 3.0;

}  // namespace

std::vector<GridFactor> parse_grid_factors(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  LineProblems problems(name, diagnostics);
  std::vector<GridFactor> factors;
  CsvReader reader(text);
  if (!reader.next()) {
    problems.add("E-SITE-015", 0, "0", "1");
    return factors;
  }
  const auto places = find_columns(reader.fields(), factor_columns, reader.line(), problems);
  for (std::size_t i = 0; i < factor_columns.size(); ++i)
    if (!places[i])
      problems.add("E-SITE-010", reader.line(), std::string(factor_columns[i]), fmt::format("{}", fmt::join(factor_columns, ", ")));
  if (problems.has_errors()) return factors;
  const std::size_t fields_per_row = reader.fields().size();
  while (reader.next() && !problems.full(reader.line())) {
    const auto fields = reader.fields();
    if (fields.size() != fields_per_row || reader.malformed()) {
      problems.add("E-SITE-002", reader.line(), std::to_string(fields.size()), std::to_string(fields_per_row));
      continue;
    }
    const auto field = [&](std::size_t i) { return trim(fields[*places[i]]); };
    const auto year = parse_number(field(4));
    const auto factor = parse_number(field(5));
    if (!year || *year < 1900 || *year > 2200) problems.add("E-SITE-001", reader.line(), printable(field(4)), "a year", "year");
    if (!factor || *factor < 0 || *factor > most_factor_kg_per_kwh)
      problems.add("E-SITE-001", reader.line(), printable(field(5)), fmt::format("a number in 0 .. {:g} kg/kWh", most_factor_kg_per_kwh),
                   "kg_per_kwh");
    if (field(7) != "yes" && field(7) != "no") problems.add("E-SITE-031", reader.line(), printable(field(7)), "yes, no", "checked");
    if (problems.has_errors()) continue;
    factors.push_back({printable(field(0)), printable(field(1)), printable(field(2)), printable(field(3)), static_cast<int>(*year), *factor,
                       printable(field(6)), printable(field(8)), field(7) == "no"});
  }
  return factors;
}

std::optional<GridFactor> find_grid_factor(const std::filesystem::path& data_dir, std::string_view place, int year, std::string_view kind,
                                           const std::string& where, Diagnostics& diagnostics) {
  const auto path = data_dir / "grid" / "china_grid_emission_factors.csv";
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  Diagnostics of_table;
  const std::vector<GridFactor> factors = parse_grid_factors(*text, path.filename().string(), of_table);
  diagnostics.append(of_table);
  if (of_table.has_errors()) return std::nullopt;

  const GridFactor* nearest = nullptr;
  std::set<std::string> kinds;  // of the place, in the order of the alphabet
  for (const GridFactor& factor : factors) {
    if (!same_place(factor.code, place) && !same_place(factor.name_en, place) && factor.name_zh != place) continue;
    kinds.insert(factor.kind);
    if (factor.kind != kind) continue;
    if (!nearest || std::abs(factor.year - year) < std::abs(nearest->year - year)) nearest = &factor;
  }
  if (kinds.empty()) {
    std::vector<std::string_view> known;
    for (const GridFactor& factor : factors) known.insert(known.end(), {factor.code, factor.name_en, factor.name_zh});
    diagnostics.add("E-SITE-020", where, printable(place), nearest_place(place, known));
    return std::nullopt;
  }
  if (!nearest) {
    diagnostics.add("E-SITE-021", where, printable(kind), fmt::format("{}", fmt::join(kinds, ", ")));
    return std::nullopt;
  }
  if (nearest->year != year) diagnostics.add("W-SITE-006", where, std::to_string(year), std::to_string(nearest->year));
  if (nearest->unverified) diagnostics.add("H-SITE-004", where, fmt::format("{} {}", nearest->code, nearest->year));
  return *nearest;
}

}  // namespace icctwin
