#include "sim/engine/plant/cdus.h"

#include <Eigen/Core>

namespace icctwin {

// The vector form of step_loop.
double step_cdus(const CoolingPlan& plan, PlantState& state, const std::vector<double>& load_w, double step_s, PlantResult& result) {
  if (plan.cdus == 0) return 0;
  const auto size = static_cast<Eigen::Index>(plan.cdus);
  const Eigen::Map<const Eigen::ArrayXd> liquid_w(load_w.data(), size);
  Eigen::Map<Eigen::ArrayXd> return_c(state.cdu_return_c.data(), size);
  const Eigen::ArrayXd flow = (liquid_w / plan.cdu_capacity_w).max(plan.cdu_min_flow_ratio).min(1.0);
  const Eigen::ArrayXd pump_w =
      plan.cdu_pump_fixed ? Eigen::ArrayXd::Constant(size, plan.cdu_pump_w).eval() : (plan.cdu_pump_w * flow.cube()).eval();
  const Eigen::ArrayXd in_w = liquid_w + pump_w;
  const Eigen::ArrayXd stream = plan.cdu_capacity_w_per_k * flow;
  const Eigen::ArrayXd exchanger = plan.cdu_effectiveness * stream;
  const double inertia = plan.cdu_heat_capacity_j_per_k / step_s;
  const Eigen::ArrayXd held = inertia * return_c + in_w;
  const Eigen::ArrayXd controlled = (held + stream * plan.cdu_supply_c) / (inertia + stream);
  const Eigen::ArrayXd saturated = (held + exchanger * state.facility_supply_c) / (inertia + exchanger);
  const Eigen::ArrayXd next = controlled.max(saturated).min(held / inertia);
  const Eigen::ArrayXd out_w = in_w + inertia * (return_c - next);
  return_c = next;
  result.cdu_pump_w = pump_w.sum();
  result.cdu_supply_c.resize(plan.cdus);
  Eigen::Map<Eigen::ArrayXd> supply_c(result.cdu_supply_c.data(), size);
  supply_c = next - out_w / stream;
  result.coolant_supply_max_c = supply_c.maxCoeff();
  result.coolant_return_c = next.mean();
  return out_w.sum();
}

}  // namespace icctwin
