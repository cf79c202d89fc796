#pragma once
// Lengths of time on the terminal.
#include <fmt/format.h>

#include <string>

namespace icctwin {

/// "8 s", "12 min", "3.4 h"; a short time with hundredths, as of one run in a sweep.
inline std::string duration_text(double seconds) {
  if (seconds < 10) return fmt::format("{:.2f} s", seconds);
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  if (seconds < 6000) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace icctwin
