#pragma once
// A site in a file of its own, put into a scenario before it is read.
#include <filesystem>

#include "models/base/diagnostics.h"
#include "sim/scenario/json/document.h"

namespace icctwin {

/// Puts the site of a scenario's "site_file" in the place of its "site"; false, and errors, if the file cannot be used.
///
/// Paths in a site file are relative to it; they become relative to the scenario. A scenario without site_file stays as it is.
bool use_site_file(JsonDocument& scenario, const std::filesystem::path& scenario_dir, Diagnostics& diagnostics);

}  // namespace icctwin
