#pragma once
// Runs side by side: what was put in differently, what came out, and why they may not be comparable.
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// An input whose value is not the same in all runs.
struct InputDifference {
  std::string pointer, unit;
  BilingualText title;
  std::vector<std::string> values;  ///< by run; "-": the run has no such input
};

/// Stands where a run has no such input.
inline constexpr std::string_view absent_input = "-";

/// Inputs of runs by pointer, those of the first run first.
std::vector<InputDifference> differing_inputs(const std::vector<const RunFolder*>& runs);

/// An indicator of at least one run.
struct KpiComparison {
  std::string id, unit;
  BilingualText title;
  std::vector<double> values;  ///< by run; no_value where it does not apply
  /// Of a run against the first [unit of the indicator].
  double difference(std::size_t run) const { return values[run] - values[0]; }
  /// The same over the first; no_value where that is zero.
  double relative(std::size_t run) const;
  bool differs() const;
};

struct RunComparison {
  std::vector<std::string> names;  ///< of the runs, all different
  std::vector<InputDifference> inputs;
  std::vector<KpiComparison> kpis;  ///< in the order of the first run
};

struct NamedRun {
  std::string name;
  RunFolder folder;
};

/// Two runs and more, the first of which is what the others are measured by. Warnings say where a difference is no effect of the inputs:
/// unfinished runs, other spans or calendars, other versions, other accelerators by count, files of the same name with other contents.
RunComparison compare_runs(const std::vector<NamedRun>& runs, Diagnostics& diagnostics);

}  // namespace icctwin
