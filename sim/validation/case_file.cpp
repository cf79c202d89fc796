#include "sim/validation/case_file.h"

#include <csv.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>
#include <utility>

namespace icctwin::validation {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::optional<double> parse_number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

struct Fields {
  std::vector<std::vector<std::string>> rows;
  std::vector<int> lines;
  std::vector<std::string> row;
  int line = 0;
};

void end_of_field(void* text, std::size_t length, void* data) {
  static_cast<Fields*>(data)->row.emplace_back(static_cast<const char*>(text), length);
}

void end_of_row(int, void* data) {
  auto* fields = static_cast<Fields*>(data);
  fields->rows.push_back(std::exchange(fields->row, {}));
  fields->lines.push_back(fields->line);
}

std::optional<double> finite_number(const nlohmann::json* value) {
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const double number = value->get<double>();
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::string> read_bytes(const std::filesystem::path& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    // An empty file fails the copy, so the stream that is read from decides.
    if (stream && ((bytes << stream.rdbuf()) || !stream.bad())) return std::move(bytes).str();
  }
  diagnostics.add("E-VAL-001", path.filename().string(), error ? error.message() : "not a readable file");
  return std::nullopt;
}

std::optional<Table> read_table(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const std::string name = path.filename().string();
  auto bytes = read_bytes(path, diagnostics);
  if (!bytes) return std::nullopt;
  std::string text = std::move(*bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  Fields fields;
  csv_parser parser;
  csv_init(&parser, CSV_APPEND_NULL);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    ++fields.line;
    csv_parse(&parser, text.data() + at, end - at, end_of_field, end_of_row, &fields);
    at = end;
  }
  csv_fini(&parser, end_of_field, end_of_row, &fields);
  csv_free(&parser);
  if (fields.rows.size() < 2) {
    diagnostics.add("E-VAL-002", name);
    return std::nullopt;
  }
  Table table;
  table.columns = fields.rows.front();
  for (std::size_t i = 1; i < fields.rows.size(); ++i) {
    if (fields.rows[i].size() == table.columns.size()) {
      table.rows.push_back(std::move(fields.rows[i]));
      table.lines.push_back(fields.lines[i]);
    } else {
      ++table.broken_rows;
      diagnostics.add("E-VAL-007", name + ":" + std::to_string(fields.lines[i]), std::to_string(fields.rows[i].size()),
                      std::to_string(table.columns.size()));
    }
  }
  if (table.rows.empty()) return std::nullopt;
  return table;
}

Parameters::Parameters(const nlohmann::json& object, std::string where, Diagnostics& diagnostics)
    : object_(&object), where_(std::move(where)), diagnostics_(&diagnostics), good_(std::make_shared<bool>(true)) {}

const nlohmann::json* Parameters::find(std::string_view key) const {
  const auto found = object_->find(key);
  return found == object_->end() ? nullptr : &*found;
}

void Parameters::reject(std::string_view key, std::string_view expected) {
  *good_ = false;
  diagnostics_->add("E-VAL-005", where_, std::string(key), std::string(expected));
}

bool Parameters::has(std::string_view key) const { return find(key) != nullptr; }

double Parameters::number(std::string_view key) {
  const auto value = finite_number(find(key));
  if (!value) reject(key, "number");
  return value.value_or(not_a_number);
}

double Parameters::number_or(std::string_view key, double fallback) { return has(key) ? number(key) : fallback; }

std::optional<double> Parameters::first_number(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (const auto value = finite_number(find(key))) return value;
  }
  return std::nullopt;
}

std::vector<double> Parameters::numbers(std::string_view key) {
  const nlohmann::json* list = find(key);
  std::vector<double> values;
  if (list != nullptr && list->is_array()) {
    for (const auto& entry : *list) {
      const auto value = finite_number(&entry);
      if (!value) break;
      values.push_back(*value);
    }
    if (!values.empty() && values.size() == list->size()) return values;
  }
  reject(key, "list of numbers");
  return {};
}

std::optional<std::string> Parameters::text(std::string_view key) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

bool Parameters::flag(std::string_view key) {
  const nlohmann::json* value = find(key);
  if (value != nullptr && value->is_boolean()) return value->get<bool>();
  reject(key, "true or false");
  return false;
}

