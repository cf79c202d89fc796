#pragma once
// Weather from a file of any format we read: EPW or our own weather CSV (docs/site-files.md).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/site/weather.h"

namespace icctwin {

/// Weather of a weather CSV text; nothing, and errors with lines, if the text cannot be used.
///
/// Dated unless its metadata say "typical_year: yes". The name stands for the file in the problems.
std::optional<WeatherSeries> parse_weather_csv(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// Weather of a text in either format, told apart by the first word (LOCATION begins an EPW).
std::optional<WeatherSeries> parse_weather(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<WeatherSeries> read_weather(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace icctwin
