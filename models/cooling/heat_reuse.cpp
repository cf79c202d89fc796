#include "models/cooling/heat_reuse.h"

#include <algorithm>

#include "models/base/conversions.h"

namespace icctwin {
namespace {}

ReuseResult reuse_directly(const ReuseSource& source, const HeatUser& user, double approach_k) {
  ReuseResult result;
  const double span_k = user.supply_c - user.return_c;
  const double reached_c = std::min(source.hot_c - approach_k, user.supply_c);
  if (!(user.demand_w > 0.0) || !(span_k > 0.0) || reached_c <= user.return_c) return result;
  const double wanted_w = user.demand_w * (reached_c - user.return_c) / span_k;
  const double loop_w = source.stream_w_per_k * (source.hot_c - approach_k - user.return_c);
  result.delivered_w = result.taken_w = std::max(0.0, std::min({wanted_w, loop_w, source.heat_w}));
  return result;
}

ReuseResult reuse_by_heat_pump(const ReuseHeatPump& pump, const ReuseSource& source, const HeatUser& user) {
  ReuseResult result;
  const double wanted_w = std::min(user.demand_w, pump.capacity_w);
  if (!(wanted_w > 0.0) || !(source.heat_w > 0.0)) return result;
  const double condenser_k = user.supply_c + pump.approach_k + zero_celsius_k;
  const double evaporator_k = source.hot_c - pump.source_drop_k - pump.approach_k + zero_celsius_k;
  const double lift_k = condenser_k - evaporator_k;
  // A COP of 1 would be an electric heater; below 1.5 the machine stays off.
  constexpr double least_cop = 1.5;
  result.cop = lift_k > 0.0 ? std::min(pump.carnot_share * condenser_k / lift_k, pump.cop_max) : pump.cop_max;
  if (result.cop < least_cop) return {};
  const double at_hand_w = std::min(source.heat_w, source.stream_w_per_k * pump.source_drop_k);
  result.delivered_w = std::min(wanted_w, at_hand_w / (1.0 - 1.0 / result.cop));
  result.power_w = result.delivered_w / result.cop;
  result.taken_w = result.delivered_w - result.power_w;
  return result;
}

}  // namespace icctwin
