// OpenDC tasks as CSV: one row a task, columns named as in tasks.parquet.
//
// Definition: OpenDC documentation, "Workload" (github.com/atlarge-research/opendc): id; submission_time and duration in milliseconds;
// cpu_count; cpu_capacity in MHz; mem_capacity in MB; gpu_count and gpu_capacity in newer files. A table exported with dates holds
// submission_time as a date and time, which is UTC. Rules:
//  - a number of milliseconds counts from 1970 when the first of the file lies after March 1973, otherwise from the trace's own origin;
//  - MB is taken as 1e6 bytes (unverified, the definition says "MB");
//  - GPUs become accelerators; a task without is a CPU-only job.
#include <array>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr double bytes_per_megabyte = 1e6;
constexpr double least_calendar_ms = 1e11;  // 3 March 1973; a trace with its own origin is shorter than three years
constexpr std::string_view opendc_date_form = "2024-03-01 00:00:00", opendc_number_form = "86400000";

// Reads the submission; the first row that has one decides what all of them are.
class SubmissionClock {
 public:
  double read(Row& row, const Column& column) {
    const auto field = row.raw(column);
    if (field.empty()) {
      row.reject(RowFault::missing_value, column.name, "");
      return 0;
    }
    if (const auto number = parse_number(field)) {
      if (settle(*number >= least_calendar_ms ? Kind::unix_ms : Kind::own_ms, Kind::dates)) return *number / ms_per_s;
      row.reject(RowFault::bad_time, column.name, field, std::string(opendc_date_form));
    } else if (const auto time = parse_iso8601(field)) {
      if (kind_ == Kind::unknown) kind_ = Kind::dates;
      if (kind_ == Kind::dates) return time->unix_s;
      row.reject(RowFault::bad_time, column.name, field, std::string(opendc_number_form));
    } else {
      row.reject(RowFault::bad_time, column.name, field, std::string(kind_ == Kind::dates ? opendc_date_form : opendc_number_form));
    }
    return 0;
  }

  bool absolute() const { return kind_ == Kind::unix_ms || kind_ == Kind::dates; }

 private:
  enum class Kind { unknown, unix_ms, own_ms, dates };

  bool settle(Kind kind, Kind other) {
    if (kind_ == Kind::unknown) kind_ = kind;
    return kind_ != other;
  }

  Kind kind_ = Kind::unknown;
};

}  // namespace

Trace parse_opendc_tasks(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  TraceBuilder builder("opendc_tasks", name, diagnostics);
  RowLog& log = builder.log();
  CsvReader csv(text);
  std::array<Column, 8> columns = {{{"id"},
                                    {"submission_time"},
                                    {"duration"},
                                    {"cpu_count"},
                                    {"cpu_capacity", false},
                                    {"mem_capacity", false},
                                    {"gpu_count", false},
                                    {"gpu_capacity", false}}};
  const auto& [id, submission, duration, cpu_count, cpu_capacity, memory, gpu_count, gpu_capacity] = columns;
  if (!find_columns(csv, columns, log)) return builder.give_up();
  const std::size_t width = csv.fields().size();

  SubmissionClock clock;
  while (csv.next()) {
    Row row(csv, width, log);
    if (!row.ok()) continue;
    if (row.raw(id).empty()) row.reject(RowFault::missing_value, id.name, "");
    JobRecord job;
    job.id = row.text(id);
    job.duration_s = row.number(duration) / ms_per_s;
    job.cpus = row.count(cpu_count, max_cpus);
    job.memory_bytes = row.number_or(memory, 0) * bytes_per_megabyte;
    job.accelerators = row.count_or(gpu_count, 0);
    row.number_or(cpu_capacity, 0);  // not used, but a field that is no number means that the row is not what it seems
    row.number_or(gpu_capacity, 0);
    if (row.ok()) job.submit_s = clock.read(row, submission);
    builder.add(std::move(job), row);
  }

  Trace& trace = builder.trace();
  trace.absolute_time = clock.absolute();
  if (trace.absolute_time) trace.utc_offset_s = 0;
  trace.clock_note = trace.absolute_time ? "UTC" : "milliseconds from the trace's own origin";
  return builder.finish();
}

}  // namespace icctwin
