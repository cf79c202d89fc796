#include "sim/scenario/site/shipped.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "sim/scenario/json/files.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {

namespace fs = std::filesystem;

std::filesystem::path find_scenario_dir() {
  if (const char* stated = std::getenv("ICCTWIN_SCENARIO_DIR"); stated && *stated) return stated;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = program.parent_path().parent_path() / "share/icctwin/scenarios";
  if (fs::exists(installed / "sites", error)) return installed;
  for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
    if (fs::exists(folder / "scenarios/sites", error)) return folder / "scenarios";
  return installed;
}

std::vector<ShippedSite> read_shipped_sites(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<ShippedSite> sites;
  for (const fs::path& file : files) {
    Diagnostics found;
    const auto text = read_file(file, found);
    const auto document = text ? parse_json(*text, file.filename().string(), found) : std::nullopt;
    if (document) {
      auto read = read_as<SiteFile>(*document, found, file.filename().string() + "#");
      for_each_file(type_of<Site>(), &read.site,
                    [&](std::string& path) { path = (fs::absolute(folder) / path).lexically_normal().generic_string(); });
      if (!found.has_errors()) sites.push_back({file.stem().string(), std::move(read.site)});
    }
    diagnostics.append(found);
  }
  return sites;
}

std::string relative_path(const std::filesystem::path& file, const std::filesystem::path& folder) {
  std::error_code error;
  const fs::path relative = fs::proximate(file, folder.empty() ? fs::current_path(error) : folder, error);
  return error || relative.empty() ? file.generic_string() : relative.generic_string();
}

void make_paths_relative(Site& site, const std::filesystem::path& folder) {
  for_each_file(type_of<Site>(), &site, [&](std::string& path) { path = relative_path(path, folder); });
}

}  // namespace icctwin
