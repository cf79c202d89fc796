#pragma once
// A finished or half-finished sweep opened for reading.
#include <filesystem>
#include <optional>

#include "models/base/diagnostics.h"
#include "sim/sweep/design/design.h"
#include "sim/sweep/store/store.h"

namespace icctwin {

struct StoredSweep {
  Sweep sweep;
  std::vector<Axis> axes;
  std::filesystem::path inputs;  ///< to which the scenario's files are relative
  std::string base, version;     ///< text of the base scenario; version of the program
  SweepTable table;
};

/// Nothing, and a problem, if the folder holds no store, or another file under its name.
std::optional<StoredSweep> open_stored_sweep(const std::filesystem::path& folder, Diagnostics& diagnostics);

/// Overrides of a run after the base: the sweep's own, then those of the axes and the seeds.
std::vector<std::string> overrides_of_run(const Sweep& sweep, const std::vector<Axis>& axes, const SweepRun& run);

}  // namespace icctwin
