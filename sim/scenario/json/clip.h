#pragma once
// Values in problems stay short, however long the input is.
#include <cstddef>
#include <string>
#include <string_view>

namespace icctwin {

/// The text, or its beginning and "..." where it is longer than `limit` bytes; never cut inside a UTF-8 character.
inline std::string clip(std::string_view text, std::size_t limit = 60) {
  if (text.size() <= limit) return std::string(text);
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace icctwin
