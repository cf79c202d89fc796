#include "sim/validation/unit_inputs.h"

#include <algorithm>
#include <charconv>

namespace icctwin::validation {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

// Lower case without underscores, so that "Eta_Nom" and "etanom" are one name.
std::string UnitInputs::plain(std::string_view name) {
  std::string result;
  for (const char c : name)
    if (c != '_' && !is_space(c)) result += lower(c);
  return result;
}

UnitInputs::UnitInputs(std::string_view cell) {
  std::size_t begin = 0;
  while (begin <= cell.size()) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    const std::string_view part = trimmed(cell.substr(begin, end - begin));
    begin = end + 1;
    const std::size_t equals = part.find('=');
    std::string_view words = part;
    if (equals != std::string_view::npos) {
      const std::string_view left = trimmed(part.substr(0, equals));
      const std::size_t space = left.find_last_of(" \t");
      const std::string_view name = space == std::string_view::npos ? left : left.substr(space + 1);
      words = left.substr(0, left.size() - name.size());  // "1 storey gap=2in" has words before the name
      values_[plain(name)] = trimmed(part.substr(equals + 1));
    }
    for (const char c : trimmed(words)) words_ += lower(c);
    words_ += ' ';
  }
}

std::vector<double> UnitInputs::numbers_in(std::string_view text) {
  std::vector<double> found;
  for (std::size_t i = 0; i < text.size();) {
    const bool sign = text[i] == '-' || text[i] == '+';
    const std::size_t digits = i + (sign ? 1 : 0);
    const bool begins =
        digits < text.size() && (is_digit(text[digits]) || (text[digits] == '.' && digits + 1 < text.size() && is_digit(text[digits + 1])));
    // A sign right behind a digit is a range ("0.5-1.5").
    const std::size_t from = sign && i > 0 && is_digit(text[i - 1]) ? digits : (begins && sign && text[i] == '+' ? digits : i);
    double value = 0;
    if (begins) {
      const auto [end, error] = std::from_chars(text.data() + from, text.data() + text.size(), value);
      if (error == std::errc{}) {
        found.push_back(value);
        i = static_cast<std::size_t>(end - text.data());
        continue;
      }
    }
    ++i;
  }
  return found;
}

std::vector<double> UnitInputs::numbers(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (const auto found = values_.find(plain(name)); found != values_.end()) return numbers_in(found->second);
  return {};
}

std::optional<double> UnitInputs::number(std::initializer_list<std::string_view> names) const {
  const auto all = numbers(names);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

}  // namespace icctwin::validation
