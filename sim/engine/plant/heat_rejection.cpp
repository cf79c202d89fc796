#include "sim/engine/plant/heat_rejection.h"

#include <algorithm>
#include <cmath>

#include "models/cooling/pump.h"
#include "models/cooling/water_use.h"
#include "sim/engine/plant/loop_step.h"
#include "sim/engine/plant/rejection_device.h"

namespace icctwin {
namespace {

struct Root {
  double x = 0;
  bool converged = false;
};

// Finds x in [low, high] where a rising function meets zero, by the Illinois variant of regula falsi.
template <class F>
Root rising_root(F&& f, double low, double f_low, double high, double f_high, double tolerance) {
  constexpr int most_rounds = 40;
  double x = low;
  for (int i = 0; i < most_rounds; ++i) {
    if (std::abs(high - low) <= 1e-9) return {x, true};
    x = (low * f_high - high * f_low) / (f_high - f_low);
    const double fx = f(x);
    if (std::abs(fx) <= tolerance) return {x, true};
    if (fx < 0) {
      low = x, f_low = fx, f_high *= 0.5;
    } else {
      high = x, f_high = fx, f_low *= 0.5;
    }
  }
  return {x, false};
}

}  // namespace

double rejection_set_c(const RejectionPlan& plan, const WeatherSample& weather, double source_c) {
  const RejectionDevice device(plan, plan.cells, 1, plan.capacity_w, weather, source_c);
  return std::clamp(device.outdoor_c() + plan.set_approach_k, plan.leaving_min_c, plan.leaving_max_c);
}

void step_heat_rejection(const RejectionPlan& plan, PlantState& state, double in_w, double set_c, const WeatherSample& weather,
                         double source_c, double step_s, PlantResult& result) {
  const double flow = std::min(state.service.condenser_flow_limit, flow_ratio(in_w, plan.capacity_w, plan.min_flow_ratio));
  if (flow <= 0) return;  // nothing moves, and nothing was given to it
  result.condenser_pump_w = plan.pump_w * plan.pumps.power_ratio(flow);
  in_w += result.condenser_pump_w;
  const double stream = plan.capacity_w_per_k * flow;
  const double inertia = plan.heat_capacity_j_per_k / step_s;
  const double rise_k = in_w / stream;
  const double before_c = state.condenser_c;
  RejectionDevice device(plan, state.service.tower_cells, flow, in_w, weather, source_c);
  const double outdoor_c = device.outdoor_c();
  // A millionth of the design heat: far below what the books show, and it is booked exactly all the same.
  const double tolerance_w = 1e-6 * plan.capacity_w;

  RejectionDevice::Point last{};
  bool converged = true;
  const auto heat_at = [&](double leaving_c, double speed) {
    last = device.at(leaving_c + rise_k, speed, state.air_out_c);
    state.air_out_c = last.air_out_c;
    return last.heat_w;
  };
  // Leaving temperature at a given fan speed: inertia (T - T0) = Q_in - heat(T), whose left side minus right side rises with T.
  const auto float_at = [&](double speed) {
    const auto excess = [&](double leaving_c) { return inertia * (leaving_c - before_c) - in_w + heat_at(leaving_c, speed); };
    double low = std::min(before_c, outdoor_c) - 1, high = std::max(before_c, outdoor_c) + 1 + in_w / inertia;
    double f_low = excess(low), f_high = excess(high);
    while (f_low > 0) high = low, f_high = f_low, low -= 10, f_low = excess(low);
    while (f_high < 0) low = high, f_low = f_high, high += 10, f_high = excess(high);
    const Root leaving = rising_root(excess, low, f_low, high, f_high, tolerance_w);
    converged = converged && leaving.converged;
    excess(leaving.x);
    return leaving.x;
  };

  const double wanted_w = in_w + inertia * (before_c - set_c);  // rejected heat that brings the water to its set point in this step
  double speed = 0, leaving_c = set_c, rejected_w = 0;
  const auto solve = [&] {
    const double least_w = heat_at(set_c, 0.0);
    result.tower_fan_full = false;
    if (wanted_w <= least_w) {
      speed = 0;
      leaving_c = float_at(0.0);
      rejected_w = last.heat_w;
      if (leaving_c < plan.guard_c && before_c >= plan.guard_c) {
        // Freeze guard: part of the water goes round the tower.
        leaving_c = plan.guard_c;
        rejected_w = std::max(0.0, in_w + inertia * (before_c - leaving_c));
        result.limits.add(Limit::freeze_guard, weather.dry_bulb_c < 0);
      }
      return;
    }
    const double most_w = heat_at(set_c, 1.0);
    if (wanted_w >= most_w) {
      speed = 1;
      leaving_c = float_at(1.0);
      rejected_w = last.heat_w;
      result.tower_fan_full = true;
      return;
    }
    const auto surplus = [&](double y) { return heat_at(set_c, y) - wanted_w; };
    double low = 0, f_low = least_w - wanted_w, high = 1, f_high = most_w - wanted_w;
    if (state.fan_speed > 0 && state.fan_speed < 1) {  // the last step's speed halves the interval at once
      const double f_guess = surplus(state.fan_speed);
      if (f_guess < 0) {
        low = state.fan_speed, f_low = f_guess;
      } else {
        high = state.fan_speed, f_high = f_guess;
      }
      const double near = std::clamp(state.fan_speed + (f_guess < 0 ? 0.02 : -0.02), 0.0, 1.0);
      const double f_near = surplus(near);
      if (f_near < 0) {
        low = near, f_low = f_near;
      } else {
        high = near, f_high = f_near;
      }
    }
    const Root root = rising_root(surplus, low, f_low, high, f_high, tolerance_w);
    converged = converged && root.converged;
    speed = root.x;
    rejected_w = heat_at(set_c, speed);
    leaving_c = before_c + (in_w - rejected_w) / inertia;
    state.fan_speed = speed;
  };
  solve();
  if (device.leaves_york(leaving_c, speed)) {
    device.use_merkel();
    solve();
  }
  result.limits.add(Limit::not_converged, !converged);
  result.limits.add(Limit::tower_correlation, device.outside_york());
  result.limits.add(Limit::source_discharge, last.held_back && speed >= 1);
  state.condenser_c = before_c + (in_w - rejected_w) / inertia;
  result.rejected_w += rejected_w;
  (plan.source ? result.source_pump_w : result.rejection_fan_w) = device.drive_power_w(speed);
  result.pad_pump_w = device.pads_wet() ? plan.pads->pump_w : rejected_w > 0 ? plan.spray_pump_w : 0.0;
  if (!plan.tower && !device.pads_wet()) return;
  const double evaporated = device.evaporation_kg_per_s(last, speed);
  const double evaporation = last.heat_w > 0 ? evaporated * std::min(1.0, rejected_w / last.heat_w) : 0.0;
  const auto water = tower_water(evaporation, plan.tower ? device.water_kg_per_s() : 0.0, plan.cycles_of_concentration, plan.drift_ratio);
  result.evaporation_kg_per_s = water.evaporation_kg_per_s;
  result.drift_kg_per_s = water.drift_kg_per_s;
  result.blowdown_kg_per_s = water.blowdown_kg_per_s;
  result.makeup_kg_per_s = water.makeup_kg_per_s;
}

}  // namespace icctwin
