#pragma once
// Typed access to the fields of one row; the first fault decides, what is asked afterwards yields zero.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "sim/scenario/text/csv.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {

// Beyond any machine in sight; they keep sums finite and counts inside an int.
constexpr double max_count = 1e7;  // accelerators, nodes
constexpr double max_cpus = 1e9;
constexpr double max_duration_s = 1e10;  // 317 years
constexpr double max_submit_s = 1e12;    // either side of the clock's origin
constexpr double max_memory_bytes = 1e18;
constexpr std::size_t max_text_field_bytes = 256;

constexpr std::size_t absent_column = static_cast<std::size_t>(-1);

struct Column {
  std::string_view name;
  bool required = true;
  std::size_t index = absent_column;  ///< where it stands in the file

  bool present() const { return index != absent_column; }
};

/// Reads the header row and finds the columns by name in any order; false, and errors, if one is missing or repeated.
bool find_columns(CsvReader& csv, std::span<Column> columns, RowLog& log);

class Row {
 public:
  Row(std::span<const std::string_view> fields, std::size_t line, RowLog& log) : fields_(fields), line_(line), log_(log) {}
  /// A row of a table with a header: checks quotes and the number of fields.
  Row(const CsvReader& csv, std::size_t columns, RowLog& log);

  bool ok() const { return ok_; }
  std::size_t line() const { return line_; }
  void reject(RowFault fault, std::string_view column, std::string_view value, std::string_view limit = {});

  /// The trimmed field; empty if the file has no such column.
  std::string_view raw(const Column& column) const;
  /// A finite number; an empty field is a fault.
  double number(const Column& column);
  /// A finite number, or the fallback for an empty field or an absent column.
  double number_or(const Column& column, double fallback);
  /// A whole number from 0 to the limit.
  int count(const Column& column, double limit = max_count);
  int count_or(const Column& column, int fallback, double limit = max_count);
  /// A count that was worked out from several fields, rounded up to a whole number.
  int rounded_up(std::string_view what, double value, double limit = max_count);
  /// Text as it may be shown and written: UTF-8, no control characters, not too long.
  std::string text(const Column& column);

 private:
  std::span<const std::string_view> fields_;
  std::size_t line_;
  RowLog& log_;
  bool ok_ = true;
};

}  // namespace icctwin
