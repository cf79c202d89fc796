#pragma once
// The thermal and power models set against reference results, one comma-separated file and its parameters at a time.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/validation/run_case.h"

namespace icctwin {

/// How one file of cases came out. Relative errors are of the file's main quantity: (predicted - expected) / |expected|.
struct ValidationSet {
  std::string file;  ///< name without folder, "psychro_wetbulb.csv"
  std::string kind;  ///< "model" of the parameter file
  int n = 0;         ///< rows compared
  double mean_abs_rel_error = 0.0;
  double bias = 0.0;  ///< mean of the signed relative errors
  double max_abs_rel_error = 0.0;
  int outside_tolerance = 0;  ///< rows with any quantity outside its own tolerance
  std::string skipped;        ///< why nothing was compared; empty when the file was run
  bool context = false;       ///< nothing is to be compared: weather of runs, figures without tolerance

  // The quantity that came nearest to its tolerance, or went furthest beyond it.
  std::string worst_case;  ///< row and quantity, "mq_077 P_W"
  double worst_deviation = 0.0;
  double worst_tolerance = 0.0;  ///< in the unit of the deviation

  bool operator==(const ValidationSet&) const = default;
};

/// Runs every X.csv with its X.params.json in a folder, and every table of figures of a run (run_case.h), sorted by name.
///
/// Files without a partner, and kinds without a model, are listed with the reason. Broken files and rows are problems; a row with a
/// problem is left out of the numbers.
std::vector<ValidationSet> validate_thermal(const std::filesystem::path& folder, Diagnostics& diagnostics, const CaseRunner& run = {});

}  // namespace icctwin
