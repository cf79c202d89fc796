#pragma once
// Lengths of time on the terminal.
#include <string>

namespace icctwin {

/// "8 s", "12 min", "3.4 h"; a short time with hundredths, as of one run in a sweep.
std::string duration_text(double seconds);

}  // namespace icctwin
