#include "sim/scenario/trace/row.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

std::string name_list(std::span<const Column> columns) {
  std::string out;
  for (const Column& column : columns) (out += out.empty() ? "" : ", ") += column.name;
  return out;
}

}  // namespace

bool find_columns(CsvReader& csv, std::span<Column> columns, RowLog& log) {
  if (!csv.next()) {
    log.diagnostics().add("E-TRC-003", log.name());
    return false;
  }
  bool good = true;
  std::string found;
  const auto header = csv.fields();
  const std::string where = log.place(csv.line());
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto name = trim(header[i]);
    if (i < 20) (found += i == 0 ? "" : ", ") += printable(name);
    const auto column = std::ranges::find(columns, name, &Column::name);
    if (column == columns.end()) {
      if (i < rows_reported_per_fault) log.diagnostics().add("W-TRC-021", where, printable(name), name_list(columns));
    } else if (column->present()) {
      log.diagnostics().add("E-TRC-004", where, printable(name));
      good = false;
    } else {
      column->index = i;
    }
  }
  for (const Column& column : columns) {
    if (!column.required || column.present()) continue;
    log.diagnostics().add("E-TRC-001", where, std::string(column.name), found);
    good = false;
  }
  return good;
}

Row::Row(const CsvReader& csv, std::size_t columns, RowLog& log) : Row(csv.fields(), csv.line(), log) {
  if (csv.malformed()) {
    reject(RowFault::quotes, "", "");
  } else if (fields_.size() != columns) {
    reject(RowFault::field_count, "", std::to_string(fields_.size()), std::to_string(columns));
  }
}

void Row::reject(RowFault fault, std::string_view column, std::string_view value, std::string_view limit) {
  if (!ok_) return;
  ok_ = false;
  log_.reject(fault, line_, column, value, limit);
}

std::string_view Row::raw(const Column& column) const {
  return column.index < fields_.size() ? trim(fields_[column.index]) : std::string_view{};
}

double Row::number(const Column& column) {
  if (!ok_) return 0;
  const auto field = raw(column);
  if (field.empty()) {
    reject(RowFault::missing_value, column.name, "");
    return 0;
  }
  const auto number = parse_number(field);
  if (!number) reject(RowFault::bad_number, column.name, field, "12.5");
  return number.value_or(0);
}

double Row::number_or(const Column& column, double fallback) { return raw(column).empty() ? fallback : number(column); }

int Row::count(const Column& column, double limit) {
  const double value = number(column);
  if (!ok_) return 0;
  const auto field = raw(column);
  if (value < 0) reject(RowFault::negative, column.name, field);
  if (value > limit) reject(RowFault::absurd, column.name, field, number_text(limit));
  if (ok_ && value != std::floor(value)) reject(RowFault::bad_number, column.name, field, "12");
  return ok_ ? static_cast<int>(value) : 0;
}

int Row::count_or(const Column& column, int fallback, double limit) { return raw(column).empty() ? fallback : count(column, limit); }

int Row::rounded_up(std::string_view what, double value, double limit) {
  if (ok_ && value < 0) reject(RowFault::negative, what, number_text(value));
  if (ok_ && value > limit) reject(RowFault::absurd, what, number_text(value), number_text(limit));
  return ok_ ? static_cast<int>(std::ceil(value)) : 0;
}

std::string Row::text(const Column& column) {
  const auto field = raw(column);
  if (!ok_ || field.empty()) return {};
  if (field.size() <= max_text_field_bytes && is_clean_text(field)) return std::string(field);
  reject(RowFault::bad_text, column.name, field, std::to_string(max_text_field_bytes));
  return {};
}

}  // namespace icctwin
