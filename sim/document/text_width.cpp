#include "sim/document/text_width.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sim/document/utf8.h"

namespace icctwin::document {
namespace {

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

double text_width_em(std::string_view text) {
  double width_em = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const std::size_t length = std::max<std::size_t>(1, sequence_length(text.substr(i)));
    if (length == 1)
      width_em += ascii_width_em(c);
    else if (length == 2)
      width_em += c == '\xC2' ? 0.35 : 0.6;  // no-break space, degree, superscripts
    else if (text.substr(i, 2) == "\xE2\x80")
      width_em += 0.5;  // dashes, thin space, quotes
    else
      width_em += length == 3 && text.substr(i, 1) == "\xE2" ? 0.6 : 1.0;
    i += length;
  }
  return width_em;
}

int line_count(std::string_view text, double font_pt, double width_mm) {
  constexpr double mm_per_pt = 25.4 / 72;
  // Lines break at words, so a line is seldom full; 6 % was enough in every text tried.
  const double lines = text_width_em(text) * font_pt * mm_per_pt / (0.94 * width_mm);
  return std::max(1, static_cast<int>(std::ceil(lines)));
}

}  // namespace icctwin::document
