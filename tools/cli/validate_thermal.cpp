// icctwin validate thermal: models against reference cases with tolerances.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/validation/thermal.h"
#include "tools/cli/plant_run.h"
#include "tools/cli/validate.h"

namespace icctwin {
namespace {

void print_table(const std::vector<ValidationSet>& sets) {
  fmt::print("{:<42}{:<30}{:>5}{:>12}{:>12}{:>12}{:>9}  {}\n", "file", "kind", "n", "mean |err|", "bias", "max |err|", "outside",
             "worst deviation / tolerance");
  for (const auto& set : sets) {
    if (!set.skipped.empty()) {
      fmt::print("{:<42}{:<30}{}{}\n", set.file, set.kind, set.context ? "" : "skipped: ", set.skipped);
      continue;
    }
    fmt::print("{:<42}{:<30}{:>5}{:>11.4f}%{:>11.4f}%{:>11.4f}%{:>9}  {:.3g} / {:.3g} ({})\n", set.file, set.kind, set.n,
               set.mean_abs_rel_error * 100, set.bias * 100, set.max_abs_rel_error * 100, set.outside_tolerance, set.worst_deviation,
               set.worst_tolerance, set.worst_case);
  }
}

void print_json(const std::vector<ValidationSet>& sets) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& set : sets)
    list.push_back({{"file", set.file},
                    {"kind", set.kind},
                    {"n", set.n},
                    {"mean_abs_rel_error", set.mean_abs_rel_error},
                    {"bias", set.bias},
                    {"max_abs_rel_error", set.max_abs_rel_error},
                    {"outside_tolerance", set.outside_tolerance},
                    {"context", set.context},
                    {"skipped", set.skipped}});
  fmt::print("{}\n", nlohmann::ordered_json{{"sets", list}}.dump(2));
}

}  // namespace

Exit validate_thermal_folders(const ValidateOptions& options) {
  Diagnostics diagnostics;
  std::vector<ValidationSet> sets;
  for (const std::string& folder : options.paths) {
    const auto found = validate_thermal(folder, diagnostics, run_plant_case);
    if (found.empty() && !diagnostics.has_errors()) diagnostics.add("E-VAL-002", folder);
    sets.insert(sets.end(), found.begin(), found.end());
  }
  if (options.format == "json") {
    print_json(sets);
  } else {
    print_table(sets);
  }
  std::fflush(stdout);
  print_problems(diagnostics, language_of(options.language));
  if (diagnostics.has_errors()) return Exit::bad_input;
  for (const auto& set : sets)
    if (set.outside_tolerance > 0) return Exit::validation_failed;
  return Exit::ok;
}

}  // namespace icctwin
