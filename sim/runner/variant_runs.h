#pragma once
// Runs of scenarios that are made by the program, each in a process of its own and kept by the hash of what its results depend on.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/results/folder/run_folder.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin {

struct VariantRun {
  std::optional<RunFolder> folder;  ///< nothing: it cannot be run
  std::string problem;              ///< the first error, code and place
};

/// How many of the runs are there, of how many.
using OnVariant = std::function<void(std::size_t done, std::size_t all)>;

/// In the order of the scenarios, whose paths are absolute; equal ones are run once, and those that the folder `work` holds not again.
/// Nothing, and a problem, if a process ends otherwise than with results or with a scenario that cannot be run.
std::optional<std::vector<VariantRun>> run_variants(const std::vector<Scenario>& scenarios, const std::filesystem::path& work,
                                                    const std::string& version, unsigned jobs, const OnVariant& on_run,
                                                    Diagnostics& diagnostics);

}  // namespace icctwin
