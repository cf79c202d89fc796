#pragma once
// Runs a plan: the one public header of the engine.
#include <functional>

#include "sim/results/recorder.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// What a run tells while it goes on.
struct Progress {
  double simulated_s = 0, duration_s = 0;
  double start_unix_s = 0;
  int utc_offset_s = 0;
  double facility_power_w = 0, it_power_w = 0;
  double energy_facility_j = 0, energy_it_j = 0;
};

struct RunControl {
  /// Called after every plant step; false ends the run there.
  std::function<bool(const Progress&)> keep_going;
  /// Asked after every plant step; true writes what there is so far, so that a killed run leaves a folder that opens.
  std::function<bool()> checkpoint_due;
};

/// Simulates a plan from its start, reports to the recorder and finishes it; the status says whether the end was reached.
///
/// A process can run one plan in its life (SimGrid's clock cannot be set back). Throws std::runtime_error when the results cannot be
/// written.
RunStatus run(const Plan& plan, Recorder& recorder, const RunControl& control);

}  // namespace icctwin
