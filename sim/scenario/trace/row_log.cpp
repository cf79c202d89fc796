#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::size_t printable_bytes = 60;

// Bytes of the UTF-8 character at the front, 0 if there is none (overlong forms, surrogates and values above U+10FFFF are none).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(1);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
      (first == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }

std::string code_of(RowFault fault) {
  const auto number = std::to_string(static_cast<std::size_t>(fault) + 1);
  return "W-TRC-" + std::string(3 - number.size(), '0') + number;
}

}  // namespace

bool is_clean_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0 || is_control(text.front())) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (out.size() + length > printable_bytes) return out + "...";
    if (length == 0 || is_control(text.front())) {
      out += '?';
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

void RowLog::reject(RowFault fault, std::size_t line, std::string_view column, std::string_view value, std::string_view limit) {
  ++rejected_;
  auto& count = by_fault_[static_cast<std::size_t>(fault)];
  if (++count > rows_reported_per_fault) return;
  diagnostics_.add(code_of(fault), place(line), printable(value), std::string(limit), {{"column", std::string(column)}});
}

void RowLog::finish(std::size_t rows_accepted) {
  for (std::size_t i = 0; i < row_fault_count; ++i) {
    if (by_fault_[i] <= rows_reported_per_fault) continue;
    diagnostics_.add("W-TRC-020", name_, std::to_string(by_fault_[i] - rows_reported_per_fault), "",
                     {{"fault", std::string(row_fault_name(static_cast<RowFault>(i)))}});
  }
  if (rows_accepted == 0) diagnostics_.add("E-TRC-002", name_, std::to_string(rejected_ + rows_accepted), std::to_string(rejected_));
}

}  // namespace icctwin
