#pragma once
// The base scenario of a sweep and what becomes of it at a point.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/runner/load.h"

namespace icctwin {

/// Knows the base's text and the hashes of the files that its variants read.
class SweepBase {
 public:
  /// Reads the base and checks it as a run would; nothing, and the problems, if it cannot be run as it is.
  static std::optional<SweepBase> open(const std::filesystem::path& file, const std::vector<std::string>& set, std::string version,
                                       Diagnostics& diagnostics);

  /// The scenario with these overrides; nothing, and problems, if it cannot be read.
  std::optional<LoadedScenario> with(const std::vector<std::string>& overrides, Diagnostics& diagnostics) const;

  /// Paths in the scenario where no file is.
  std::vector<std::string> missing_files(const LoadedScenario& loaded) const;

  /// What a run's results depend on, as one hash: the scenario in canonical form, the contents of its files, the shipped data and the
  /// program's version.
  std::string content_hash(const LoadedScenario& loaded);

  /// What all hashes rest on beside the scenario, as text: version, shipped data, files met so far.
  std::string stamp() const;
  /// Whether an earlier stamp still holds: the same version and data, and its files are as they were. They count as met then.
  bool still_holds(const std::string& stamp);

  const std::string& text() const { return text_; }
  const std::filesystem::path& folder() const { return folder_; }  ///< to which the scenario's paths are relative
  const std::string& version() const { return version_; }
  /// SHA-256 of every file met so far, by its path in the scenario; those that are not there are left out.
  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::filesystem::path folder_;
  std::string text_, version_, data_sha256_;
  JsonDocument document_;
  std::map<std::string, std::string> files_;

  std::string hash_of(const std::string& path) const;
};

}  // namespace icctwin
