#pragma once
// From a scenario file and overrides to a plan.
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct LoadedScenario {
  Scenario scenario;
  std::set<std::string> given;  ///< pointers the user stated
};

/// Reads a scenario file and applies "/pointer=value" overrides; nothing if it is not usable, with all problems found.
std::optional<LoadedScenario> load_scenario(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                                            Diagnostics& diagnostics);

/// Reads the catalog and resolves the scenario; relative paths are below the folder.
std::optional<Plan> plan_scenario(const LoadedScenario& loaded, const std::filesystem::path& folder, bool read_files,
                                  Diagnostics& diagnostics);

/// {"scenario": canonical form, "inputs": every value with origin and source} for the manifest.
std::string inputs_json(const LoadedScenario& loaded, const Plan& plan);

}  // namespace icctwin
