#pragma once
// Jobs as a trace records them: who asked for what, when, and for how long it ran.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace icctwin {

/// One job of a trace; what the trace does not state keeps its default.
struct JobRecord {
  std::string id;
  double submit_s = 0;              ///< Unix seconds or the trace's own clock, see Trace::absolute_time
  double duration_s = 0;            ///< run time on the recorded machine, queueing not included
  int accelerators = 0;             ///< in total; 0 for a CPU-only job, or "all of its nodes" when nodes > 0
  int nodes = 0;                    ///< > 0 when the job asks for nodes: accelerators / nodes on each
  double accelerator_fraction = 1;  ///< share of each accelerator, 0..1
  double requested_s = 0;           ///< run time the user asked for; 0: not stated
  int cpus = 0;                     ///< in total, rounded up; 0: not stated
  double memory_bytes = 0;          ///< host memory in total; 0: not stated
  std::string user;
  std::string queue;             ///< virtual cluster, partition or class of service
  std::string accelerator_type;  ///< allowed types "A|B"; empty: any
  std::string state;             ///< final state in the trace's own words

  bool operator==(const JobRecord&) const = default;
};

/// Why a row of a file is left out.
enum class RowFault {
  field_count,       ///< more or fewer fields than the header names
  quotes,            ///< quotes that do not match
  missing_value,     ///< an empty or unknown field that is needed
  bad_number,        ///< not a finite number, or not whole where it must be
  bad_time,          ///< not a date and time, or one without a known offset
  negative,          ///< a duration or a count below zero
  absurd,            ///< beyond what any machine has
  end_before_start,  ///< ended before it began
  no_accelerators,   ///< none, in a trace of accelerator jobs
  bad_fraction,      ///< share of an accelerator outside ]0, 1]
  never_scheduled,   ///< did not run, so that its length is unknown
  no_times,          ///< the file has no times at all
  duplicate_id,      ///< the id of an earlier row
  bad_text,          ///< not UTF-8, control characters or too long
  contradiction,     ///< fields that contradict each other
  partial_run,       ///< a piece of a job that has its own summary row
  unknown_length,    ///< its length depends on a machine that the file does not describe
  unknown_name,      ///< names something that the file does not have
};
constexpr std::size_t row_fault_count = static_cast<std::size_t>(RowFault::unknown_name) + 1;

/// Stable name of a fault for tables: "bad_number".
std::string_view row_fault_name(RowFault fault);

/// What was read, what was left out, and how much work it is.
struct TraceSummary {
  std::size_t rows_read = 0;  ///< rows with data: no header, comments, blank lines
  std::size_t rows_accepted = 0;
  std::size_t rows_rejected = 0;
  std::array<std::size_t, row_fault_count> rejected_by_fault{};  ///< by RowFault
  std::size_t out_of_order_rows = 0;                             ///< submitted before an earlier row
  std::size_t fractional_jobs = 0;                               ///< use a share of an accelerator
  std::size_t cpu_only_jobs = 0;
  std::size_t zero_duration_jobs = 0;
  std::size_t censored_jobs = 0;  ///< still running when the record ends: their duration is a lower bound
  int largest_job_accelerators = 0;
  double accelerator_hours = 0;  ///< shares counted as shares
  double node_hours = 0;         ///< of the jobs that ask for nodes
  double first_submit_s = 0;
  double last_end_s = 0;  ///< if every job started when it was submitted
  double span_s = 0;      ///< from the first submission to the last end

  bool operator==(const TraceSummary&) const = default;
};

struct Trace {
  std::string format;           ///< name of the format it was read from
  std::vector<JobRecord> jobs;  ///< by submit_s, ties in the order of the file
  bool absolute_time = false;   ///< submit_s are seconds since 1970-01-01T00:00:00Z
  std::optional<int> utc_offset_s;
  std::string clock_note;  ///< what is known or assumed about the clock
  std::string source;      ///< where the trace comes from, if its file says so
  TraceSummary summary;

  bool operator==(const Trace&) const = default;
};

/// Fills the totals of the summary that follow from the jobs alone (hours, span, kinds of jobs).
void add_totals(Trace& trace);

}  // namespace icctwin