std::vector<std::pair<double, double>> Parameters::pairs(std::string_view key) {
  const nlohmann::json* list = find(key);
  std::vector<std::pair<double, double>> values;
  if (list != nullptr && list->is_array()) {
    for (const auto& entry : *list) {
      if (!entry.is_array() || entry.size() != 2) break;
      const auto x = finite_number(&entry[0]), y = finite_number(&entry[1]);
      if (!x || !y) break;
      values.emplace_back(*x, *y);
    }
    if (!values.empty() && values.size() == list->size()) return values;
  }
  reject(key, "list of pairs of numbers");
  return {};
}

bool Parameters::is_object(std::string_view key) const {
  const nlohmann::json* value = find(key);
  return value != nullptr && value->is_object();
}

bool Parameters::is_array(std::string_view key) const {
  const nlohmann::json* value = find(key);
  return value != nullptr && value->is_array();
}

bool Parameters::is_null(std::string_view key) const {
  const nlohmann::json* value = find(key);
  return value != nullptr && value->is_null();
}

std::optional<Parameters> Parameters::object(std::string_view key) {
  const nlohmann::json* value = find(key);
  if (value == nullptr || !value->is_object()) {
    reject(key, "object");
    return std::nullopt;
  }
  Parameters inside(*value, where_ + "/" + std::string(key), *diagnostics_);
  inside.good_ = good_;
  return inside;
}

CaseFile::CaseFile(std::string name, Table table, Parameters parameters_of_file, Diagnostics& diagnostics)
    : parameters(std::move(parameters_of_file)), name_(std::move(name)), table_(std::move(table)), diagnostics_(&diagnostics) {}

std::optional<std::size_t> CaseFile::column_index(std::string_view column) const {
  const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
  if (found == table_.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table_.columns.begin());
}

void CaseFile::missing(std::string_view column) {
  if (reported_.insert(std::string(column)).second) diagnostics_->add("E-VAL-003", name_, std::string(column));
}

bool CaseFile::require(std::initializer_list<std::string_view> columns) {
  bool complete = true;
  for (const std::string_view column : columns) {
    if (has(column)) continue;
    missing(column);
    complete = false;
  }
  return complete;
}

std::optional<std::string_view> Row::cell(std::string_view column) const {
  const auto index = file_->column_index(column);
  if (!index) return std::nullopt;
  return file_->table_.rows[index_][*index];
}

std::string Row::name() const {
  const auto given = cell("case");
  return given && !given->empty() ? std::string(*given) : "row " + std::to_string(index_ + 1);
}

double Row::number(std::string_view column) {
  const auto field = cell(column);
  if (!field) {
    file_->missing(column);
  } else if (const auto value = parse_number(*field)) {
    return *value;
  } else {
    file_->diagnostics_->add("E-VAL-004", file_->name_ + ", " + name(), std::string(*field), std::string(column));
  }
  good_ = false;
  return not_a_number;
}

std::optional<double> Row::optional_number(std::string_view column) {
  const auto field = cell(column);
  if (!field || field->empty()) return std::nullopt;
  return number(column);
}

std::string_view Row::text(std::string_view column) {
  const auto field = cell(column);
  if (field) return *field;
  file_->missing(column);
  good_ = false;
  return {};
}

double Row::tolerance(double expected, std::initializer_list<std::string_view> columns) {
  const auto from = [&](std::string_view column) -> std::optional<double> {
    const auto value = optional_number(column);
    if (!value) return std::nullopt;
    return column.starts_with("tol_rel") ? *value * std::abs(expected) : *value;
  };
  for (const std::string_view column : columns) {
    if (const auto value = from(column)) return *value;
  }
  for (const std::string& column : file_->table_.columns) {
    if (!column.starts_with("tol_rel")) continue;
    if (const auto value = from(column)) return *value;
  }
  file_->missing(*columns.begin());
  good_ = false;
  return not_a_number;
}

void Row::reject(std::string_view column, std::string_view choices) {
  good_ = false;
  file_->diagnostics_->add("E-VAL-008", file_->name_ + ", " + name(), std::string(text(column)), std::string(choices));
}

}  // namespace icctwin::validation
