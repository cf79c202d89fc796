// icctwin validate network: the model of collectives against measured bus bandwidths.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/validation/collectives.h"
#include "tools/cli/validate.h"

namespace icctwin {
namespace {

void print_file(const CollectiveValidation& file) {
  fmt::print("{}\n", file.file);
  fmt::print("  {:>5} {:<80}{:<17}{:>14}{:>14}{:>9}{:>9}\n", "line", "case (* fitted)", "sheet", "measured GB/s", "predicted GB/s", "error",
             "null");
  for (const CollectiveComparison& c : file.cases)
    fmt::print("  {:>5} {:<80}{:<17}{:>14.2f}{:>14.2f}{:>+8.1f}%{:>+8.1f}%\n", c.line, c.name + (c.fitted ? " *" : ""), c.sheet,
               c.measured_bytes_per_s / 1e9, c.predicted_bytes_per_s / 1e9, c.error() * 100, c.null_error() * 100);
  if (file.rejected > 0) fmt::print("  {} rows cannot be evaluated\n", file.rejected);
  if (file.cases.empty()) return;
  print_halves(file);
  fmt::print("  null: {:.1f} % of the line rate for all rows of this file, its best\n\n", file.null_share * 100);
}

nlohmann::ordered_json file_json(const CollectiveValidation& file) {
  nlohmann::ordered_json cases = nlohmann::ordered_json::array();
  for (const CollectiveComparison& c : file.cases)
    cases.push_back({{"line", c.line},
                     {"case", c.name},
                     {"sheet", c.sheet},
                     {"fitted", c.fitted},
                     {"measured_bytes_per_s", c.measured_bytes_per_s},
                     {"predicted_bytes_per_s", c.predicted_bytes_per_s},
                     {"rel_error", c.error()},
                     {"null_rel_error", c.null_error()}});
  nlohmann::ordered_json json = {{"file", file.file}, {"cases", cases}, {"rejected", file.rejected}, {"null_share", file.null_share}};
  add_halves_json(json, file);
  return json;
}

}  // namespace

Exit validate_network_files(const ValidateOptions& options) {
  return validate_files(options,
                        [](const std::string& path, const std::vector<Accelerator>& accelerators, const AiSheets& sheets,
                           Diagnostics& diagnostics, nlohmann::ordered_json* list) -> FileOutcome {
                          const CollectiveValidation file = validate_collectives(path, accelerators, sheets, diagnostics);
                          if (list)
                            list->push_back(file_json(file));
                          else
                            print_file(file);
                          return {!file.cases.empty() || file.rejected > 0, file.rejected};
                        });
}

}  // namespace icctwin
