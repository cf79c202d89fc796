#include "sim/results/limits.h"

namespace icctwin {

const LimitInfo& limit_info(Limit limit) {
  // In the order of Limit.
  static constexpr std::array<LimitInfo, limit_count> infos = {{
      {"W-RUN-011", "/cooling/chiller", "chiller_cycling"},
      {"W-RUN-012", "/cooling/heat_rejection", "tower_correlation_left"},
      {"H-RUN-013", "/cooling/heat_rejection", "freeze_guard"},
      {"W-RUN-014", "/cooling/heat_rejection", "discharge_limit"},
      {"W-RUN-015", "/cooling/cdu", "no_flow"},
      {"W-RUN-015", "/cooling/facility_loop", "no_flow"},
      {"W-RUN-015", "/cooling/chilled_loop", "no_flow"},
      {"W-RUN-015", "/cooling/condenser_pump", "no_flow"},
      {"W-RUN-016", "/cooling/heat_rejection", "solver_not_converged"},
  }};
  return infos[static_cast<std::size_t>(limit)];
}

}  // namespace icctwin
