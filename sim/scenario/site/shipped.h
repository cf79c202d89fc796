#pragma once
// What ships with the program beside its data: example scenarios, sites, recorded traces.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/scenario/model/site.h"

namespace icctwin {

/// The folder of shipped scenarios: $ICCTWIN_SCENARIO_DIR, else share/icctwin/scenarios beside the program's folder, else scenarios in a
/// folder above the program. Where none exists, the installed place is named.
std::filesystem::path find_scenario_dir();

struct ShippedSite {
  std::string id;
  Site site;  ///< its files are absolute paths
};

/// The site files of a folder by their id; one that cannot be read is told and left out.
std::vector<ShippedSite> read_shipped_sites(const std::filesystem::path& folder, Diagnostics& diagnostics);

/// Paths of a site's files relative to a folder, where both lie on one file system.
void make_paths_relative(Site& site, const std::filesystem::path& folder);
/// A path relative to a folder; as it is if there is no way.
std::string relative_path(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace icctwin
