#pragma once
// OpenDC fragments as CSV: what each task uses, stretch by stretch (docs/trace-format.md).
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/workload/job_record.h"

namespace icctwin {

/// The fragments of one task added up.
struct FragmentSum {
  std::size_t fragments = 0;
  double duration_s = 0;
  double cpu_mhz_s = 0;  ///< usage x duration
  double gpu_mhz_s = 0;
};

struct FragmentTable {
  std::map<std::string, FragmentSum, std::less<>> tasks;  ///< by id
  std::size_t rows_accepted = 0, rows_rejected = 0;

  /// Of all tasks together, over the time they run [MHz].
  double mean_cpu_mhz() const;
  double mean_gpu_mhz() const;
};

/// Sums of a CSV text (id, duration [ms], cpu_usage [MHz] and, where present, gpu_usage [MHz]); bad rows are left out with a warning.
///
/// Nothing, and an error, if the header cannot be used or no row is left. The name stands for the file in the problems.
std::optional<FragmentTable> parse_opendc_fragments(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// The same from a file, plain or gzip.
std::optional<FragmentTable> read_opendc_fragments(const std::filesystem::path& path, Diagnostics& diagnostics);

/// Holds fragments against their tasks: a task whose fragments last longer or shorter than itself by more than 1 ms a fragment, a task
/// without fragments and fragments without a task are warnings.
void check_fragments(const FragmentTable& table, const Trace& tasks, const std::string& name, Diagnostics& diagnostics);

}  // namespace icctwin
