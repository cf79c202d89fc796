#pragma once
// A table of measured cases without parameters: rows known by file and line, cells with checks.
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "sim/validation/case_file.h"

namespace icctwin::validation {

class CaseTable;

/// One row. A cell that is asked for and cannot be used is a problem with file and line, and the row is no longer good.
class TableRow {
 public:
  TableRow(CaseTable& table, std::size_t index) : table_(&table), index_(index) {}

  int line() const;
  std::string name(std::string_view column) const;  ///< that cell, else "line N"
  bool has(std::string_view column) const;          ///< the column is there and the cell is not empty
  std::string_view text(std::string_view column) const;
  int count(std::string_view column, int least = 1);
  int count_or(std::string_view column, int fallback, int least = 1);
  double positive(std::string_view column);
  double positive_or(std::string_view column, double fallback);
  bool flag_or(std::string_view column, bool fallback);
  void reject(std::string_view column, std::string_view choices);
  void unknown_accelerator(std::string_view column);
  bool good() const { return good_; }

 private:
  std::string where() const;

  CaseTable* table_;
  std::size_t index_;
  bool good_ = true;
};

class CaseTable {
 public:
  /// nullopt after a problem with the whole file.
  static std::optional<CaseTable> read(const std::filesystem::path& path, Diagnostics& diagnostics);

  bool has_column(std::string_view column) const { return index_of(column).has_value(); }
  /// Reports every column of these that is missing; whether all are there.
  bool require(std::initializer_list<std::string_view> columns);
  std::size_t size() const { return table_.rows.size(); }
  TableRow row(std::size_t index) { return {*this, index}; }
  int broken_rows() const { return table_.broken_rows; }  ///< left out for their number of fields

 private:
  friend class TableRow;
  CaseTable(std::string name, Table table, Diagnostics& diagnostics)
      : name_(std::move(name)), table_(std::move(table)), diagnostics_(&diagnostics) {}
  std::optional<std::size_t> index_of(std::string_view column) const;

  std::string name_;
  Table table_;
  Diagnostics* diagnostics_;
};

}  // namespace icctwin::validation
