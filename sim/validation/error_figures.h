#pragma once
// How far predictions are from measurements, over a list of cases.
#include <string>
#include <utility>
#include <vector>

namespace icctwin {

/// Relative errors (predicted - measured) / measured.
struct ErrorFigures {
  int n = 0;
  double mean_abs = 0, median_abs = 0, p90_abs = 0, bias = 0, max_abs = 0;
  std::string worst;  ///< name of the case with the largest error
};

/// Figures of named signed errors. The 90th percentile is the smallest error that at least nine tenths do not exceed.
ErrorFigures error_figures(const std::vector<std::pair<std::string, double>>& errors);

/// Null model: measured = work / efficiency with one efficiency for all; the one of least mean absolute relative error.
double null_efficiency(const std::vector<double>& ideal, const std::vector<double>& measured);

/// Figures of the model and of its null model: all cases, those of the fitted half, and the others.
struct HalvesFigures {
  ErrorFigures all, fitted, unfitted, null_all, null_fitted, null_unfitted;
};

}  // namespace icctwin
