#pragma once
// One run of a sweep, in a process of its own.
#include "sim/sweep/run/task.h"

namespace icctwin {

/// Runs a task to its end and says what came out. A process does this once; nothing is thrown.
RunRecord work(const SweepContext& context, const SweepTask& task);

/// "runs/000123", below the sweep's folder.
std::string run_folder_name(std::int64_t run);

}  // namespace icctwin
