#pragma once
// A table of reference cases and the parameters beside it, read with every problem told by its place.
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin::validation {

/// The bytes of a regular file; nullopt after a problem.
std::optional<std::string> read_bytes(const std::filesystem::path& path, Diagnostics& diagnostics);

/// A comma-separated text as fields; the first row holds the names of the columns.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< as many fields each as there are columns
  std::vector<int> lines;                      ///< of the rows, where each ends
  int broken_rows = 0;                         ///< rows of another length, left out
};

/// Reads a table; nullopt if there is no header or no row. Rows of another length are problems and left out.
std::optional<Table> read_table(const std::filesystem::path& path, Diagnostics& diagnostics);

/// The "parameters" object of a parameter file, or an object inside it. Asking for what is not there is a problem.
class Parameters {
 public:
  Parameters(const nlohmann::json& object, std::string where, Diagnostics& diagnostics);

  bool has(std::string_view key) const;
  double number(std::string_view key);  ///< NaN after a problem
  double number_or(std::string_view key, double fallback);
  /// The first of several names that is there.
  std::optional<double> first_number(std::initializer_list<std::string_view> keys);
  std::vector<double> numbers(std::string_view key);  ///< empty after a problem
  std::optional<std::string> text(std::string_view key) const;
  bool flag(std::string_view key);
  /// Pairs [[x, y], ...]; empty after a problem.
  std::vector<std::pair<double, double>> pairs(std::string_view key);
  bool is_object(std::string_view key) const;
  bool is_array(std::string_view key) const;
  bool is_null(std::string_view key) const;  ///< given, as null
  std::optional<Parameters> object(std::string_view key);

  /// Reports a parameter that makes no sense.
  void reject(std::string_view key, std::string_view expected);
  bool good() const { return *good_; }

 private:
  const nlohmann::json* find(std::string_view key) const;

  const nlohmann::json* object_;
  std::string where_;
  Diagnostics* diagnostics_;
  std::shared_ptr<bool> good_;  // shared with the objects inside
};

class CaseFile;

/// One row. A cell that is asked for and is not a finite number is a problem, and the row is no longer good.
class Row {
 public:
  Row(CaseFile& file, std::size_t index) : file_(&file), index_(index) {}

  std::string name() const;  ///< the column "case", else the number of the row
  double number(std::string_view column);
  std::optional<double> optional_number(std::string_view column);
  std::string_view text(std::string_view column);
  /// Tolerance of an expected value: the first column of these that has one ("tol_rel..." times |expected|), else any "tol_rel...".
  double tolerance(double expected, std::initializer_list<std::string_view> columns);
  /// Reports a word that is not one of the choices.
  void reject(std::string_view column, std::string_view choices);
  bool good() const { return good_; }

 private:
  std::optional<std::string_view> cell(std::string_view column) const;

  CaseFile* file_;
  std::size_t index_;
  bool good_ = true;
};

class CaseFile {
 public:
  CaseFile(std::string name, Table table, Parameters parameters_of_file, Diagnostics& diagnostics);

  Parameters parameters;

  bool has(std::string_view column) const { return column_index(column).has_value(); }
  /// Reports every column of these that is missing; whether all are there.
  bool require(std::initializer_list<std::string_view> columns);
  std::size_t size() const { return table_.rows.size(); }
  Row row(std::size_t index) { return {*this, index}; }

 private:
  friend class Row;
  std::optional<std::size_t> column_index(std::string_view column) const;
  void missing(std::string_view column);

  std::string name_;
  Table table_;
  Diagnostics* diagnostics_;
  std::set<std::string, std::less<>> reported_;  // a missing column is told once, not per row
};

}  // namespace icctwin::validation
