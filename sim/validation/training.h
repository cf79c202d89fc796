#pragma once
// The training model set against measured steps.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/ai_sheets.h"
#include "sim/validation/error_figures.h"
#include "sim/validation/training_cases.h"

namespace icctwin {

struct TrainingComparison {
  int line = 0;
  std::string name, stack;
  bool fitted = false;  ///< the stack's constants were fitted to this case
  double measured_s = 0, predicted_s = 0, null_s = 0, mfu = 0, measured_mfu = 0;
  std::string chosen;  ///< settings that were unpublished: "micro-batch 2, 7 virtual stages, recompute selective"
  std::string note;    ///< the memory model says that it does not fit
  double error() const { return predicted_s / measured_s - 1; }
  double null_error() const { return null_s / measured_s - 1; }
};

/// One file. The null model is one constant efficiency, the best one for all rows of the file; it counts the operations of repeated passes
/// too.
struct TrainingValidation : HalvesFigures {
  std::string file;
  std::vector<TrainingComparison> cases;
  std::vector<LeftOutRow> impossible;
  int rejected = 0;  ///< rows that could not be evaluated: exit code 1
  double null_efficiency = 0;
};

/// Predicts every case of a file.
TrainingValidation validate_training(const std::filesystem::path& path, const std::vector<Accelerator>& accelerators,
                                     const AiSheets& sheets, Diagnostics& diagnostics);

/// Prediction of one case with given sheets, for the fit of constants. A reason in `reason` when there is none.
std::optional<RatedPlan> predict_case(const TrainingCase& one, const TrainingStack& stack, const AiSheets& sheets, std::string& reason);

}  // namespace icctwin
