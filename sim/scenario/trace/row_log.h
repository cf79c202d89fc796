#pragma once
// Rows that are left out: counted by reason, reported with their lines, never silently dropped.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "models/workload/job_record.h"

namespace icctwin {

/// Rows reported one by one for each reason; the others become one entry with their number.
constexpr std::size_t rows_reported_per_fault = 100;

/// Text cut to a readable length, with everything but printable ASCII and UTF-8 replaced by "?".
std::string printable(std::string_view text);

/// Well-formed UTF-8 without control characters.
bool is_clean_text(std::string_view text);

class RowLog {
 public:
  /// The name stands for the file in the problems; what follows it stands before the number of a row.
  RowLog(std::string name, Diagnostics& diagnostics, std::string before_row = ":")
      : name_(std::move(name)), before_row_(std::move(before_row)), diagnostics_(diagnostics) {}

  void reject(RowFault fault, std::size_t line, std::string_view column, std::string_view value, std::string_view limit);
  /// Reports the rows that were only counted, and an error if no row is left.
  void finish(std::size_t rows_accepted);

  const std::string& name() const { return name_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  std::string place(std::size_t line) const { return name_ + before_row_ + std::to_string(line); }
  std::size_t rejected() const { return rejected_; }
  const std::array<std::size_t, row_fault_count>& rejected_by_fault() const { return by_fault_; }

 private:
  std::string name_, before_row_;
  Diagnostics& diagnostics_;
  std::size_t rejected_ = 0;
  std::array<std::size_t, row_fault_count> by_fault_{};
};

}  // namespace icctwin
