#include "sim/scenario/trace/trace_writer.h"

#include <algorithm>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/trace/icctwin_format.h"

namespace icctwin {
namespace {

// Dates read better than seconds, but have milliseconds and a range of years; they are used when every job survives them.
bool dates_are_exact(const Trace& trace) {
  if (!trace.absolute_time || !trace.utc_offset_s) return false;
  return std::ranges::all_of(trace.jobs, [&](const JobRecord& job) {
    constexpr double year_10000_s = 253402300800.0, year_0_s = -62167219200.0;
    if (!(job.submit_s > year_0_s + s_per_day && job.submit_s < year_10000_s - s_per_day)) return false;
    const auto time = parse_iso8601(format_iso8601(job.submit_s, *trace.utc_offset_s));
    return time && time->unix_s == job.submit_s;
  });
}

std::string offset_text(int utc_offset_s) { return format_iso8601(0, utc_offset_s).substr(std::string_view("1970-01-01T00:00:00").size()); }

void add_metadata(std::string& out, std::string_view key, std::string_view value) {
  std::string line(value);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  const auto trimmed = trim(line);
  if (!trimmed.empty()) ((((out += "# ") += key) += ": ") += trimmed) += '\n';
}

std::string stated(double number) { return number > 0 ? number_text(number) : std::string{}; }

}  // namespace

std::string write_trace(const Trace& trace) {
  const bool dates = dates_are_exact(trace);
  std::string out = "# " + std::string(icctwin_magic) + " " + std::string(icctwin_version) + "\n";
  add_metadata(out, key_source, trace.source);
  if (trace.utc_offset_s) add_metadata(out, key_utc_offset, offset_text(*trace.utc_offset_s));
  if (!dates) add_metadata(out, key_clock, trace.absolute_time ? clock_unix : clock_relative);
  add_metadata(out, key_clock_note, trace.clock_note);
  for (const Column& column : icctwin_columns) (out += &column == &icctwin_columns.front() ? "" : ",") += column.name;
  out += '\n';
  for (const JobRecord& job : trace.jobs) {
    out += csv_field(job.id);
    const auto add = [&](const std::string& field) { (out += ',') += field; };
    add(dates ? format_iso8601(job.submit_s, *trace.utc_offset_s) : number_text(job.submit_s));
    add(number_text(job.duration_s));
    add(std::to_string(job.accelerators));
    add(stated(job.nodes));
    add(number_text(job.accelerator_fraction));
    add(stated(job.requested_s));
    add(stated(job.cpus));
    add(stated(job.memory_bytes));
    add(csv_field(job.user));
    add(csv_field(job.queue));
    add(csv_field(job.accelerator_type));
    add(csv_field(job.state));
    out += '\n';
  }
  return out;
}

}  // namespace icctwin
