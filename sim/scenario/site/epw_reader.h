#pragma once
// Weather of a year from an EnergyPlus weather file (EPW).
//
// Format: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary"; what is read of it: docs/site-files.md.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/site/weather.h"

namespace icctwin {

/// Weather of an EPW text: always a typical year, 8,760 or 8,784 hours; nothing, and errors with lines, if the text cannot be used.
///
/// Hour h (1 to 24) is the end of an hour of local standard time: its values are taken as those of that instant, whatever its minute
/// field says. A file whose hours all belong to one year keeps that year as calendar_year. The name stands for the file in the problems.
std::optional<WeatherSeries> parse_epw(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<WeatherSeries> read_epw(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace icctwin
