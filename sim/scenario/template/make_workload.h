#pragma once
// The presets of what a new center works on.
#include <string>
#include <vector>

#include "sim/scenario/model/workload.h"
#include "sim/scenario/template/center_options.h"

namespace icctwin {

/// Sources for a center of so many nodes; their arrivals fill the run.
std::vector<WorkloadSource> make_workload(const CenterOptions& options, int nodes, const std::string& trace_file);

}  // namespace icctwin
