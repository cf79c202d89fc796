#include "models/workload/job_record.h"

#include <algorithm>

#include "models/base/conversions.h"

namespace icctwin {
namespace {}  // namespace

std::string_view row_fault_name(RowFault fault) {
  constexpr std::array<std::string_view, row_fault_count> names = {
      "field_count",  "quotes",           "missing_value",   "bad_number",   "bad_time",        "negative",
      "absurd",       "end_before_start", "no_accelerators", "bad_fraction", "never_scheduled", "no_times",
      "duplicate_id", "bad_text",         "contradiction",   "partial_run",  "unknown_length",  "unknown_name",
  };
  return names[static_cast<std::size_t>(fault)];
}

void add_totals(Trace& trace) {
  TraceSummary& sum = trace.summary;
  sum.fractional_jobs = sum.cpu_only_jobs = sum.zero_duration_jobs = 0;
  sum.largest_job_accelerators = 0;
  sum.accelerator_hours = sum.node_hours = 0;
  sum.first_submit_s = sum.last_end_s = sum.span_s = 0;
  if (trace.jobs.empty()) return;
  sum.first_submit_s = trace.jobs.front().submit_s;
  sum.last_end_s = sum.first_submit_s;
  for (const JobRecord& job : trace.jobs) {
    const double hours = job.duration_s / s_per_h;
    sum.accelerator_hours += hours * job.accelerators * job.accelerator_fraction;
    sum.node_hours += hours * job.nodes;
    if (job.accelerators > 0 && job.accelerator_fraction < 1) ++sum.fractional_jobs;
    if (job.accelerators == 0 && job.nodes == 0) ++sum.cpu_only_jobs;
    if (job.duration_s <= 0) ++sum.zero_duration_jobs;
    sum.largest_job_accelerators = std::max(sum.largest_job_accelerators, job.accelerators);
    sum.first_submit_s = std::min(sum.first_submit_s, job.submit_s);
    sum.last_end_s = std::max(sum.last_end_s, job.submit_s + job.duration_s);
  }
  sum.span_s = sum.last_end_s - sum.first_submit_s;
}

}  // namespace icctwin
