#pragma once
// Runs the scenario of a validation case in a child process and reads its figures from the run folder.
#include <map>
#include <optional>
#include <string>

#include "sim/validation/run_case.h"

namespace icctwin {

/// Figures of a run by the names of the reference tables; nothing, and the reason, where it cannot be run.
std::optional<std::map<std::string, double>> run_plant_case(const RunCase& what, std::string& reason);

}  // namespace icctwin
