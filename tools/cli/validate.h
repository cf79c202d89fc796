#pragma once
// What the sets of `icctwin validate` share.
#include <functional>
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

/// The table of figures of a file with its halves, and the same for JSON, appended to an object.
void print_halves(const HalvesFigures& figures);
void add_halves_json(nlohmann::ordered_json& object, const HalvesFigures& figures);

/// What came of one file.
struct FileOutcome {
  bool read = false;  ///< something in it could be judged
  int rejected = 0;   ///< rows that could not
};

/// Validates file after file and prints each, or appends it to `list` where that is given; then the problems.
using ValidateFile = std::function<FileOutcome(const std::string& path, const std::vector<Accelerator>& accelerators,
                                               const AiSheets& sheets, Diagnostics& diagnostics, nlohmann::ordered_json* list)>;
Exit validate_files(const ValidateOptions& options, const ValidateFile& validate_file);

}  // namespace icctwin
