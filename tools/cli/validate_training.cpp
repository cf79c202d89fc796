// icctwin validate training: the step-time model against measured steps.
#include "sim/validation/training.h"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/cli/validate.h"

namespace icctwin {
namespace {

void print_file(const TrainingValidation& file) {
  fmt::print("{}\n", file.file);
  fmt::print("  {:>5} {:<38}{:>12}{:>12}{:>9}{:>9}{:>8}{:>8}  {}\n", "line", "case (* fitted)", "measured s", "predicted s", "error",
             "null", "MFU", "meas.", "chosen, notes");
  for (const TrainingComparison& c : file.cases) {
    const std::string notes = c.chosen + (c.chosen.empty() || c.note.empty() ? "" : "; ") + c.note;
    fmt::print("  {:>5} {:<38}{:>12.6g}{:>12.6g}{:>+8.1f}%{:>+8.1f}%{:>7.1f}%{:>7.1f}%{}{}\n", c.line, c.name + (c.fitted ? " *" : ""),
               c.measured_s, c.predicted_s, c.error() * 100, c.null_error() * 100, c.mfu * 100, c.measured_mfu * 100,
               notes.empty() ? "" : "  ", notes);
  }
  if (!file.impossible.empty())
    fmt::print("  left out, because products or divisions of their parallelism do not come out whole: {} rows\n", file.impossible.size());
  for (const LeftOutRow& row : file.impossible) fmt::print("  {:>5} {:<38}  {}\n", row.line, row.name, row.reason);
  if (file.rejected > 0) fmt::print("  {} rows cannot be evaluated\n", file.rejected);
  if (file.cases.empty()) return;
  fmt::print("\n  {:<22}{:<6}{:>5}{:>10}{:>10}{:>10}{:>10}{:>10}  {}\n", "figures", "", "n", "mean", "median", "p90", "bias", "max",
             "worst");
  print_figures("all", file.all, file.null_all);
  print_figures("fitted half", file.fitted, file.null_fitted);
  print_figures("not fitted", file.unfitted, file.null_unfitted);
  fmt::print("  null: one efficiency of {:.1f} % of the peak for all rows of this file, its best\n\n", file.null_efficiency * 100);
}

nlohmann::ordered_json file_json(const TrainingValidation& file) {
  nlohmann::ordered_json cases = nlohmann::ordered_json::array(), left_out = nlohmann::ordered_json::array();
  for (const TrainingComparison& c : file.cases)
    cases.push_back({{"line", c.line},
                     {"case", c.name},
                     {"stack", c.stack},
                     {"fitted", c.fitted},
                     {"measured_s", c.measured_s},
                     {"predicted_s", c.predicted_s},
                     {"rel_error", c.error()},
                     {"null_rel_error", c.null_error()},
                     {"mfu", c.mfu},
                     {"measured_mfu", c.measured_mfu},
                     {"chosen", c.chosen},
                     {"note", c.note}});
  for (const LeftOutRow& row : file.impossible) left_out.push_back({{"line", row.line}, {"case", row.name}, {"reason", row.reason}});
  return {{"file", file.file},
          {"cases", cases},
          {"impossible", left_out},
          {"rejected", file.rejected},
          {"null_efficiency", file.null_efficiency},
          {"all", figures_json(file.all)},
          {"fitted", figures_json(file.fitted)},
          {"not_fitted", figures_json(file.unfitted)},
          {"null_all", figures_json(file.null_all)},
          {"null_fitted", figures_json(file.null_fitted)},
          {"null_not_fitted", figures_json(file.null_unfitted)}};
}

}  // namespace

Exit validate_training_files(const ValidateOptions& options) {
  Diagnostics diagnostics;
  std::vector<Accelerator> accelerators;
  AiSheets sheets;
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  int read = 0, rejected = 0;
  if (read_ai_catalogs(accelerators, sheets, diagnostics)) {
    for (const std::string& path : options.paths) {
      const TrainingValidation file = validate_training(path, accelerators, sheets, diagnostics);
      if (!file.cases.empty() || !file.impossible.empty() || file.rejected > 0) ++read;
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
