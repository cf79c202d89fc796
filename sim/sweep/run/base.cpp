#include "sim/sweep/run/base.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/runner/data_hash.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/json/files.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::optional<SweepBase> SweepBase::open(const fs::path& file, const std::vector<std::string>& set, std::string version,
                                         Diagnostics& diagnostics) {
  SweepBase base;
  base.folder_ = file.parent_path();
  base.version_ = std::move(version);
  const auto text = read_file(file, diagnostics);
  auto document = text ? read_scenario_document(file, diagnostics) : std::nullopt;
  if (!document) return std::nullopt;
  base.text_ = *text;
  base.document_ = *std::move(document);
  base.data_sha256_ = data_hash();
  const auto loaded = base.with(set, diagnostics);
  if (!loaded || !plan_scenario(*loaded, base.folder_, true, diagnostics)) return std::nullopt;
  return base;
}

std::optional<LoadedScenario> SweepBase::with(const std::vector<std::string>& overrides, Diagnostics& diagnostics) const {
  Diagnostics found;
  auto loaded = load_scenario(document_, folder_, overrides, found);
  const bool usable = loaded && !found.has_errors();
  diagnostics.append(found);
  return usable ? std::move(loaded) : std::nullopt;
}

std::vector<std::string> SweepBase::missing_files(const LoadedScenario& loaded) const {
  std::vector<std::string> missing;
  Scenario scenario = loaded.scenario;
  for_each_file(type_of<Scenario>(), &scenario, [&](std::string& path) {
    std::error_code error;
    if (!fs::exists(folder_ / path, error) && !fs::exists(find_data_dir() / path, error)) missing.push_back(path);
  });
  return missing;
}

std::string SweepBase::content_hash(const LoadedScenario& loaded) {
  std::string content = version_ + "\n" + data_sha256_ + "\n" + write_json_of(loaded.scenario, WriteStyle::compact) + "\n";
  Scenario scenario = loaded.scenario;
  for_each_file(type_of<Scenario>(), &scenario, [&](std::string& path) {
    auto known = files_.find(path);
    if (known == files_.end()) known = files_.emplace(path, hash_of(path)).first;
    content += path + " " + known->second + "\n";
  });
  return sha256_hex(content);
}

std::string SweepBase::hash_of(const std::string& path) const {
  auto hash = hash_file(folder_ / path);
  if (!hash) hash = hash_file(find_data_dir() / path);
  return hash ? hash->sha256 : std::string("missing");  // the run will tell
}

std::string SweepBase::stamp() const {
  const nlohmann::json stamp = {{"version", version_}, {"data", data_sha256_}, {"files", files_}};
  return stamp.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool SweepBase::still_holds(const std::string& stamp) {
  const auto then = nlohmann::json::parse(stamp, nullptr, false);
  if (!then.is_object() || then.value("version", "") != version_ || then.value("data", "") != data_sha256_) return false;
  std::map<std::string, std::string> files;
  for (const auto& [path, hash] : then["files"].items()) {
    files[path] = hash_of(path);
    if (hash != files[path]) return false;
  }
  files_ = std::move(files);
  return true;
}

}  // namespace icctwin
