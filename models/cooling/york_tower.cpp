#include "models/cooling/york_tower.h"

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"
#include "models/cooling/root.h"
#include "models/cooling/tower.h"
#include "models/cooling/york_calc.h"

namespace icctwin {
namespace {

constexpr double liquid_to_gas_max = 8.0;
constexpr double natural_draft_loses = 0.7;  // from this speed upwards forced draft always carries more than natural draft

/// Range at forced draft: the smaller root of R + approach(R) = drive, from three values of the quadratic.
double forced_range_k(double drive_k, double wet_bulb_c, double water_ratio, double speed) {
  const double air_ratio = std::max(speed, water_ratio / liquid_to_gas_max);
  const auto approach_k = [&](double range_k) { return york_calc_approach(range_k, wet_bulb_c, water_ratio, air_ratio).approach_k; };
  const double at_0 = approach_k(0.0), at_1 = approach_k(1.0), at_2 = approach_k(2.0);
  const double curvature = (at_2 - 2.0 * at_1 + at_0) / 2.0;
  const double slope = at_1 - at_0 - curvature + 1.0;  // of R + approach
  const double rest = at_0 - drive_k;
  if (rest >= 0.0) return 0.0;
  const double discriminant = slope * slope - 4.0 * curvature * rest;
  // Written so that a vanishing curvature is harmless; where the parabola never reaches the drive, its top.
  const double range_k = discriminant >= 0.0 ? -2.0 * rest / (slope + std::sqrt(discriminant)) : -slope / (2.0 * curvature);
  return std::clamp(range_k, 0.0, drive_k);
}

}  // namespace

YorkTower york_tower(const YorkRating& rating) {
  YorkTower tower;
  tower.water_nominal_kg_per_s = rating.water_kg_per_s;
  const auto surplus_k = [&](double ratio) {
    return york_calc_approach(rating.range_k, rating.wet_bulb_c, ratio, 1.0).approach_k - rating.approach_k;
  };
  constexpr double low = 0.05, high = 4.0;
  if (surplus_k(low) < 0.0 && surplus_k(high) > 0.0) tower.flow_ratio_nominal = bracketed_root(surplus_k, low, high, 1e-10);
  return tower;
}

bool is_feasible(const YorkTower& tower) { return tower.flow_ratio_nominal > 0.0; }

YorkTowerResult evaluate(const YorkTower& tower, double water_in_c, double water_kg_per_s, double fan_speed_ratio, double wet_bulb_c) {
  YorkTowerResult result;
  result.water_out_c = water_in_c;
  result.approach_k = water_in_c - wet_bulb_c;
  if (water_kg_per_s <= 0.0 || water_in_c <= wet_bulb_c) return result;
  const double drive_k = water_in_c - wet_bulb_c;
  const double ratio = tower.flow_ratio_nominal * water_kg_per_s / tower.water_nominal_kg_per_s;
  const double speed = std::clamp(fan_speed_ratio, 0.0, 1.0);
  if (speed > 0.0) result.range_k = forced_range_k(drive_k, wet_bulb_c, ratio, speed);
  if (speed < natural_draft_loses)
    result.range_k = std::max(result.range_k, natural_draft_share * forced_range_k(drive_k, wet_bulb_c, ratio, 1.0));
  result.water_out_c = water_in_c - result.range_k;
  result.approach_k = drive_k - result.range_k;
  result.heat_w = water_kg_per_s * water_heat_capacity_j_per_kg_k * result.range_k;
  return result;
}

bool york_covers(const YorkTower& tower, double range_k, double wet_bulb_c, double water_kg_per_s) {
  const double ratio = tower.flow_ratio_nominal * water_kg_per_s / tower.water_nominal_kg_per_s;
  const auto at = york_calc_approach(range_k, wet_bulb_c, ratio, 1.0);
  return !at.wet_bulb_out_of_range && !at.range_out_of_range && !at.water_flow_out_of_range;
}

}  // namespace icctwin
