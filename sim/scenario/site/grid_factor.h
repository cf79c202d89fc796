#pragma once
// Average emission factors of the Chinese grid from the shipped table (models/data/grid/README.md).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin {

/// One row of the table: direct CO2 of the electricity consumed in a place, averaged over a year.
struct GridFactor {
  std::string level;  ///< "national", "region" or "province"
  std::string code, name_en, name_zh;
  int year = 0;
  double kg_per_kwh = 0;
  std::string kind;  ///< "average", "average_excluding_market_traded_non_fossil", "fossil_generation"
  std::string source;
  bool unverified = false;
};

/// All rows of a table text, in its order; errors with lines for those that cannot be read.
std::vector<GridFactor> parse_grid_factors(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// The factor of a place (code "CN-SH", region "east", nation "CN", or a name) and kind, of the year or else the nearest one, with a
/// warning.
///
/// The data folder is the one that holds grid/china_grid_emission_factors.csv; `where` is the place of the request in the scenario.
std::optional<GridFactor> find_grid_factor(const std::filesystem::path& data_dir, std::string_view place, int year, std::string_view kind,
                                           const std::string& where, Diagnostics& diagnostics);

}  // namespace icctwin
