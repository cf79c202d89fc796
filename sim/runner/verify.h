#pragma once
// Runs the scenario that a run folder holds once more and compares the results bit for bit.
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "models/base/diagnostics.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin {

struct VerifyRequest {
  std::filesystem::path run;     ///< the folder
  std::filesystem::path inputs;  ///< folder to which the scenario's files are relative: that of the scenario file
  std::filesystem::path work;    ///< empty folder for the second run
  std::string version;
};

enum class VerifyEnd { same, differs, bad_input, failed };

struct Verification {
  VerifyEnd end = VerifyEnd::bad_input;
  std::size_t indicators = 0, files = 0;  ///< compared
  /// Where the two runs part first: indicators by name, tables by line, others as a whole.
  struct Difference {
    std::string file, place, stored, again;
  };
  std::optional<Difference> first;
};

/// Tells what keeps the scenario of a run folder from being run again with the same results: the run did not finish, holds no scenario, or
/// a file is missing or changed; and warns of another version.
void check_repeatable(const Manifest& manifest, const VerifyRequest& request, Diagnostics& diagnostics);

/// Needs the files that the scenario reads, unchanged; each that is missing or different is a problem, and nothing is run.
Verification verify_run(const VerifyRequest& request, Diagnostics& diagnostics);

}  // namespace icctwin
