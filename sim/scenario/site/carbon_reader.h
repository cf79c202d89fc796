#pragma once
// Carbon intensity of the grid from a file: hourly CSV in the style of Electricity Maps, of OpenDC, or our own (docs/site-files.md).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/site/carbon.h"

namespace icctwin {

/// Carbon intensity of a CSV text; nothing, and errors with lines, if the text cannot be used.
///
/// The basis chooses the column of an Electricity Maps table; a file of our own has one column and states its basis. The name stands for
/// the file in the problems.
std::optional<CarbonSeries> parse_carbon_csv(std::string_view text, CarbonBasis basis, const std::string& name, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<CarbonSeries> read_carbon_csv(const std::filesystem::path& path, CarbonBasis basis, Diagnostics& diagnostics);

}  // namespace icctwin
