#pragma once
// What the sets of `icctwin validate` share.
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "models/compute/accelerator.h"
#include "models/compute/ai_sheets.h"
#include "sim/validation/error_figures.h"
#include "tools/cli/command.h"

namespace icctwin {

struct ValidateOptions {
  std::string set;
  std::vector<std::string> paths;
  std::string format = "text", language = "en";
  std::string accelerator;  ///< inference: of telemetry that does not name its own
  bool summary = false;     ///< inference: figures without rows
};

Exit validate_thermal_folders(const ValidateOptions& options);
Exit validate_training_files(const ValidateOptions& options);
Exit validate_network_files(const ValidateOptions& options);
Exit validate_inference_files(const ValidateOptions& options);

/// The shipped sheets that models of AI work need; whether they could be read.
bool read_ai_catalogs(std::vector<Accelerator>& accelerators, AiSheets& sheets, Diagnostics& diagnostics);

/// One line of figures of the model and, beside it, of the null model; nothing when there is no case.
void print_figures(const char* which, const ErrorFigures& model, const ErrorFigures& null_model);
nlohmann::ordered_json figures_json(const ErrorFigures& figures);

/// Exit code of files of measured cases: 2 after a problem with a whole file, 1 when a row could not be evaluated.
Exit exit_of_files(int files_read, int files_given, int rejected);

}  // namespace icctwin
