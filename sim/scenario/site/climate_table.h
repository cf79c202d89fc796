#pragma once
// The shipped table of climate normals (models/data/climate_normals.json) and the checks that all normals must pass.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/site/climate_normals.h"

namespace icctwin {

/// The normals of a place by its id; nothing, and an error with the nearest id, if there are none.
std::optional<ClimateNormals> find_climate_normals(const std::filesystem::path& data_dir, std::string_view place, const std::string& where,
                                                   Diagnostics& diagnostics);

/// Twelve values in every list, and temperatures in their order; false, and errors, otherwise.
bool check_climate_normals(const ClimateNormals& normals, const std::string& where, Diagnostics& diagnostics);

}  // namespace icctwin
