// Standard Workload Format: 18 blank-separated fields per job, header comments behind ";", -1 for unknown.
//
// Definition: Chapin et al., "Benchmarks and Standards for the Evaluation of Parallel Job Schedulers", JSSPP 1999, LNCS 1659, and
// the Parallel Workloads Archive, www.cs.huji.ac.il/labs/parallel/workload/swf.html (version 2.2). Rules:
//  - the size is field 5 (allocated processors), or field 8 (requested) where that is unknown or zero;
//  - field 4 (run time) unknown means that the job never ran: rejected; a run time of zero is kept;
//  - status 2, 3, 4 are pieces of a job that also has a summary row: rejected, or the job would count twice;
//  - memory (field 10, or 7) is in kB for each processor; kB is taken as 1024 bytes (unverified, the definition says "kilobytes");
//  - "; UnixStartTime:" above zero makes the times absolute; "; TimeZone:" (seconds) gives the offset.
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr std::size_t swf_field_count = 18;
constexpr double bytes_per_kilobyte = 1024.0;
constexpr double largest_offset_s = 14 * 3600 + 59 * 60;

// Positions of the fields that are read; the definition counts from 1.
constexpr Column job_number{"job number", true, 0}, submit_time{"submit time", true, 1}, wait_time{"wait time", true, 2},
    run_time{"run time", true, 3}, allocated{"allocated processors", true, 4}, used_memory{"used memory", true, 6},
    requested{"requested processors", true, 7}, requested_time{"requested time", true, 8}, requested_memory{"requested memory", true, 9},
    status{"status", true, 10}, user_id{"user", true, 11}, queue_number{"queue", true, 14};

struct HeaderClock {
  double unix_start_s = 0;
  std::optional<int> utc_offset_s;
};

// Takes a "; Key: value" line if it concerns the clock.
void read_comment(std::string_view line, HeaderClock& clock) {
  while (line.starts_with(';')) line.remove_prefix(1);
  const auto colon = line.find(':');
  if (colon == line.npos) return;
  const auto key = trim(line.substr(0, colon));
  const auto number = parse_number(line.substr(colon + 1));
  if (!number) return;
  if (key == "UnixStartTime" && *number > 0 && *number <= max_submit_s) clock.unix_start_s = *number;
  if (key == "TimeZone" && std::abs(*number) <= largest_offset_s && std::fmod(*number, 60) == 0)
    clock.utc_offset_s = static_cast<int>(*number);
}

// Comments may stand anywhere, so that all of them are read before the first job.
HeaderClock read_clock(std::string_view text) {
  HeaderClock clock;
  for (CsvReader lines(text, '\n'); lines.next();) {
    const auto line = trim(lines.fields().front());
    if (line.starts_with(';')) read_comment(line, clock);
  }
  return clock;
}

// Cuts at blanks and tabs; more fields than the format has are counted, not kept.
std::size_t split_blanks(std::string_view line, std::array<std::string_view, swf_field_count>& fields) {
  std::size_t count = 0;
  while (true) {
    line = trim(line);
    if (line.empty()) return count;
    const auto field = line.substr(0, line.find_first_of(" \t"));
    if (count < swf_field_count) fields[count] = field;
    ++count;
    line.remove_prefix(field.size());
  }
}

std::string known_text(Row& row, const Column& column) { return row.raw(column) == "-1" ? std::string{} : row.text(column); }

std::string state_name(double code) {
  if (code == 0) return "failed";
  if (code == 1) return "completed";
  if (code == 5) return "cancelled";
  return {};
}

JobRecord read_job(Row& row, const TraceOptions& options, double unix_start_s) {
  JobRecord job;
  job.id = row.text(job_number);
  job.submit_s = unix_start_s + row.number(submit_time);
  row.number(wait_time);  // not used, but a field that is no number means that the line is not what it seems
  const double status_code = row.number(status);
  if (status_code == 2 || status_code == 3 || status_code == 4) row.reject(RowFault::partial_run, status.name, row.raw(status));
  job.state = state_name(status_code);
  job.duration_s = row.number(run_time);
  if (row.ok() && job.duration_s == -1) row.reject(RowFault::never_scheduled, run_time.name, row.raw(run_time));
  double processors = row.number(allocated);
  const Column& size = processors > 0 ? allocated : requested;
  if (processors <= 0) processors = row.number(requested);
  if (row.ok() && processors <= 0) row.reject(RowFault::no_accelerators, size.name, row.raw(size));
  (options.swf_processor_is_node ? job.nodes : job.accelerators) = row.ok() ? row.count(size) : 0;
  job.requested_s = std::max(0.0, row.number(requested_time));
  const double memory_kb = row.number(requested_memory) > 0 ? row.number(requested_memory) : row.number(used_memory);
  job.memory_bytes = std::max(0.0, memory_kb * bytes_per_kilobyte * processors);
  job.user = known_text(row, user_id);
  job.queue = known_text(row, queue_number);
  return job;
}

}  // namespace

Trace parse_swf(std::string_view text, const std::string& name, Diagnostics& diagnostics, const TraceOptions& options) {
  TraceBuilder builder("swf", name, diagnostics);
  const HeaderClock clock = read_clock(text);
  CsvReader lines(text, '\n');  // whole lines: no line holds the separator
  std::array<std::string_view, swf_field_count> fields;
  while (lines.next()) {
    const auto line = trim(lines.fields().front());
    if (line.starts_with(';')) continue;
    const std::size_t found = split_blanks(line, fields);
    Row row(fields, lines.line(), builder.log());
    if (found != swf_field_count) row.reject(RowFault::field_count, "", std::to_string(found), std::to_string(swf_field_count));
    if (lines.malformed()) row.reject(RowFault::quotes, "", "");
    if (row.ok()) builder.add(read_job(row, options, clock.unix_start_s), row);
  }

  Trace& trace = builder.trace();
  trace.utc_offset_s = clock.utc_offset_s;
  trace.absolute_time = clock.unix_start_s > 0;
  trace.clock_note = trace.absolute_time ? "start of the log taken from its UnixStartTime" : "seconds since the start of the log";
  return builder.finish();
}

}  // namespace icctwin
