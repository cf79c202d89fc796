#pragma once
// Collects the jobs of a trace: last checks that hold for every format, order, totals.
#include <cstddef>
#include <string>
#include <unordered_set>

#include "sim/scenario/trace/row.h"

namespace icctwin {

class TraceBuilder {
 public:
  /// Rows are told as "name:12"; a text that is no table gives what stands before the number.
  TraceBuilder(std::string format, const std::string& name, Diagnostics& diagnostics, std::string before_row = ":");

  RowLog& log() { return log_; }
  Trace& trace() { return trace_; }

  /// Takes a job if its numbers are possible and its id is new; otherwise the row is rejected. A censored job was still running.
  void add(JobRecord job, Row& row, bool censored = false);
  /// As add, for formats that give no ids: names the job after its line.
  void add_unnamed(JobRecord job, Row& row);

  /// The finished trace: stably sorted by submission, summed up, everything reported.
  Trace finish();
  /// The trace of a file whose header cannot be used: no jobs.
  Trace give_up();

 private:
  bool possible(const JobRecord& job, Row& row);

  Trace trace_;
  RowLog log_;
  std::unordered_set<std::string> ids_;  // looked up only, never walked over
};

}  // namespace icctwin
