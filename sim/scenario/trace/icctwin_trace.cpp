// Our own trace format: comment lines with the clock and the source, then a table with a header (docs/trace-format.md).
#include <algorithm>
#include <optional>

#include "models/base/civil_time.h"
#include "sim/scenario/trace/icctwin_format.h"
#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view date_form = "2025-07-07T00:00:00+08:00", seconds_form = "86400";

struct Preamble {
  std::size_t lines = 0;
  bool good = true;
  bool unix_clock = false;
  std::optional<int> utc_offset_s;
  std::string clock_note, source;
};

std::optional<int> parse_offset(std::string_view text) {
  const auto time = parse_iso8601("1970-01-01T00:00:00" + std::string(text));
  return time ? time->utc_offset_s : std::nullopt;
}

void read_metadata(std::string_view key, std::string_view value, const std::string& where, Preamble& out, Diagnostics& diagnostics) {
  const auto bad = [&](std::string expected) {
    diagnostics.add("E-TRC-005", where, printable(value), std::move(expected), {{"key", std::string(key)}});
    out.good = false;
  };
  if (key == key_utc_offset) {
    out.utc_offset_s = parse_offset(value);
    if (!out.utc_offset_s) bad("+08:00");
  } else if (key == key_clock) {
    out.unix_clock = value == clock_unix;
    if (!out.unix_clock && value != clock_relative) bad("relative, unix");
  } else if (key == key_clock_note || key == key_source) {
    if (!is_clean_text(value)) return bad("UTF-8");
    (key == key_source ? out.source : out.clock_note) = value;
  }
}

// Takes the comment lines at the front of the text; any that is no metadata is a remark.
Preamble read_preamble(std::string_view& text, const std::string& name, Diagnostics& diagnostics) {
  Preamble out;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  while (true) {
    std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t length = std::min(line.size() + 1, text.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with('#')) return out;
    const std::string where = name + ":" + std::to_string(++out.lines);
    text.remove_prefix(length);
    line = trim(line.substr(1));
    if (line.starts_with(icctwin_magic)) {
      const auto version = trim(line.substr(icctwin_magic.size()));
      if (version != icctwin_version) {
        diagnostics.add("E-TRC-006", where, printable(version), std::string(icctwin_version));
        out.good = false;
      }
    } else if (const auto colon = line.find(':'); colon != line.npos) {
      read_metadata(trim(line.substr(0, colon)), trim(line.substr(colon + 1)), where, out, diagnostics);
    }
  }
}

// Reads the submit column; the first row decides whether it holds dates or seconds.
class SubmitReader {
 public:
  explicit SubmitReader(Preamble& preamble) : preamble_(preamble) {}

  double read(Row& row, const Column& column) {
    const auto field = row.raw(column);
    if (field.empty()) {
      row.reject(RowFault::missing_value, column.name, "");
      return 0;
    }
    if (const auto seconds = parse_number(field)) {
      if (settle(Kind::seconds)) return *seconds;
      row.reject(RowFault::bad_time, column.name, field, date_form);
    } else if (const auto time = parse_iso8601(field)) {
      if (!time->utc_offset_s && !preamble_.utc_offset_s) {
        row.reject(RowFault::bad_time, column.name, field, date_form);
      } else if (preamble_.unix_clock || !settle(Kind::dates)) {
        row.reject(RowFault::bad_time, column.name, field, seconds_form);
      } else {
        if (!preamble_.utc_offset_s) preamble_.utc_offset_s = time->utc_offset_s;
        return time->utc_offset_s ? time->unix_s : time->unix_s - *preamble_.utc_offset_s;
      }
    } else {
      row.reject(RowFault::bad_time, column.name, field, date_form);
    }
    return 0;
  }

  bool dates() const { return kind_ == Kind::dates; }

 private:
  enum class Kind { unknown, seconds, dates };

  bool settle(Kind kind) {
    if (kind_ == Kind::unknown) kind_ = kind;
    return kind_ == kind;
  }

  Preamble& preamble_;
  Kind kind_ = Kind::unknown;
};

}  // namespace

Trace parse_icctwin(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  TraceBuilder builder("icctwin", name, diagnostics);
  RowLog& log = builder.log();
  Preamble preamble = read_preamble(text, name, diagnostics);
  CsvReader csv(text, ',', preamble.lines + 1);
  auto columns = icctwin_columns;
  const auto& [id, submit, duration, accelerators, nodes, fraction, requested, cpus, memory, user, queue, type, state] = columns;
  if (!find_columns(csv, columns, log) || !preamble.good) return builder.give_up();
  const std::size_t width = csv.fields().size();

  SubmitReader submit_reader(preamble);
  while (csv.next()) {
    Row row(csv, width, log);
    if (!row.ok()) continue;
    if (row.raw(id).empty()) row.reject(RowFault::missing_value, id.name, "");
    JobRecord job;
    job.id = row.text(id);
    job.duration_s = row.number(duration);
    job.accelerators = row.count(accelerators);
    job.nodes = row.count_or(nodes, 0);
    job.accelerator_fraction = row.number_or(fraction, 1);
    job.requested_s = row.number_or(requested, 0);
    job.cpus = row.count_or(cpus, 0, max_cpus);
    job.memory_bytes = row.number_or(memory, 0);
    job.user = row.text(user);
    job.queue = row.text(queue);
    job.accelerator_type = row.text(type);
    job.state = row.text(state);
    if (row.ok()) job.submit_s = submit_reader.read(row, submit);
    builder.add(std::move(job), row);
  }

  Trace& trace = builder.trace();
  trace.absolute_time = preamble.unix_clock || submit_reader.dates();
  trace.utc_offset_s = preamble.utc_offset_s;
  trace.clock_note = preamble.clock_note;
  trace.source = preamble.source;
  return builder.finish();
}

}  // namespace icctwin
