#pragma once
// Quantities as people read them, for problem sentences.
#include <string>

namespace icctwin {

/// "830 W", "44.2 kW", "3.01 MW".
std::string power_text(double power_w);

}  // namespace icctwin
