#pragma once
// Reference results of a whole run: a table of figures with tolerances, held against a run of a scenario that somebody else makes.
//
// X.csv has the columns quantity, expected, unit and tol_abs or tol_rel; quantities that end in "_info" are context and not compared.
// X.params.json beside it is optional: {"model": "plant_run", "parameters": {"scenario": FILE, "set": ["/pointer=value", ...]}}; without
// it the shipped scenario of the same name is run. A table of t_s, T_drybulb_C, rh_frac and p_Pa in the folder is the weather of its runs.
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin {

/// What to run.
struct RunCase {
  std::string name;                               ///< of the table, without suffix
  std::optional<std::filesystem::path> scenario;  ///< as the parameters state
  std::vector<std::string> overrides;
  std::optional<std::filesystem::path> weather;  ///< a table as above
};

/// Runs a case in a process of its own and returns its figures by quantity; nothing, and the reason, where it cannot.
using CaseRunner = std::function<std::optional<std::map<std::string, double>>(const RunCase&, std::string& reason)>;

}  // namespace icctwin
