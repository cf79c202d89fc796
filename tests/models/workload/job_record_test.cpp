#include "models/workload/job_record.h"

#include <doctest/doctest.h>

#include <set>

using namespace icctwin;

namespace {

JobRecord job(double submit_s, double duration_s, int accelerators, int nodes = 0, double fraction = 1) {
  JobRecord record;
  record.submit_s = submit_s, record.duration_s = duration_s;
  record.accelerators = accelerators, record.nodes = nodes, record.accelerator_fraction = fraction;
  return record;
}

}  // namespace

TEST_CASE("trace totals: hours count accelerators, shares and nodes, the span ends with the last job") {
  Trace trace;
  trace.jobs = {job(100, 3600, 8), job(200, 7200, 1, 0, 0.25), job(300, 1800, 0, 4), job(400, 0, 0)};
  add_totals(trace);
  const TraceSummary& sum = trace.summary;
  CHECK(sum.accelerator_hours == doctest::Approx(8.5));  // 8 x 1 h + 1/4 x 2 h
  CHECK(sum.node_hours == doctest::Approx(2.0));         // 4 x 0.5 h
  CHECK(sum.fractional_jobs == 1);
  CHECK(sum.cpu_only_jobs == 1);  // the third has no accelerators stated but asks for nodes
  CHECK(sum.zero_duration_jobs == 1);
  CHECK(sum.largest_job_accelerators == 8);
  CHECK(sum.first_submit_s == 100.0);
  CHECK(sum.last_end_s == 7400.0);  // 200 + 7200, not the job submitted last
  CHECK(sum.span_s == 7300.0);
}

TEST_CASE("trace totals: adding them twice gives the same, no jobs give zeros") {
  Trace trace;
  trace.jobs = {job(-5, 10, 2)};
  add_totals(trace);
  const TraceSummary once = trace.summary;
  add_totals(trace);
  CHECK(trace.summary == once);
  trace.jobs.clear();
  add_totals(trace);
  CHECK(trace.summary == TraceSummary{});
}

TEST_CASE("row faults: each has a name of its own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < row_fault_count; ++i) names.insert(row_fault_name(static_cast<RowFault>(i)));
  CHECK(names.size() == row_fault_count);
  CHECK(row_fault_name(RowFault::partial_run) == "partial_run");
  CHECK(row_fault_name(RowFault::unknown_name) == "unknown_name");
}
