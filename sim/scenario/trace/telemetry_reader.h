#pragma once
// Measured series of rack or CDU power (docs/trace-format.md): one column a place, one row a sample.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/scenario/model/workload.h"

namespace icctwin {

/// The samples of a file; rows that cannot be used are left out, so that the sample before them holds on.
struct Telemetry {
  struct Column {
    std::string place;  ///< id of a rack, row or hall, or "cdu_1" ...
    std::vector<double> power_w;
  };
  std::vector<double> at_s;  ///< since the first sample, rising
  std::vector<Column> columns;
  double step_s = 0;  ///< between the last two samples: how long the last one holds
};

/// Samples of a text; nothing, and errors, if no series can be made of it. The name stands for the file in the problems.
///
/// icctwin: `time_s` and a column for every place. frontier_cdu: `time`, `power[1]`, `power[2]` ... for the CDUs in their order; other
/// columns are not read.
std::optional<Telemetry> parse_telemetry(std::string_view text, const std::string& name, TelemetryFormat format, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<Telemetry> read_telemetry(const std::filesystem::path& path, TelemetryFormat format, Diagnostics& diagnostics);

}  // namespace icctwin
