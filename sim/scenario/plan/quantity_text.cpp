#include "sim/scenario/plan/quantity_text.h"

#include <fmt/format.h>

#include <cmath>

namespace icctwin {

std::string power_text(double power_w) {
  const double size = std::abs(power_w);
  if (size >= 1e6) return fmt::format("{:.4g} MW", power_w / 1e6);
  if (size >= 1e3) return fmt::format("{:.4g} kW", power_w / 1e3);
  return fmt::format("{:.4g} W", power_w);
}

}  // namespace icctwin
