#include "sim/engine/plant/chillers.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

ChillerWork run_chillers(const CoolingPlan& plan, int units_in_service, double load_w, double leaving_c, double condenser_c) {
  if (load_w <= 0) return {};
  if (plan.chillers.carnot) {
    // Machines are staged so that those which run are fully loaded: approaches stay at their full-load values.
    CarnotChiller running = *plan.chillers.carnot;
    running.capacity_w = load_w;
    return {evaluate(running, ChillerLoad{load_w, leaving_c}, condenser_c).power_w, false, false, 1};
  }
  // As few machines as carry the load within their staging share, alike.
  const double one_w = plan.chillers.record->capacity_w * plan.chillers.stage_load_ratio;
  const double units = std::clamp(std::ceil(load_w / one_w), 1.0, static_cast<double>(units_in_service));
  const auto result = evaluate(*plan.chillers.record, ChillerLoad{load_w / units, leaving_c}, condenser_c);
  const bool cycling = result.part_load_ratio < plan.chillers.record->plr_min;
  return {result.power_w * units, result.out_of_range, cycling, static_cast<int>(units)};
}

double chiller_capacity_w(const CoolingPlan& plan, int units, double leaving_c, double condenser_c) {
  if (plan.chillers.carnot) return plan.chillers.carnot->capacity_w * units / plan.chillers.units;
  if (!plan.chillers.record || units == 0) return 0;
  const auto flat_out = evaluate(*plan.chillers.record, ChillerLoad{1e12, leaving_c}, condenser_c);
  return flat_out.heat_evaporator_w * units;
}

}  // namespace icctwin
