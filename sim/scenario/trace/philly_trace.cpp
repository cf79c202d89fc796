// Microsoft Philly, 2017, as converted to one table of GPU jobs: submission, run time, GPUs; no queueing time, status or user.
//
// Source of the trace: Jeon et al., "Analysis of Large-Scale Multi-Tenant GPU Clusters for DNN Training Workloads", USENIX ATC 2019;
// github.com/msr-fiddle/philly-traces. The times carry no offset. The utilisation log of the same cluster is in PST, so that -08:00 is
// taken the year round; if the jobs were logged in daylight time, those before 5 November stand an hour late on the universal clock.
#include <array>
#include <cmath>

#include "models/base/civil_time.h"
#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr int pacific_standard_offset_s = -8 * 3600;
constexpr double gpu_time_tolerance = 0.01;  // the column is rounded to 0.1 s

}  // namespace

Trace parse_philly(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  TraceBuilder builder("philly", name, diagnostics);
  RowLog& log = builder.log();
  CsvReader csv(text);
  std::array<Column, 5> columns = {{{"timestamp"}, {"duration"}, {"num_gpus"}, {"gpu_time", false}, {"cluster", false}}};
  const auto& [timestamp, duration, num_gpus, gpu_time, cluster] = columns;
  if (!find_columns(csv, columns, log)) return builder.give_up();
  const std::size_t width = csv.fields().size();

  while (csv.next()) {
    Row row(csv, width, log);
    if (!row.ok()) continue;
    JobRecord job;
    const auto submitted = row.raw(timestamp);
    if (submitted.empty()) {
      row.reject(RowFault::missing_value, timestamp.name, "");
    } else if (const auto time = parse_iso8601(submitted)) {
      job.submit_s = time->utc_offset_s ? time->unix_s : time->unix_s - pacific_standard_offset_s;
    } else {
      row.reject(RowFault::bad_time, timestamp.name, submitted, "2017-10-09 07:01:55");
    }
    job.duration_s = row.number(duration);
    job.accelerators = row.count(num_gpus);
    if (row.ok() && job.accelerators == 0) row.reject(RowFault::no_accelerators, num_gpus.name, "0");
    const double gpu_seconds = job.duration_s * job.accelerators;
    if (std::abs(row.number_or(gpu_time, gpu_seconds) - gpu_seconds) > 1 + gpu_time_tolerance * std::abs(gpu_seconds))
      row.reject(RowFault::contradiction, gpu_time.name, row.raw(gpu_time), number_text(gpu_seconds));
    job.queue = row.text(cluster);
    builder.add_unnamed(std::move(job), row);
  }

  Trace& trace = builder.trace();
  trace.absolute_time = true;
  trace.utc_offset_s = pacific_standard_offset_s;
  trace.clock_note = "no offset in the file; Pacific standard time (-08:00) assumed";
  diagnostics.add("H-TRC-002", name, "-08:00");
  return builder.finish();
}

}  // namespace icctwin
