#pragma once
// The model of collectives set against measured bus bandwidths.
#include <filesystem>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/accelerator.h"
#include "models/compute/ai_sheets.h"
#include "sim/validation/error_figures.h"

namespace icctwin {

/// One row of a table with the columns collective, ranks, nodes, gpu, interconnect, algo, size_bytes, busbw_GBps, time_us.
struct CollectiveComparison {
  int line = 0;
  std::string name;   ///< "all_reduce 8 x A100, 1 node, NVLink3, 1048576 B"
  std::string sheet;  ///< interconnects whose constants were used
  bool fitted = false;
  double measured_bytes_per_s = 0, predicted_bytes_per_s = 0, null_bytes_per_s = 0;  ///< bus bandwidth
  double error() const { return predicted_bytes_per_s / measured_bytes_per_s - 1; }
  double null_error() const { return null_bytes_per_s / measured_bytes_per_s - 1; }
};

/// One file. The null model is one share of the line rate for all rows, the best one.
struct CollectiveValidation : HalvesFigures {
  std::string file;
  std::vector<CollectiveComparison> cases;
  int rejected = 0;
  double null_share = 0;
};

/// Predicts every row of a file.
///
/// The interconnect is a sheet's alias ("NVLink3"), cards per node ("8x400Gb IB": with the accelerator's own link inside), or both
/// ("NVL4+8x400Gb"). "SHARP" in it, or NVLS or SHARP as the algorithm, asks for in-network reduction; an empty algorithm is the ring. Ranks
/// or nodes that are no number ("multi"), and an empty size, stand for many and for a large message.
CollectiveValidation validate_collectives(const std::filesystem::path& path, const std::vector<Accelerator>& accelerators,
                                          const AiSheets& sheets, Diagnostics& diagnostics);

}  // namespace icctwin
