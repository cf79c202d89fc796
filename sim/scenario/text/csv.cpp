#include "sim/scenario/text/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace icctwin {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator, std::size_t first_line)
    : rest_(text), separator_(separator), next_line_(first_line) {
  if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

bool CsvReader::next() {
  while (!rest_.empty()) {
    const auto end = std::min(rest_.find('\n'), rest_.size());
    std::string_view row = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    line_ = next_line_++;
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (std::ranges::all_of(row, is_blank)) continue;
    fields_.clear();
    unescaped_.clear();
    malformed_ = false;
    if (row.find('"') == row.npos) {
      split(row);
    } else {
      split_quoted(row);
    }
    return true;
  }
  fields_.clear();
  return false;
}

void CsvReader::split(std::string_view row) {
  while (true) {
    const auto end = row.find(separator_);
    fields_.push_back(row.substr(0, end));
    if (end == row.npos) return;
    row.remove_prefix(end + 1);
  }
}

void CsvReader::split_quoted(std::string_view row) {
  while (true) {
    std::size_t end = 0;
    if (!row.starts_with('"')) {
      end = std::min(row.find(separator_), row.size());
      fields_.push_back(row.substr(0, end));
      // RFC 4180 allows a quote only at the start of a field.
      if (fields_.back().find('"') != std::string_view::npos) malformed_ = true;
    } else {
      std::string& field = unescaped_.emplace_back();
      std::size_t at = 1;
      for (; at < row.size(); ++at) {
        if (row[at] == '"') {
          if (at + 1 >= row.size() || row[at + 1] != '"') break;
          ++at;
        }
        field += row[at];
      }
      if (at >= row.size()) malformed_ = true;  // never closed
      end = std::min(row.find(separator_, at), row.size());
      if (at + 1 < end) malformed_ = true;  // text after the closing quote
      fields_.push_back(field);
    }
    if (end == row.size()) return;
    row.remove_prefix(end + 1);
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);  // std::from_chars takes no plus sign
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string number_text(double number) {
  char buffer[32];  // the longest double takes 24
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, end};
}

std::string csv_field(std::string_view text, char separator) {
  std::string out(trim(text));
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  out = trim(out);
  if (out.find('"') == out.npos && out.find(separator) == out.npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace icctwin
