#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "tools/cli/validate.h"

namespace icctwin {

bool read_ai_catalogs(std::vector<Accelerator>& accelerators, AiSheets& sheets, Diagnostics& diagnostics) {
  const auto folder = find_data_dir();
  accelerators = read_catalog(folder, diagnostics).accelerators;
  sheets = read_ai_sheets(folder, diagnostics);
  return !diagnostics.has_errors();
}

void print_figures(const char* which, const ErrorFigures& model, const ErrorFigures& null_model) {
  if (model.n == 0) return;
  const auto line = [&](const char* name, const ErrorFigures& f) {
    fmt::print("  {:<22}{:<6}{:>5}{:>9.2f}%{:>9.2f}%{:>9.2f}%{:>+9.2f}%{:>9.2f}%  {}\n", which, name, f.n, f.mean_abs * 100,
               f.median_abs * 100, f.p90_abs * 100, f.bias * 100, f.max_abs * 100, f.worst);
  };
  line("model", model);
  line("null", null_model);
}

nlohmann::ordered_json figures_json(const ErrorFigures& f) {
  return {{"n", f.n},
          {"mean_abs_rel_error", f.mean_abs},
          {"median_abs_rel_error", f.median_abs},
          {"p90_abs_rel_error", f.p90_abs},
          {"bias", f.bias},
          {"max_abs_rel_error", f.max_abs},
          {"worst", f.worst}};
}

void print_halves(const HalvesFigures& f) {
  fmt::print("\n  {:<22}{:<6}{:>5}{:>10}{:>10}{:>10}{:>10}{:>10}  {}\n", "figures", "", "n", "mean", "median", "p90", "bias", "max",
             "worst");
  print_figures("all", f.all, f.null_all);
  print_figures("fitted half", f.fitted, f.null_fitted);
  print_figures("not fitted", f.unfitted, f.null_unfitted);
}

void add_halves_json(nlohmann::ordered_json& object, const HalvesFigures& f) {
  object["all"] = figures_json(f.all);
  object["fitted"] = figures_json(f.fitted);
  object["not_fitted"] = figures_json(f.unfitted);
  object["null_all"] = figures_json(f.null_all);
  object["null_fitted"] = figures_json(f.null_fitted);
  object["null_not_fitted"] = figures_json(f.null_unfitted);
}

// Exit code 2 after a problem with a whole file, 1 when a row could not be evaluated.
Exit validate_files(const ValidateOptions& options, const ValidateFile& validate_file) {
  Diagnostics diagnostics;
  std::vector<Accelerator> accelerators;
  AiSheets sheets;
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  const bool as_json = options.format == "json";
  std::size_t read = 0;
  int rejected = 0;
  if (read_ai_catalogs(accelerators, sheets, diagnostics))
    for (const std::string& path : options.paths) {
      const FileOutcome outcome = validate_file(path, accelerators, sheets, diagnostics, as_json ? &files : nullptr);
      read += outcome.read ? 1 : 0;
      rejected += outcome.rejected;
    }
  if (as_json) fmt::print("{}\n", nlohmann::ordered_json{{"files", files}}.dump(2));
  std::fflush(stdout);
  print_problems(diagnostics, language_of(options.language));
  if (read < options.paths.size()) return Exit::bad_input;
  return rejected > 0 ? Exit::validation_failed : Exit::ok;
}

}  // namespace icctwin
