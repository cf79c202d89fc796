#include "sim/results/folder/folder_tables.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "models/base/civil_time.h"
#include "sim/scenario/text/csv.h"

namespace icctwin::folder {
namespace {

// A damaged file can have as many bad rows as it has rows; the first few tell what is wrong.
constexpr std::size_t reported_rows = 5;

/// A table whose columns are found by their names, so that a later column does not hide the others.
class Table {
 public:
  Table(const std::string& text, const char* file, std::span<const std::string_view> columns, Diagnostics& diagnostics)
      : reader_(text), file_(file), diagnostics_(diagnostics) {
    if (!reader_.next()) return;
    for (const auto column : columns) {
      const auto found = std::ranges::find(reader_.fields(), column);
      if (found == reader_.fields().end()) {
        diagnostics_.add("W-RES-004", file_ + ":1", std::string("column \"") + std::string(column) + "\" is missing");
        usable_ = false;
      }
      positions_.push_back(static_cast<std::size_t>(found - reader_.fields().begin()));
    }
    width_ = reader_.fields().size();
  }
  ~Table() {
    if (bad_ > reported_rows) diagnostics_.add("W-RES-004", file_, std::to_string(bad_) + " rows");
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// Moves to the next row with all its fields.
  bool next() {
    while (usable_ && reader_.next()) {
      if (!reader_.malformed() && reader_.fields().size() >= width_) return true;
      bad_row("a row without all its fields");
    }
    return false;
  }
  /// A column that folders of older versions lack; none where it is missing. To be asked for before the first row.
  std::optional<std::size_t> later_column(std::string_view name) {
    const auto found = std::ranges::find(reader_.fields(), name);
    if (found == reader_.fields().end()) return std::nullopt;
    positions_.push_back(static_cast<std::size_t>(found - reader_.fields().begin()));
    return positions_.size() - 1;
  }
  std::string_view field(std::size_t column) const { return reader_.fields()[positions_[column]]; }
  std::string text(std::size_t column) const { return std::string(field(column)); }

  /// An empty field is no_value; other text that is no number spoils the row.
  double number(std::size_t column) {
    if (field(column).empty()) return no_value;
    const auto value = parse_number(field(column));
    if (!value) spoil(column);
    return value.value_or(no_value);
  }
  double time(std::size_t column) {
    if (field(column).empty()) return no_value;
    const auto value = parse_iso8601(field(column));
    if (!value) spoil(column);
    return value ? value->unix_s : no_value;
  }
  void spoil(std::size_t column) {
    if (!spoiled_) bad_row("\"" + text(column) + "\"");
    spoiled_ = true;
  }
  /// Whether the row just read can be kept; asks once for each row.
  bool keep() { return !std::exchange(spoiled_, false); }

 private:
  void bad_row(const std::string& what) {
    if (++bad_ <= reported_rows) diagnostics_.add("W-RES-004", file_ + ':' + std::to_string(reader_.line()), what);
  }

  CsvReader reader_;
  std::string file_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> positions_;
  std::size_t width_ = 0, bad_ = 0;
  bool usable_ = true, spoiled_ = false;
};

std::optional<JobState> state_named(std::string_view name) {
  if (name == "done") return JobState::done;
  if (name == "running") return JobState::running;
  if (name == "queued") return JobState::queued;
  if (name == "rejected") return JobState::rejected;
  if (name == "cancelled") return JobState::cancelled;
  return std::nullopt;
}

}  // namespace

std::vector<LedgerRow> parse_ledger(const std::string& text, Diagnostics& diagnostics) {
  static constexpr std::string_view columns[] = {"month", "book", "side", "account", "unit", "value"};
  std::vector<LedgerRow> rows;
  for (Table table(text, "ledger.csv", columns, diagnostics); table.next();) {
    LedgerRow row{table.text(0), table.text(1), table.text(2), table.text(3), table.text(4), table.number(5)};
    if (table.field(5).empty()) table.spoil(5);
    if (table.keep()) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<JobRow> parse_jobs(const std::string& text, Diagnostics& diagnostics) {
  static constexpr std::string_view columns[] = {"job_id",     "source",      "user",      "submit",       "start",
                                                 "end",        "state",       "nodes",     "accelerators", "accelerator_fraction",
                                                 "duration_s", "requested_s", "wait_s",    "slowdown",     "accelerator_hours",
                                                 "energy_kwh", "carbon_kg",   "first_node"};
  std::vector<JobRow> rows;
  Table table(text, "jobs.csv", columns, diagnostics);
  const std::pair<std::optional<std::size_t>, double JobRow::*> later[] = {
      {table.later_column("carbon_market_kg"), &JobRow::carbon_market_kg},
      {table.later_column("interruptions"), &JobRow::interruptions},
      {table.later_column("lost_work_s"), &JobRow::lost_work_s}};
  while (table.next()) {
    JobRow row;
    row.job_id = table.text(0);
    row.source = table.text(1);
    row.user = table.text(2);
    row.submit_unix_s = table.time(3);
    row.start_unix_s = table.time(4);
    row.end_unix_s = table.time(5);
    if (const auto state = state_named(table.field(6)))
      row.state = *state;
    else
      table.spoil(6);
    double* const numbers[] = {&row.nodes,  &row.accelerators, &row.accelerator_fraction, &row.duration_s, &row.requested_s,
                               &row.wait_s, &row.slowdown,     &row.accelerator_hours,    &row.energy_kwh, &row.carbon_kg};
    for (std::size_t i = 0; i < std::size(numbers); ++i) *numbers[i] = table.number(7 + i);
    row.first_node = table.text(17);
    for (const auto& [column, member] : later)
      if (column) row.*member = table.number(*column);
    if (table.keep()) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<EventRow> parse_events(const std::string& text, Diagnostics& diagnostics) {
  static constexpr std::string_view columns[] = {"time", "kind", "object", "detail"};
  std::vector<EventRow> rows;
  for (Table table(text, "events.csv", columns, diagnostics); table.next();) {
    EventRow row{table.time(0), table.text(1), table.text(2), table.text(3)};
    if (table.keep()) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<FailureRow> parse_failures(const std::string& text, Diagnostics& diagnostics) {
  static constexpr std::string_view columns[] = {"element", "name", "alike", "consequence", "load_w", "capacity_w", "lasts_s", "racks"};
  std::vector<FailureRow> rows;
  for (Table table(text, "failures.csv", columns, diagnostics); table.next();) {
    FailureRow row{table.text(0), table.text(1), table.text(3)};
    double* const numbers[] = {&row.load_w, &row.capacity_w, &row.lasts_s, &row.racks};
    row.alike = table.number(2);
    for (std::size_t i = 0; i < std::size(numbers); ++i) *numbers[i] = table.number(4 + i);
    if (table.keep()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace icctwin::folder
