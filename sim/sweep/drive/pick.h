#pragma once
// A run of a sweep as a scenario file of its own.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "models/base/diagnostics.h"

namespace icctwin {

/// The scenario of a run, canonical and indented, its name followed by the run's number, its files relative to `folder`. Nothing, and a
/// problem, if the folder holds no sweep or no such run.
std::optional<std::string> pick_run(const std::filesystem::path& sweep, std::int64_t run, const std::filesystem::path& folder,
                                    Diagnostics& diagnostics);

}  // namespace icctwin
