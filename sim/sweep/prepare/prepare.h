#pragma once
// A sweep file read and held against its base scenario.
#include <filesystem>
#include <optional>
#include <string>

#include "models/base/diagnostics.h"
#include "sim/sweep/design/design.h"
#include "sim/sweep/model/sweep.h"
#include "sim/sweep/run/base.h"

namespace icctwin {

struct PreparedSweep {
  Sweep sweep;
  std::string text;  ///< canonical; two files that mean the same have the same
  SweepBase base;
  Design design;
};

/// Reads a sweep from JSON text; "design": "NAME" may stand for {"type": "NAME"}.
std::optional<Sweep> parse_sweep(const std::string& text, const std::string& name, Diagnostics& diagnostics);

/// Reads a sweep file, its base and its design, and tries every value of every variable on the base: a pointer that leads nowhere, a
/// value outside its field's range, an axis that changes nothing, a base that cannot run. Nothing if any of that is wrong.
std::optional<PreparedSweep> prepare_sweep(const std::filesystem::path& file, const std::string& version, Diagnostics& diagnostics);

}  // namespace icctwin
