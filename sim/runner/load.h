#pragma once
// From a scenario file and overrides to a plan.
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/scenario/json/document.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

struct LoadedScenario {
  Scenario scenario;
  std::set<std::string> given;  ///< pointers the user stated
};

/// A scenario file taken apart, nothing of it checked; nothing if it is no JSON object, with the problems.
std::optional<JsonDocument> read_scenario_document(const std::filesystem::path& file, Diagnostics& diagnostics);

/// Whether a scenario's site file takes the place of its site, or has done so already: a manifest holds the site as it was run.
enum class SiteFileUse { replaces_site, is_in_site };

/// Applies "/pointer=value" overrides to a document and reads it; relative paths are below the folder. Nothing if it is not usable, with
/// all problems found.
std::optional<LoadedScenario> load_scenario(JsonDocument document, const std::filesystem::path& folder,
                                            const std::vector<std::string>& overrides, Diagnostics& diagnostics,
                                            SiteFileUse site_file = SiteFileUse::replaces_site);

/// The same from a file whose folder is that of the paths.
std::optional<LoadedScenario> load_scenario(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                                            Diagnostics& diagnostics);

/// Reads the catalog and resolves the scenario; relative paths are below the folder.
std::optional<Plan> plan_scenario(const LoadedScenario& loaded, const std::filesystem::path& folder, bool read_files,
                                  Diagnostics& diagnostics);

/// {"scenario": canonical form, "inputs": every value with origin and source} for the manifest.
std::string inputs_json(const LoadedScenario& loaded, const Plan& plan);

}  // namespace icctwin
