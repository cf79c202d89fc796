#pragma once
// A sweep from its file to its finished folder.
#include <filesystem>
#include <string>

#include "models/base/diagnostics.h"
#include "sim/sweep/drive/session.h"

namespace icctwin {

struct SweepRequest {
  std::filesystem::path file, out;
  std::string version;
  SweepEngine engine;
  bool update = false;    ///< a changed sweep may take the place of the one in the folder
  bool only_one = false;  ///< compute one run alone, for an estimate
  OnProgress on_progress = [](const SweepProgress&) {};
  KeepGoing keep_going = [] { return true; };
};

enum class SweepEnd { ok, some_failed, bad_input, failed, stopped, over_budget };

/// Runs without indicators that share their problem.
struct SweepFailure {
  std::string problem;     ///< code and place
  BilingualText sentence;  ///< of the first
  std::int64_t first_run = 0, count = 0;
};

struct SweepOutcome {
  SweepEnd end = SweepEnd::bad_input;
  SweepProgress progress = {};
  std::vector<SweepFailure> failures = {};
};

/// Computes every run that has no result yet and writes runs.csv; can be called again after any end and goes on.
SweepOutcome run_sweep(const SweepRequest& request, Diagnostics& diagnostics);

/// The table of runs as CSV: run, point, replication, role, the variables, status, warnings, problem, then every indicator. The same
/// results give the same bytes, in whatever order and by however many workers they were computed.
std::string runs_csv(const SweepTable& table, const std::vector<Axis>& axes);

}  // namespace icctwin
