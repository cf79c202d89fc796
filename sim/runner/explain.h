#pragma once
// Runs the scenarios between two runs, each in a process of its own, and attributes the difference to the inputs.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/results/compare/attribution.h"
#include "sim/runner/variant_runs.h"

namespace icctwin {

struct ExplainRequest {
  std::filesystem::path inputs_from, inputs_to;  ///< to which the files of the two scenarios are relative
  std::filesystem::path work;                    ///< keeps the runs in between by the hash of what they depend on
  std::string version;
  std::vector<std::vector<std::string>> groups = {};  ///< pointers; empty: by themselves, eight at most
  std::vector<std::string> kpis = {};                 ///< ids; empty: the usual ones
  bool alone = false;                                 ///< also each group alone
  unsigned jobs = 1;                                  ///< processes at a time
  OnVariant on_run = {};
};

/// Both runs have finished and lie in their folders with the inputs unchanged; else nothing, and the problems. Groups that make no scenario
/// that can be run are joined with the next one, which is told.
std::optional<Attribution> explain(const NamedRun& from, const NamedRun& to, const ExplainRequest& request, Diagnostics& diagnostics);

}  // namespace icctwin
