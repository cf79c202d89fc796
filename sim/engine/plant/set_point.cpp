#include "sim/engine/plant/set_point.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/engine/plant/chillers.h"
#include "sim/engine/plant/loop_step.h"
#include "sim/engine/plant/rejection_device.h"

namespace icctwin {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double wet_bulb_move_k = 0.25, load_move_ratio = 0.02, hold_s = 3600;

class Search {
 public:
  Search(const CoolingPlan& plan, const PlantService& service, const LoopLoads& loads, const WeatherSample& weather, double source_c,
         double guess_c)
      : plan_(plan), service_(service), loads_(loads), weather_(weather), source_c_(source_c), guess_c_(guess_c) {}

  double best_c() {
    const RejectionPlan& rejection = plan_.rejection;
    const double outdoor_c = RejectionDevice(rejection, service_.tower_cells, 1, rejection.capacity_w, weather_, source_c_).outdoor_c();
    double low = std::clamp(outdoor_c + least_approach_k, rejection.guard_c, rejection.leaving_max_c), high = rejection.leaving_max_c;
    double best = high, best_w = cost_w(high);
    for (int i = 0; i < grid; ++i) try_at(low + (high - low) * i / grid, best, best_w);
    double stride = (high - low) / grid;
    for (int i = 0; i < refinements; ++i) {
      stride /= 2;
      const double centre = best;
      try_at(std::max(low, centre - stride), best, best_w);
      try_at(std::min(high, centre + stride), best, best_w);
    }
    return best;
  }

 private:
  static constexpr int grid = 8, refinements = 4;
  static constexpr double least_approach_k = 0.5;

  void try_at(double set_c, double& best, double& best_w) {
    const double power_w = cost_w(set_c);
    if (power_w < best_w) best = set_c, best_w = power_w;
  }

  struct Share {
    double exchanger_w, chiller_w, power_w, unmet_w;
  };

  Share share(const LoopPlan& loop, double heat_w, double set_c, double chiller_capacity_w) const {
    if (heat_w <= 0 || loop.design_capacity_w_per_k <= 0) return {0, 0, 0, 0};
    const double stream = loop.design_capacity_w_per_k * flow_ratio(heat_w, loop.design_heat_w, loop.min_flow_ratio);
    const double reach_w = loop.exchanger_effectiveness * stream * (loop.supply_c + heat_w / stream - set_c);
    const double exchanger_w = std::clamp(reach_w, 0.0, heat_w);
    const double chiller_w = std::min(heat_w - exchanger_w, chiller_capacity_w);
    const double power_w = run_chillers(plan_, service_.chillers, chiller_w, loop.supply_c, set_c).power_w;
    return {exchanger_w, chiller_w, power_w, heat_w - exchanger_w - chiller_w};
  }

  // Fans and chillers at a set point; infinite where the fans cannot reach it.
  double cost_w(double set_c) {
    const double capacity_w = chiller_capacity_w(plan_, service_.chillers, plan_.chilled.supply_c, set_c);
    const Share chilled = share(plan_.chilled, loads_.chilled_w, set_c, capacity_w);
    const Share facility =
        share(plan_.facility, loads_.facility_w, set_c, plan_.chillers.trim ? std::max(0.0, capacity_w - chilled.chiller_w) : 0.0);
    const double work_w = chilled.power_w + facility.power_w;
    const double heat_w = chilled.exchanger_w + chilled.chiller_w + facility.exchanger_w + facility.chiller_w + work_w;
    const double fan_w = fan_power_w(set_c, heat_w);
    return work_w + fan_w + chilled.unmet_w + facility.unmet_w;
  }

  double fan_power_w(double set_c, double heat_w) {
    const RejectionPlan& rejection = plan_.rejection;
    const double flow = flow_ratio(heat_w, rejection.capacity_w, rejection.min_flow_ratio);
    const RejectionDevice device(rejection, service_.tower_cells, flow, heat_w, weather_, source_c_);
    const double in_c = set_c + heat_w / (rejection.capacity_w_per_k * flow);
    const auto surplus_w = [&](double speed) {
      const auto point = device.at(in_c, speed, guess_c_);
      guess_c_ = point.air_out_c;
      return point.heat_w - heat_w;
    };
    double low = 0, f_low = surplus_w(0), high = 1, f_high = surplus_w(1);
    if (f_low >= 0) return 0;
    if (f_high < 0) return never;
    const double close_w = 1e-3 * heat_w;  // a third of a percent of the fans' power
    double speed = 1;
    for (int i = 0; i < 30 && f_high > close_w; ++i) {
      speed = (low * f_high - high * f_low) / (f_high - f_low);
      const double f = surplus_w(speed);
      if (std::abs(f) <= close_w) break;
      if (f < 0) {
        low = speed, f_low = f, f_high *= 0.5;
      } else {
        high = speed, f_high = f, f_low *= 0.5;
      }
    }
    return device.drive_power_w(speed);
  }

  const CoolingPlan& plan_;
  const PlantService& service_;
  const LoopLoads& loads_;
  const WeatherSample& weather_;
  double source_c_, guess_c_;
};

}  // namespace

double optimal_set_c(const CoolingPlan& plan, PlantState& state, const LoopLoads& loads, const WeatherSample& weather, double source_c,
                     double step_s) {
  SetPointChoice& choice = state.set_point;
  choice.held_s += step_s;
  const double load_w = loads.chilled_w + loads.facility_w;
  const bool moved = std::abs(weather.wet_bulb_c - choice.wet_bulb_c) > wet_bulb_move_k ||
                     std::abs(load_w - choice.load_w) > load_move_ratio * plan.rejection.capacity_w || choice.held_s >= hold_s;
  if (moved) choice = {Search(plan, state.service, loads, weather, source_c, state.air_out_c).best_c(), weather.wet_bulb_c, load_w, 0};
  return choice.set_c;
}

}  // namespace icctwin
