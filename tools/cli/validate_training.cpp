// icctwin validate training: the step-time model against measured steps.
#include "sim/validation/training.h"

#include <fmt/format.h>

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
  print_halves(file);
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
  nlohmann::ordered_json json = {{"file", file.file},
                                 {"cases", cases},
                                 {"impossible", left_out},
                                 {"rejected", file.rejected},
                                 {"null_efficiency", file.null_efficiency}};
  add_halves_json(json, file);
  return json;
}

}  // namespace

Exit validate_training_files(const ValidateOptions& options) {
  return validate_files(options,
                        [](const std::string& path, const std::vector<Accelerator>& accelerators, const AiSheets& sheets,
                           Diagnostics& diagnostics, nlohmann::ordered_json* list) -> FileOutcome {
                          const TrainingValidation file = validate_training(path, accelerators, sheets, diagnostics);
                          if (list)
                            list->push_back(file_json(file));
                          else
                            print_file(file);
                          return {!file.cases.empty() || !file.impossible.empty() || file.rejected > 0, file.rejected};
                        });
}

}  // namespace icctwin
