#include "sim/validation/case_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace icctwin::validation {

int TableRow::line() const { return table_->table_.lines[index_]; }

std::string TableRow::where() const { return table_->name_ + ":" + std::to_string(line()); }

std::string_view TableRow::text(std::string_view column) const {
  const auto index = table_->index_of(column);
  return index ? std::string_view(table_->table_.rows[index_][*index]) : std::string_view();
}

std::string TableRow::name(std::string_view column) const {
  return has(column) ? std::string(text(column)) : "line " + std::to_string(line());
}

bool TableRow::has(std::string_view column) const { return !text(column).empty(); }

double TableRow::positive(std::string_view column) {
  const std::string_view cell = text(column);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error == std::errc{} && end == cell.data() + cell.size() && std::isfinite(value) && value > 0) return value;
  good_ = false;
  table_->diagnostics_->add("E-VAL-010", where(), std::string(cell), "> 0", {{"column", std::string(column)}});
  return 1;
}

double TableRow::positive_or(std::string_view column, double fallback) { return has(column) ? positive(column) : fallback; }

int TableRow::count(std::string_view column, int least) {
  constexpr double largest = 1e9;
  const std::string_view cell = text(column);
  double value = 0;  // "512.0" counts as 512
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error == std::errc{} && end == cell.data() + cell.size() && value >= least && value <= largest && std::floor(value) == value)
    return static_cast<int>(value);
  good_ = false;
  table_->diagnostics_->add("E-VAL-010", where(), std::string(cell), "a whole number >= " + std::to_string(least),
                            {{"column", std::string(column)}});
  return std::max(1, least);
}

int TableRow::count_or(std::string_view column, int fallback, int least) { return has(column) ? count(column, least) : fallback; }

bool TableRow::flag_or(std::string_view column, bool fallback) {
  if (!has(column)) return fallback;
  const std::string_view cell = text(column);
  for (const std::string_view yes : {"1", "true", "True", "TRUE", "yes"})
    if (cell == yes) return true;
  for (const std::string_view no : {"0", "false", "False", "FALSE", "no"})
    if (cell == no) return false;
  reject(column, "0, 1, true or false");
  return fallback;
}

void TableRow::reject(std::string_view column, std::string_view choices) {
  good_ = false;
  table_->diagnostics_->add("E-VAL-010", where(), std::string(text(column)), std::string(choices), {{"column", std::string(column)}});
}

void TableRow::unknown_accelerator(std::string_view column) {
  good_ = false;
  table_->diagnostics_->add("E-VAL-011", where(), std::string(text(column)));
}

std::optional<CaseTable> CaseTable::read(const std::filesystem::path& path, Diagnostics& diagnostics) {
  auto table = read_table(path, diagnostics);
  if (!table) return std::nullopt;
  return CaseTable(path.filename().string(), std::move(*table), diagnostics);
}

std::optional<std::size_t> CaseTable::index_of(std::string_view column) const {
  const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
  if (found == table_.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table_.columns.begin());
}

bool CaseTable::require(std::initializer_list<std::string_view> columns) {
  bool complete = true;
  for (const std::string_view column : columns) {
    if (has_column(column)) continue;
    diagnostics_->add("E-VAL-003", name_, std::string(column));
    complete = false;
  }
  return complete;
}

}  // namespace icctwin::validation
