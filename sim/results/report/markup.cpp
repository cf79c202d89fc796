#include "sim/results/report/markup.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace icctwin::report {
namespace {

/// Length of the valid UTF-8 sequence at the beginning, 0 when it is not valid.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  // Overlong forms, surrogates and values above U+10FFFF.
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF0 && byte(1) < 0x90) ||
      (lead == 0xF4 && byte(1) > 0x8F))
    return 0;
  return length;
}

double ascii_width_em(char c) {
  if (c >= '0' && c <= '9') return 0.555;
  if (c >= 'A' && c <= 'Z') return c == 'I' ? 0.30 : c == 'M' || c == 'W' ? 0.83 : 0.60;
  if (c == 'm' || c == 'w') return 0.83;
  if (c == 'i' || c == 'l' || c == 'j' || c == '.' || c == ',' || c == ':' || c == ';' || c == '\'' || c == '|') return 0.27;
  if (c == ' ') return 0.224;
  if (c == 'f' || c == 't' || c == 'r' || c == '(' || c == ')' || c == '-' || c == '/') return 0.36;
  if (c == 's' || c == 'c' || c == 'z' || c == 'k' || c == 'v' || c == 'x' || c == 'y') return 0.47;
  return 0.54;
}

}  // namespace

std::string escape(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    const char c = text.front();
    if (length == 0 || (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
      result += "\uFFFD";
      text.remove_prefix(1);
      continue;
    }
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

double text_width_em(std::string_view markup) {
  double width_em = 0;
  for (std::size_t i = 0; i < markup.size();) {
    const char c = markup[i];
    if (c == '<') {
      i = std::min(markup.find('>', i), markup.size() - 1) + 1;
      continue;
    }
    if (c == '&') {
      i = std::min(markup.find(';', i), markup.size() - 1) + 1;
      width_em += 0.6;
      continue;
    }
    const std::size_t length = std::max<std::size_t>(1, sequence_length(markup.substr(i)));
    if (length == 1)
      width_em += ascii_width_em(c);
    else if (length == 2)
      width_em += c == '\xC2' ? 0.35 : 0.6;  // no-break space, degree, superscripts
    else if (markup.substr(i, 2) == "\xE2\x80")
      width_em += 0.5;  // dashes, thin space, quotes
    else
      width_em += length == 3 && markup.substr(i, 1) == "\xE2" ? 0.6 : 1.0;
    i += length;
  }
  return width_em;
}

int line_count(std::string_view markup, double font_pt, double width_mm) {
  constexpr double mm_per_pt = 25.4 / 72;
  // Lines break at words, so a line is seldom full; 6 % was enough in every text tried.
  const double lines = text_width_em(markup) * font_pt * mm_per_pt / (0.94 * width_mm);
  return std::max(1, static_cast<int>(std::ceil(lines)));
}

}  // namespace icctwin::report
