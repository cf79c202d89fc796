#include "sim/engine/plant/heat_reuse.h"

#include "sim/engine/plant/loop_step.h"

namespace icctwin {

double step_heat_reuse(const CoolingPlan& plan, const PlantState& state, double in_w, double demand_w, PlantResult& result) {
  if (!plan.reuse || demand_w <= 0 || in_w <= 0 || state.service.facility_flow_limit <= 0) return 0;
  const ReusePlan& reuse = *plan.reuse;
  const double stream = plan.facility.design_capacity_w_per_k * flow_ratio(in_w, plan.facility.design_heat_w, plan.facility.min_flow_ratio);
  // The return that this step's heat makes of the supply.
  const ReuseSource source{state.facility_supply_c + in_w / stream, stream, in_w};
  const HeatUser user{reuse.supply_c, reuse.return_c, demand_w};
  const ReuseResult given = reuse.pump ? reuse_by_heat_pump(*reuse.pump, source, user) : reuse_directly(source, user, reuse.approach_k);
  result.reused_w = reuse.electricity_inside ? given.delivered_w : given.taken_w;
  result.heat_pump_w = reuse.electricity_inside ? given.power_w : 0;
  return given.taken_w;
}

}  // namespace icctwin
