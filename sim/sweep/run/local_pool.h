#pragma once
// Runs tasks on this machine, each in a process forked for it.
#include <span>

#include "sim/sweep/run/task.h"

namespace icctwin {

/// Until all tasks have a result or `keep_going` says false (asked ten times a second); then running ones are killed and forgotten.
///
/// A worker that dies without a result is tried again, three times in all; then its result is "crashed", with the signal and the end of
/// what it printed. Workers do not outlive this process. The caller must have no threads.
void run_local(const SweepContext& context, std::span<const SweepTask> tasks, int jobs, const OnRecord& on_record,
               const KeepGoing& keep_going);

}  // namespace icctwin
