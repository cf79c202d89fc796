#pragma once
// Time-of-use periods by grid area from the shipped table or a file of the same form (docs/site-files.md); prices come from the scenario.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/site/tariff.h"

namespace icctwin {

/// The classes of one area, prices still zero; nothing, and errors, if the area is unknown or its rows cannot be used.
///
/// The area is a code ("CN-SH") or a name. Half hours without a class, and those the source leaves open, count as flat, with a warning.
/// The name stands for the file in the problems, `where` is the place of the request in the scenario.
std::optional<Tariff> parse_tariff_periods(std::string_view text, std::string_view area, const std::string& name, const std::string& where,
                                           Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<Tariff> read_tariff_periods(const std::filesystem::path& path, std::string_view area, const std::string& where,
                                          Diagnostics& diagnostics);

/// The classes of one area from the shipped table; the data folder is the one that holds tariff/tou_periods.csv.
std::optional<Tariff> find_tariff(const std::filesystem::path& data_dir, std::string_view area, const std::string& where,
                                  Diagnostics& diagnostics);

}  // namespace icctwin
