#include "sim/document/inline.h"

#include <cassert>
#include <cstddef>

namespace icctwin::document {
namespace {

bool is_word(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

Inline& Inline::operator+=(const Inline& more) {
  if (&more == this) return *this += Inline(more);
  for (const auto& run : more.runs_) {
    if (!runs_.empty() && runs_.back().look == run.look)
      runs_.back().text += run.text;
    else
      runs_.push_back(run);
  }
  return *this;
}

std::string Inline::plain() const {
  std::string text;
  for (const auto& run : runs_) text += run.text;
  return text;
}

Inline formula(std::string_view text) {
  constexpr Look serif{.formula = true}, lowered{.sub = true, .formula = true};
  constexpr std::string_view bracket = "（";  // a full-width one stands without a blank
  Inline result;
  std::string part;
  const auto flush = [&] {
    result += Inline(part, serif);
    part.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == " / ") {
      part += " ÷ ";
      i += 2;
    } else if (text.substr(i, 3) == " x ") {
      part += " × ";
      i += 2;
    } else if (text.substr(i, 2) == " x" && text.substr(i + 2).starts_with(bracket)) {
      part += " ×";
      ++i;
    } else if (text[i] == '_' && i > 0 && i + 1 < text.size()) {
      std::size_t end = i + 1;
      while (end < text.size() && is_word(text[end])) ++end;
      flush();
      result += Inline(std::string(text.substr(i + 1, end - i - 1)), lowered);
      i = end - 1;
    } else {
      part += text[i];
    }
  }
  flush();
  return result;
}

Inline filled(std::string_view pattern, std::initializer_list<Inline> values) {
  Inline result;
  std::string part;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!placeholder) {
      part += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    assert(index < values.size());
    result += Inline(std::move(part));
    part.clear();
    if (index < values.size()) result += values.begin()[index];
    i += 2;
  }
  return result += Inline(std::move(part));
}

}  // namespace icctwin::document
