#include "models/cooling/tower.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/cooling/heat_exchanger.h"
#include "models/cooling/moist_air.h"
#include "models/cooling/root.h"

namespace icctwin {
namespace {

constexpr double air_speed_min = 0.2, air_speed_max = 1.0;
constexpr double water_ratio_min = 0.3, water_ratio_max = 1.0;
constexpr double design_wet_bulb_rise_k = 5.0;  // as in the Modelica Buildings library, for the design air flow

double saturated_enthalpy(double t_c, double pressure_pa) {
  return moist_air_enthalpy_j_per_kg(t_c, humidity_ratio_saturated(t_c, pressure_pa));
}

/// A quadratic inside [low, high], its tangent outside, never below a small positive value.
double bounded(const Quadratic& c, double x, double low, double high) {
  const double inside = std::clamp(x, low, high);
  const double value = c[0] + inside * (c[1] + inside * c[2]);
  return std::max(value + (x - inside) * (c[1] + 2.0 * c[2] * inside), 1e-4);
}

double correction(const MerkelTower& tower, double speed, double water_kg_per_s, double wet_bulb_c) {
  const Quadratic& wet = tower.ua_correction_wet_bulb;
  const double colder_k = tower.wet_bulb_nominal_c - wet_bulb_c;
  return bounded(tower.ua_correction_air, speed, air_speed_min, air_speed_max) *
         bounded(tower.ua_correction_water, water_kg_per_s / tower.water_nominal_kg_per_s, water_ratio_min, water_ratio_max) *
         std::max(wet[0] + colder_k * (wet[1] + colder_k * wet[2]), 1e-4);
}

/// Heat at a fan speed above zero; the entering water is warmer than the wet bulb.
TowerResult forced_draft(const MerkelTower& tower, double water_in_c, double water_kg_per_s, double speed, double wet_bulb_c,
                         double pressure_pa, double air_in_humidity_ratio, double guess_c) {
  const double air = speed * tower.air_nominal_kg_per_s;
  const double c_water = water_kg_per_s * water_heat_capacity_j_per_kg_k;
  const double enthalpy_in = saturated_enthalpy(wet_bulb_c, pressure_pa);
  const double ua_per_heat_capacity =
      tower.ua_nominal_w_per_k * correction(tower, speed, water_kg_per_s, wet_bulb_c) / dry_air_heat_capacity_j_per_kg_k;
  const double drive_k = water_in_c - wet_bulb_c;
  double heat = 0.0;
  const auto wet_bulb_out = [&](double t_c) {
    const double rise = std::max(t_c - wet_bulb_c, 1e-3);  // the secant of h_s becomes its slope
    const double equivalent = (saturated_enthalpy(wet_bulb_c + rise, pressure_pa) - enthalpy_in) / rise;
    const double c_air = air * equivalent;
    const double smaller = std::min(c_air, c_water), larger = std::max(c_air, c_water);
    heat = effectiveness(FlowRegime::counter, ua_per_heat_capacity * equivalent / smaller, smaller / larger) * smaller * drive_k;
    return wet_bulb_c + heat / c_air;
  };
  // The residual falls through one root between the entering wet bulb and the entering water: secant, kept in that bracket.
  double low = wet_bulb_c, high = water_in_c;
  double t = guess_c > low && guess_c < high ? guess_c : 0.5 * (low + high);
  double residual = wet_bulb_out(t) - t;
  double slope = -1.3;  // near the usual one, so that a good guess needs two evaluations
  for (int i = 0; i < 50 && std::abs(residual) > 1e-7; ++i) {
    (residual > 0.0 ? low : high) = t;
    double next = t - residual / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const double next_residual = wet_bulb_out(next) - next;
    if (next != t && next_residual != residual) slope = std::min((next_residual - residual) / (next - t), -0.1);
    t = next;
    residual = next_residual;
  }
  TowerResult result;
  result.heat_w = heat;
  result.water_out_c = std::max(water_in_c - heat / c_water, wet_bulb_c);
  result.air_out_c = t;
  result.air_kg_per_s = air;
  result.evaporation_kg_per_s = air * std::max(humidity_ratio_saturated(t, pressure_pa) - air_in_humidity_ratio, 0.0);
  return result;
}

}  // namespace

MerkelTower merkel_tower(const MerkelRating& rating) {
  MerkelTower tower;
  tower.water_nominal_kg_per_s = rating.water_kg_per_s;
  tower.water_in_nominal_c = rating.water_in_c;
  tower.water_out_nominal_c = rating.water_out_c;
  tower.wet_bulb_nominal_c = rating.wet_bulb_c;
  tower.ua_correction_air = rating.ua_correction_air;
  tower.ua_correction_water = rating.ua_correction_water;
  tower.ua_correction_wet_bulb = rating.ua_correction_wet_bulb;
  const double enthalpy_in = saturated_enthalpy(rating.wet_bulb_c, rating.pressure_pa);
  const double c_water = rating.water_kg_per_s * water_heat_capacity_j_per_kg_k;
  const double design_equivalent =
      (saturated_enthalpy(rating.wet_bulb_c + design_wet_bulb_rise_k, rating.pressure_pa) - enthalpy_in) / design_wet_bulb_rise_k;
  tower.air_nominal_kg_per_s = rating.air_kg_per_s.value_or(c_water / design_equivalent);
  tower.ua_nominal_w_per_k = std::numeric_limits<double>::infinity();
  const double heat = c_water * (rating.water_in_c - rating.water_out_c);
  if (!(heat > 0.0) || rating.water_out_c <= rating.wet_bulb_c || !(tower.air_nominal_kg_per_s > 0.0)) return tower;
  const double enthalpy_out = enthalpy_in + heat / tower.air_nominal_kg_per_s;
  if (saturated_enthalpy(rating.water_in_c, rating.pressure_pa) <= enthalpy_out) return tower;
  const auto surplus = [&](double t_c) { return saturated_enthalpy(t_c, rating.pressure_pa) - enthalpy_out; };
  const double rise = bracketed_root(surplus, rating.wet_bulb_c, rating.water_in_c, 1e-10) - rating.wet_bulb_c;
  const double c_air = heat / rise;
  const double smaller = std::min(c_air, c_water), larger = std::max(c_air, c_water);
  const double reached = heat / (smaller * (rating.water_in_c - rating.wet_bulb_c));
  const double equivalent = c_air / tower.air_nominal_kg_per_s;
  tower.ua_nominal_w_per_k =
      ntu_from_effectiveness(FlowRegime::counter, reached, smaller / larger) * smaller * dry_air_heat_capacity_j_per_kg_k / equivalent;
  return tower;
}

bool is_feasible(const MerkelTower& tower) { return std::isfinite(tower.ua_nominal_w_per_k) && tower.ua_nominal_w_per_k > 0.0; }

TowerResult evaluate(const MerkelTower& tower, double water_in_c, double water_kg_per_s, double fan_speed_ratio, double wet_bulb_c,
                     double pressure_pa, double air_in_humidity_ratio, double wet_bulb_out_guess_c) {
  const double speed = std::clamp(fan_speed_ratio, 0.0, 1.0);
  if (water_kg_per_s <= 0.0 || water_in_c <= wet_bulb_c) {
    return {.water_out_c = water_in_c,
            .heat_w = 0.0,
            .evaporation_kg_per_s = 0.0,
            .air_out_c = wet_bulb_c,
            .air_kg_per_s = speed * tower.air_nominal_kg_per_s};
  }
  const auto forced = [&](double at_speed) {
    return forced_draft(tower, water_in_c, water_kg_per_s, at_speed, wet_bulb_c, pressure_pa, air_in_humidity_ratio, wet_bulb_out_guess_c);
  };
  // From the least speed of the polynomial upwards forced draft always carries more than natural draft does.
  if (speed >= air_speed_min) return forced(speed);
  TowerResult natural = forced(1.0);
  natural.heat_w *= natural_draft_share;
  natural.evaporation_kg_per_s *= natural_draft_share;
  natural.air_kg_per_s *= natural_draft_share;
  natural.water_out_c = water_in_c - natural.heat_w / (water_kg_per_s * water_heat_capacity_j_per_kg_k);
  if (speed <= 0.0) return natural;
  const TowerResult slow = forced(speed);
  return slow.heat_w > natural.heat_w ? slow : natural;
}

}  // namespace icctwin
