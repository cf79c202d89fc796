#include "sim/scenario/trace/trace_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace icctwin {
namespace {

// Rows submitted before an earlier row.
std::size_t count_out_of_order(const std::vector<JobRecord>& jobs) {
  std::size_t count = 0;
  double latest_s = -std::numeric_limits<double>::infinity();
  for (const JobRecord& job : jobs) {
    if (job.submit_s < latest_s) ++count;
    latest_s = std::max(latest_s, job.submit_s);
  }
  return count;
}

// Sorts keys and moves each record once: records are large, and sorting them in place would move each about sixteen times.
void sort_by_submission(std::vector<JobRecord>& jobs) {
  std::vector<std::pair<double, std::size_t>> order(jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) order[i] = {jobs[i].submit_s, i};
  std::ranges::sort(order);  // the input position breaks ties
  std::vector<JobRecord> sorted;
  sorted.reserve(jobs.size());
  for (const auto& [submit_s, i] : order) sorted.push_back(std::move(jobs[i]));
  jobs = std::move(sorted);
}

}  // namespace

TraceBuilder::TraceBuilder(std::string format, const std::string& name, Diagnostics& diagnostics, std::string before_row)
    : log_(name, diagnostics, std::move(before_row)) {
  trace_.format = std::move(format);
}

bool TraceBuilder::possible(const JobRecord& job, Row& row) {
  const auto at_most = [&](std::string_view what, double value, double limit) {
    if (value > limit) row.reject(RowFault::absurd, what, number_text(value), number_text(limit));
  };
  const auto at_least_zero = [&](std::string_view what, double value) {
    if (value < 0) row.reject(RowFault::negative, what, number_text(value));
  };
  at_least_zero("duration_s", job.duration_s);
  at_least_zero("requested_s", job.requested_s);
  at_least_zero("memory_bytes", job.memory_bytes);
  at_most("submit_s", std::abs(job.submit_s), max_submit_s);
  at_most("duration_s", job.duration_s, max_duration_s);
  at_most("requested_s", job.requested_s, max_duration_s);
  at_most("memory_bytes", job.memory_bytes, max_memory_bytes);
  at_most("accelerators", job.accelerators, max_count);
  at_most("nodes", job.nodes, max_count);
  at_most("cpus", job.cpus, max_cpus);
  if (!(job.accelerator_fraction > 0 && job.accelerator_fraction <= 1))
    row.reject(RowFault::bad_fraction, "accelerator_fraction", number_text(job.accelerator_fraction), "]0, 1]");
  return row.ok();
}

void TraceBuilder::add(JobRecord job, Row& row, bool censored) {
  if (!row.ok() || !possible(job, row)) return;
  if (!ids_.insert(job.id).second) return row.reject(RowFault::duplicate_id, "", job.id);
  if (censored) ++trace_.summary.censored_jobs;
  trace_.jobs.push_back(std::move(job));
}

void TraceBuilder::add_unnamed(JobRecord job, Row& row) {
  if (!row.ok() || !possible(job, row)) return;
  job.id = "line-" + std::to_string(row.line());
  trace_.jobs.push_back(std::move(job));
}

Trace TraceBuilder::finish() {
  TraceSummary& sum = trace_.summary;
  sum.rows_accepted = trace_.jobs.size();
  sum.rows_rejected = log_.rejected();
  sum.rows_read = sum.rows_accepted + sum.rows_rejected;
  sum.rejected_by_fault = log_.rejected_by_fault();
  sum.out_of_order_rows = count_out_of_order(trace_.jobs);
  if (sum.out_of_order_rows > 0) {
    sort_by_submission(trace_.jobs);
    log_.diagnostics().add("H-TRC-001", log_.name(), std::to_string(sum.out_of_order_rows), std::to_string(sum.rows_accepted));
  }
  add_totals(trace_);
  log_.finish(sum.rows_accepted);
  return std::move(trace_);
}

Trace TraceBuilder::give_up() {
  trace_.jobs.clear();
  return std::move(trace_);
}

}  // namespace icctwin
