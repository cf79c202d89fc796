#pragma once
// The inference and power models set against measurements: serving tables, runs of an engine, power caps, hourly power.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/accelerator.h"
#include "models/compute/phase_power.h"
#include "models/compute/serving/serving_sheets.h"
#include "models/compute/transformer.h"
#include "sim/validation/error_figures.h"

namespace icctwin {

/// One measured quantity of one case.
struct InferenceComparison {
  int line = 0;
  std::string name;
  std::string quantity;  ///< with its unit: "prompt time [ms]"
  double predicted = 0, measured = 0, null_model = 0;
  bool fitted = false;  ///< constants were fitted to this case
  std::string note;     ///< what was assumed because the row does not say it
  double error() const { return predicted / measured - 1; }
  double null_error() const { return null_model / measured - 1; }
};

/// Errors of one quantity.
struct InferenceGroup {
  std::string quantity;
  ErrorFigures all, fitted, unfitted, null_all, null_fitted, null_unfitted;
};

/// A row that a stated rule leaves out.
struct RuledOutRow {
  int line = 0;
  std::string name, reason;
};

struct InferenceValidation {
  std::string file;
  std::string kind;  ///< "serving table", "engine run", "power caps", "hourly power"; empty if the file is of no known kind
  std::vector<InferenceComparison> rows;
  std::vector<InferenceGroup> groups;  ///< in order of first appearance
  std::vector<RuledOutRow> ruled_out;
  int rejected = 0;  ///< rows that could not be evaluated: exit code 1
};

struct InferenceSheets {
  std::vector<Accelerator> accelerators;
  std::vector<TransformerModel> models;
  ServingSheets serving;
  std::vector<AcceleratorPower> powers;
  std::string accelerator;  ///< of telemetry that does not name its own; may be empty
};

/// Predicts every case of a file (plain or gzip), or of every file of a known kind in a folder.
///
/// Kinds are told by their columns: a serving table (columns of serving.csv, or of splitwise-sim's perf_model.csv), requests.jsonl with
/// meta.json beside it (a measured vLLM run), power caps (Zeus, summary_power_GPU.csv), hourly telemetry (Cornell BioHPC).
std::vector<InferenceValidation> validate_inference(const std::filesystem::path& path, const InferenceSheets& sheets,
                                                    Diagnostics& diagnostics);

}  // namespace icctwin
