#include "sim/engine/plant/rejection_device.h"

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"
#include "models/cooling/pump.h"
#include "models/cooling/water_use.h"

namespace icctwin {
namespace {
constexpr double york_approach_min_k = 1.1, york_approach_max_k = 40.0;
}  // namespace

RejectionDevice::RejectionDevice(const RejectionPlan& plan, int cells, double flow, double heat_w, const WeatherSample& weather,
                                 double source_c)
    : plan_(plan), weather_(weather), water_kg_per_s_(plan.capacity_w_per_k * flow / water_heat_capacity_j_per_kg_k), source_c_(source_c) {
  if (plan.tower) {
    outdoor_c_ = weather.wet_bulb_c;
    // As many cells as keep their least water flow: slow fans use less than fast ones.
    const double design = water_kg_per_s_ / plan.tower->water_nominal_kg_per_s;
    const double running =
        std::clamp(std::floor(design * plan.cells / plan.cell_min_flow_ratio), 1.0, static_cast<double>(std::max(cells, 1)));
    share_ = running / plan.cells;
    const double range_k = heat_w / (water_kg_per_s_ * water_heat_capacity_j_per_kg_k);
    york_ = plan.york && york_covers(*plan.york, range_k, weather.wet_bulb_c, water_kg_per_s_ / share_);
  } else if (plan.source) {
    outdoor_c_ = source_c;
  } else {
    outdoor_c_ = weather.dry_bulb_c;
    if (plan.pads && weather.dry_bulb_c >= plan.pads->start_c) {
      pads_wet_ = true;
      outdoor_c_ -= plan.pads->saturation_efficiency * (weather.dry_bulb_c - weather.wet_bulb_c);
    }
  }
}

RejectionDevice::Point RejectionDevice::at(double in_c, double speed, double guess_c) const {
  if (york_) {
    const auto result = evaluate(*plan_.york, in_c, water_kg_per_s_ / share_, speed, weather_.wet_bulb_c);
    return {share_ * result.heat_w, 0, guess_c, false};
  }
  if (plan_.tower) {
    const auto result = evaluate(*plan_.tower, in_c, water_kg_per_s_ / share_, speed, weather_.wet_bulb_c, weather_.pressure_pa,
                                 weather_.humidity_ratio, guess_c);
    return {share_ * result.heat_w, share_ * result.evaporation_kg_per_s, result.air_out_c, false};
  }
  if (plan_.source) {
    const SourceWater& source = *plan_.source;
    const double flow = source.exchanger.flow_2_nominal_kg_per_s * speed;
    const double heat_w = plate_exchanger_heat_w(source.exchanger, in_c, water_kg_per_s_, source_c_, flow);
    const double allowed_k = std::max(0.0, std::min(source.rise_max_k, source.discharge_max_c - source_c_));
    const double most_w = flow * source.exchanger.specific_heat_2_j_per_kg_k * allowed_k;
    return {std::clamp(heat_w, 0.0, most_w), 0, guess_c, heat_w > most_w};
  }
  const auto result = evaluate(*plan_.dry_cooler, in_c, water_kg_per_s_, speed, outdoor_c_);
  return {result.heat_w, 0, guess_c, false};
}

bool RejectionDevice::leaves_york(double leaving_c, double speed) const {
  const double approach_k = leaving_c - outdoor_c_;
  return york_ && speed > 0 && (approach_k < york_approach_min_k || approach_k > york_approach_max_k);
}

double RejectionDevice::evaporation_kg_per_s(const Point& point, double speed) const {
  if (york_) {
    const double air = std::max(speed, natural_draft_share) * share_ * plan_.tower->air_nominal_kg_per_s;
    return saturated_exit_evaporation_kg_per_s(point.heat_w, air, weather_.wet_bulb_c, weather_.pressure_pa, weather_.humidity_ratio);
  }
  if (!pads_wet_) return point.evaporation_kg_per_s;
  return adiabatic_pad_water_kg_per_s(weather_.dry_bulb_c, outdoor_c_, weather_.wet_bulb_c, weather_.humidity_ratio,
                                      speed * plan_.dry_cooler->air_nominal_kg_per_s);
}

double RejectionDevice::drive_power_w(double speed) const {
  if (plan_.source) {
    const double lift = plan_.source->static_head_ratio;
    return plan_.source->pump_w * speed * (lift + (1 - lift) * speed * speed);
  }
  const double pad_drag = pads_wet_ ? 1 + plan_.pads->fan_power_ratio : 1.0;
  return affinity_power_w(share_ * plan_.fan_w * pad_drag, speed);
}

}  // namespace icctwin
