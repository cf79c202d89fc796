#include <fmt/format.h>

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

Exit exit_of_files(int files_read, int files_given, int rejected) {
  if (files_read < files_given) return Exit::bad_input;
  return rejected > 0 ? Exit::validation_failed : Exit::ok;
}

}  // namespace icctwin
