// icctwin validate network: the model of collectives against measured bus bandwidths.
#include <fmt/format.h>

#include <cstdio>
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
  fmt::print("\n  {:<22}{:<6}{:>5}{:>10}{:>10}{:>10}{:>10}{:>10}  {}\n", "figures", "", "n", "mean", "median", "p90", "bias", "max",
             "worst");
  print_figures("all", file.all, file.null_all);
  print_figures("fitted half", file.fitted, file.null_fitted);
  print_figures("not fitted", file.unfitted, file.null_unfitted);
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
  return {{"file", file.file},
          {"cases", cases},
          {"rejected", file.rejected},
          {"null_share", file.null_share},
          {"all", figures_json(file.all)},
          {"fitted", figures_json(file.fitted)},
          {"not_fitted", figures_json(file.unfitted)},
          {"null_all", figures_json(file.null_all)},
          {"null_fitted", figures_json(file.null_fitted)},
          {"null_not_fitted", figures_json(file.null_unfitted)}};
}

}  // namespace

Exit validate_network_files(const ValidateOptions& options) {
  Diagnostics diagnostics;
  std::vector<Accelerator> accelerators;
  AiSheets sheets;
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  int read = 0, rejected = 0;
  if (read_ai_catalogs(accelerators, sheets, diagnostics)) {
    for (const std::string& path : options.paths) {
      const CollectiveValidation file = validate_collectives(path, accelerators, sheets, diagnostics);
      if (!file.cases.empty() || file.rejected > 0) ++read;
      rejected += file.rejected;
      if (options.format == "json") {
        files.push_back(file_json(file));
      } else {
        print_file(file);
      }
    }
  }
  if (options.format == "json") fmt::print("{}\n", nlohmann::ordered_json{{"files", files}}.dump(2));
  std::fflush(stdout);
  print_problems(diagnostics, language_of(options.language));
  return exit_of_files(read, static_cast<int>(options.paths.size()), rejected);
}

}  // namespace icctwin
