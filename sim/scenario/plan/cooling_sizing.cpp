#include "sim/scenario/plan/cooling_sizing.h"

#include <fmt/format.h>

#include "sim/scenario/plan/quantity_text.h"

namespace icctwin {

std::string degrees_text(double t_c) { return fmt::format("{:.1f} degC", t_c); }

void require_capacity(Diagnostics& diagnostics, double capacity_w, double heat_w, const char* where, const char* part,
                      const char* part_zh) {
  if (capacity_w < heat_w * (1 - 1e-9))
    diagnostics.add("E-COOL-001", where, power_text(capacity_w), power_text(heat_w), {{"part", part}, {"part_zh", part_zh}});
}

}  // namespace icctwin
