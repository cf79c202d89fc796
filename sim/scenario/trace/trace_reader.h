#pragma once
// Job traces: the formats the program reads, and reading one of them. Writing is in trace_writer.h, our own format in docs/trace-format.md.
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/workload/job_record.h"
#include "models/workload/node_record.h"

namespace icctwin {

enum class TraceFormat {
  philly,        ///< timestamp,duration,num_gpus,gpu_time,cluster
  openb_pods,    ///< Alibaba cluster-trace-gpu-v2023, pods
  acme_kalos,    ///< converted_kalos_trace.csv of the Acme trace
  swf,           ///< Standard Workload Format, 18 blank-separated fields
  batsim,        ///< Batsim workload, JSON
  opendc_tasks,  ///< OpenDC tasks as CSV
  icctwin,       ///< our own
};

/// Every format with its name in scenario files.
std::span<const std::pair<TraceFormat, std::string_view>> trace_format_names();
std::string_view trace_format_name(TraceFormat format);
std::optional<TraceFormat> trace_format_from_name(std::string_view name);

struct TraceOptions {
  /// A processor of an SWF log, or a resource of a Batsim workload, stands for a whole node; otherwise for one accelerator.
  bool swf_processor_is_node = false;
};

/// Reads a plain or gzip file; nothing, and an error, if the file or its header cannot be used or no row is left.
std::optional<Trace> read_trace(TraceFormat format, const std::filesystem::path& path, Diagnostics& diagnostics,
                                const TraceOptions& options = {});

/// Reads a text that is already in memory; the name stands for the file in the problems.
Trace parse_trace(TraceFormat format, std::string_view text, const std::string& name, Diagnostics& diagnostics,
                  const TraceOptions& options = {});

/// Reads a node inventory of the openb trace (sn,cpu_milli,memory_mib,gpu,model); bad rows are left out with a warning.
std::vector<NodeRecord> read_openb_nodes(const std::filesystem::path& path, Diagnostics& diagnostics);
std::vector<NodeRecord> parse_openb_nodes(std::string_view text, const std::string& name, Diagnostics& diagnostics);

}  // namespace icctwin
