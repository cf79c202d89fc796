#include "sim/engine/plant.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/cooling/pump.h"
#include "models/cooling/water_use.h"

namespace icctwin {
namespace {

double flow_ratio(double heat_w, double design_w, double least) { return design_w > 0 ? std::clamp(heat_w / design_w, least, 1.0) : least; }

/// One path out of a loop: heat = slope (T - cold) + constant.
struct Outlet {
  double slope_w_per_k, cold_c, constant_w = 0;
};

struct LoopStep {
  double temperature_c, out_w;
};

// Implicit Euler of C dT/dt = Q_in - max(0, min(a, b)); see plant.h.
LoopStep step_loop(double temperature_c, double capacity_j_per_k, double in_w, const Outlet& a, const Outlet& b, double step_s) {
  const double inertia = capacity_j_per_k / step_s;
  const auto solve = [&](const Outlet& outlet) {
    return (inertia * temperature_c + in_w + outlet.slope_w_per_k * outlet.cold_c - outlet.constant_w) / (inertia + outlet.slope_w_per_k);
  };
  const double closed_c = temperature_c + in_w / inertia;
  const double next_c = std::min(std::max(solve(a), solve(b)), closed_c);
  return {next_c, next_c == closed_c ? 0.0 : in_w + inertia * (temperature_c - next_c)};
}

struct ChillerWork {
  double power_w = 0;
  bool out_of_range = false;
};

ChillerWork run_chillers(const CoolingPlan& plan, double load_w, double leaving_c, double condenser_c) {
  if (load_w <= 0) return {};
  if (plan.carnot) {
    // Machines are staged so that those which run are fully loaded: approaches stay at their full-load values.
    CarnotChiller running = *plan.carnot;
    running.capacity_w = load_w;
    return {evaluate(running, ChillerLoad{load_w, leaving_c}, condenser_c).power_w, false};
  }
  // As many machines as carry the load, alike.
  const double one_w = plan.record->capacity_w;
  const double units = std::clamp(std::ceil(load_w / one_w), 1.0, static_cast<double>(plan.chiller_units));
  const auto result = evaluate(*plan.record, ChillerLoad{load_w / units, leaving_c}, condenser_c);
  return {result.power_w * units, result.out_of_range};
}

// Greatest evaporator load of all chillers at these temperatures.
double chiller_capacity_w(const CoolingPlan& plan, double leaving_c, double condenser_c) {
  if (plan.carnot) return plan.carnot->capacity_w;
  if (!plan.record) return 0;
  const auto flat_out = evaluate(*plan.record, ChillerLoad{1e12, leaving_c}, condenser_c);
  return flat_out.heat_evaporator_w * plan.chiller_units;
}

struct WaterLoopStep {
  double economizer_w, chiller_w, pump_w;
};

// A water loop cooled by the condenser loop through an exchanger and, within a capacity, by chillers.
WaterLoopStep step_water_loop(const LoopPlan& loop, double in_w, double condenser_c, double chiller_capacity, double& return_c,
                              double& supply_c, double step_s) {
  const double flow = flow_ratio(in_w, loop.design_heat_w, loop.min_flow_ratio);
  const double pump_w = affinity_power_w(loop.pump_w, flow);
  const double stream = loop.design_capacity_w_per_k * flow;
  if (stream <= 0) return {0, 0, 0};
  const double exchanger = loop.exchanger_effectiveness * stream;
  // Where the condenser loop is the warmer side the exchanger is bypassed, and the chillers alone remain.
  const Outlet controlled{stream, loop.supply_c};
  const auto exchange = [&](const Outlet& behind) {
    return step_loop(return_c, loop.heat_capacity_j_per_k, in_w + pump_w, controlled, behind, step_s);
  };
  auto next = exchange(Outlet{exchanger, condenser_c, chiller_capacity});
  if (next.temperature_c < condenser_c) next = exchange(Outlet{0, condenser_c, chiller_capacity});
  return_c = next.temperature_c;
  supply_c = return_c - next.out_w / stream;
  // What the exchanger leaves over; bounded, so that rounding never asks chillers that are not there.
  const double chiller_w =
      std::clamp(next.out_w - std::max(0.0, exchanger * (return_c - condenser_c)), 0.0, std::max(0.0, chiller_capacity));
  return {next.out_w - chiller_w, chiller_w, pump_w};
}

struct Rejection {
  double heat_w, evaporation_kg_per_s, air_out_c;
};

// The tower or dry cooler at one entering temperature and fan speed.
Rejection reject(const CoolingPlan& plan, double in_c, double flow, double fan_speed, const WeatherSample& weather, double guess_c) {
  if (plan.tower) {
    const auto& tower = *plan.tower;
    const auto result = evaluate(tower, in_c, tower.water_nominal_kg_per_s * flow, fan_speed, weather.wet_bulb_c, weather.pressure_pa,
                                 weather.humidity_ratio, guess_c);
    return {result.heat_w, result.evaporation_kg_per_s, result.air_out_c};
  }
  const auto result = evaluate(*plan.dry_cooler, in_c, plan.dry_cooler->water_nominal_kg_per_s * flow, fan_speed, weather.dry_bulb_c);
  return {result.heat_w, 0, guess_c};
}

// Finds x in [low, high] where a rising function meets zero, by the Illinois variant of regula falsi.
template <class F>
double rising_root(F&& f, double low, double f_low, double high, double f_high, double tolerance) {
  double x = low;
  for (int i = 0; i < 40 && std::abs(high - low) > 1e-9; ++i) {
    x = (low * f_high - high * f_low) / (f_high - f_low);
    const double fx = f(x);
    if (std::abs(fx) <= tolerance) break;
    if (fx < 0) {
      low = x, f_low = fx, f_high *= 0.5;
    } else {
      high = x, f_high = fx, f_low *= 0.5;
    }
  }
  return x;
}

void step_condenser(const CoolingPlan& plan, PlantState& state, double in_w, const WeatherSample& weather, double step_s,
                    PlantResult& result) {
  const double flow = flow_ratio(in_w, plan.rejection_capacity_w, plan.condenser_min_flow_ratio);
  result.condenser_pump_w = affinity_power_w(plan.condenser_pump_w, flow);
  in_w += result.condenser_pump_w;
  const double stream = plan.condenser_capacity_w_per_k * flow;
  const double inertia = plan.condenser_heat_capacity_j_per_k / step_s;
  const double rise_k = in_w / stream;
  const double before_c = state.condenser_c;
  const double outdoor_c = plan.tower ? weather.wet_bulb_c : weather.dry_bulb_c;
  const double set_c = std::clamp(outdoor_c + plan.set_approach_k, plan.leaving_min_c, plan.leaving_max_c);
  // A millionth of the design heat: far below what the books show, and it is booked exactly all the same.
  const double tolerance_w = 1e-6 * plan.rejection_capacity_w;

  Rejection last{};
  const auto heat_at = [&](double leaving_c, double speed) {
    last = reject(plan, leaving_c + rise_k, flow, speed, weather, state.air_out_c);
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
    const double leaving_c = rising_root(excess, low, f_low, high, f_high, tolerance_w);
    excess(leaving_c);
    return leaving_c;
  };

  const double wanted_w = in_w + inertia * (before_c - set_c);  // rejected heat that brings the water to its set point in this step
  const double least_w = heat_at(set_c, 0.0);
  double speed = 0;
  double leaving_c = set_c;
  double rejected_w = 0;
  if (wanted_w <= least_w) {
    leaving_c = float_at(0.0);
    rejected_w = last.heat_w;
    if (leaving_c < plan.leaving_min_c && before_c >= plan.leaving_min_c) {
      // Freeze guard: part of the water goes round the tower.
      leaving_c = plan.leaving_min_c;
      rejected_w = std::max(0.0, in_w + inertia * (before_c - leaving_c));
    }
  } else {
    const double most_w = heat_at(set_c, 1.0);
    if (wanted_w >= most_w) {
      speed = 1;
      leaving_c = float_at(1.0);
      rejected_w = last.heat_w;
      result.tower_fan_full = true;
    } else {
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
      speed = rising_root(surplus, low, f_low, high, f_high, tolerance_w);
      rejected_w = heat_at(set_c, speed);
      leaving_c = before_c + (in_w - rejected_w) / inertia;
    }
    state.fan_speed = speed;
  }
  state.condenser_c = before_c + (in_w - rejected_w) / inertia;
  result.rejected_w = rejected_w;
  result.rejection_fan_w = affinity_power_w(plan.rejection_fan_w, speed);
  if (plan.tower) {
    const double evaporation = last.heat_w > 0 ? last.evaporation_kg_per_s * std::min(1.0, rejected_w / last.heat_w) : 0.0;
    const auto water = tower_water(evaporation, plan.tower->water_nominal_kg_per_s * flow, plan.cycles_of_concentration, plan.drift_ratio);
    result.evaporation_kg_per_s = water.evaporation_kg_per_s;
    result.drift_kg_per_s = water.drift_kg_per_s;
    result.blowdown_kg_per_s = water.blowdown_kg_per_s;
    result.makeup_kg_per_s = water.makeup_kg_per_s;
  }
}

double stored_j(const CoolingPlan& plan, const PlantState& state) {
  return plan.cdu_heat_capacity_j_per_k * std::accumulate(state.cdu_return_c.begin(), state.cdu_return_c.end(), 0.0) +
         plan.facility.heat_capacity_j_per_k * state.facility_return_c + plan.air_heat_capacity_j_per_k * state.air_return_c +
         plan.chilled.heat_capacity_j_per_k * state.chilled_return_c + plan.condenser_heat_capacity_j_per_k * state.condenser_c;
}

}  // namespace

PlantResult step_plant(const CoolingPlan& plan, PlantState& state, const PlantLoad& load, const WeatherSample& weather, double step_s) {
  PlantResult result;
  const double before_j = stored_j(plan, state);

  // CDUs, all at once: the vector form of step_loop.
  double facility_in_w = 0;
  if (plan.cdus > 0) {
    const auto size = static_cast<Eigen::Index>(plan.cdus);
    const Eigen::Map<const Eigen::ArrayXd> liquid_w(load.liquid_w.data(), size);
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
    facility_in_w = out_w.sum();
  }

  // Room air against the chilled loop.
  const double air_flow = flow_ratio(load.air_w, plan.air_capacity_w, plan.air_min_flow_ratio);
  result.air_fan_w = affinity_power_w(plan.air_fan_w, air_flow);
  const double air_stream = plan.air_capacity_w_per_k * air_flow;
  double coil_w = 0;
  if (air_stream > 0) {
    const auto air =
        step_loop(state.air_return_c, plan.air_heat_capacity_j_per_k, load.air_w + result.air_fan_w, Outlet{air_stream, plan.air_supply_c},
                  Outlet{plan.air_coil_effectiveness * air_stream, state.chilled_supply_c}, step_s);
    state.air_return_c = air.temperature_c;
    coil_w = air.out_w;
    result.air_supply_c = air.temperature_c - coil_w / air_stream;
  }

  // The chilled loop has the first call on the chillers, the facility loop trims with what is left.
  const double condenser_c = state.condenser_c;
  const double capacity_w = chiller_capacity_w(plan, plan.chilled.supply_c, condenser_c);
  const auto chilled =
      step_water_loop(plan.chilled, coil_w, condenser_c, capacity_w, state.chilled_return_c, state.chilled_supply_c, step_s);
  const auto facility =
      step_water_loop(plan.facility, facility_in_w, condenser_c, plan.trim_chiller ? std::max(0.0, capacity_w - chilled.chiller_w) : 0.0,
                      state.facility_return_c, state.facility_supply_c, step_s);
  result.chilled_pump_w = chilled.pump_w;
  result.facility_pump_w = facility.pump_w;
  result.economizer_w = chilled.economizer_w + facility.economizer_w;
  result.chiller_load_w = chilled.chiller_w + facility.chiller_w;
  const auto cold = run_chillers(plan, chilled.chiller_w, state.chilled_supply_c, condenser_c);
  const auto warm = run_chillers(plan, facility.chiller_w, state.facility_supply_c, condenser_c);
  result.chiller_w = cold.power_w + warm.power_w;
  result.chiller_out_of_range = cold.out_of_range || warm.out_of_range;

  step_condenser(plan, state, result.economizer_w + result.chiller_load_w + result.chiller_w, weather, step_s, result);
  result.stored_w = (stored_j(plan, state) - before_j) / step_s;
  return result;
}

PlantState settled_plant(const CoolingPlan& plan, const PlantLoad& load, const WeatherSample& weather) {
  PlantState state;
  const double outdoor_c = plan.tower ? weather.wet_bulb_c : weather.dry_bulb_c;
  state.condenser_c = std::clamp(outdoor_c + plan.set_approach_k, plan.leaving_min_c, plan.leaving_max_c);
  state.facility_supply_c = plan.facility.supply_c;
  state.facility_return_c = plan.facility.supply_c;
  state.chilled_supply_c = plan.chilled.supply_c;
  state.chilled_return_c = plan.chilled.supply_c;
  state.air_return_c = plan.air_supply_c;
  state.air_out_c = weather.wet_bulb_c + 5;
  state.cdu_return_c.assign(plan.cdus, plan.cdu_supply_c);
  // Implicit steps stay stable at any length: long ones lead quickly to the steady state.
  constexpr int steps = 200;
  constexpr double step_s = 120;
  for (int i = 0; i < steps; ++i) step_plant(plan, state, load, weather, step_s);
  return state;
}

}  // namespace icctwin
