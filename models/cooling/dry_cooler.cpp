#include "models/cooling/dry_cooler.h"

#include <algorithm>
#include <cmath>

#include "models/cooling/heat_exchanger.h"
#include "models/cooling/moist_air.h"

namespace icctwin {
namespace {

constexpr double air_to_coolant_conductance = 0.5;
constexpr double coolant_exponent = 0.85, air_exponent = 0.8;
constexpr double air_temperature_slope_per_k = 7.8532e-4;
constexpr double free_convection_share = 0.125;
constexpr double lowest_forced_speed = 0.2;  // above it forced convection always carries more than free convection

DryCoolerResult forced_convection(const DryCooler& cooler, double water_in_c, double water_kg_per_s, double speed, double dry_bulb_c) {
  const double slope = 0.014 / (1.0 + 0.014 * cooler.water_in_nominal_c);
  const double water_factor = std::max(1.0 + slope * (water_in_c - cooler.water_in_nominal_c), 0.1);
  const double air_factor = std::max(1.0 + air_temperature_slope_per_k * (dry_bulb_c - cooler.dry_bulb_nominal_c), 0.1);
  const double ha_water =
      cooler.ha_water_nominal_w_per_k * water_factor * std::pow(water_kg_per_s / cooler.water_nominal_kg_per_s, coolant_exponent);
  const double ha_air = cooler.ha_air_nominal_w_per_k * air_factor * std::pow(speed, air_exponent);
  const double c_water = water_kg_per_s * cooler.specific_heat_j_per_kg_k;
  const double c_air = speed * cooler.air_nominal_kg_per_s * dry_air_heat_capacity_j_per_kg_k;
  const double smaller = std::min(c_water, c_air), larger = std::max(c_water, c_air);
  const double ntu = 1.0 / (1.0 / ha_water + 1.0 / ha_air) / smaller;
  DryCoolerResult result;
  result.heat_w = effectiveness(FlowRegime::cross_both_unmixed, ntu, smaller / larger) * smaller * (water_in_c - dry_bulb_c);
  result.water_out_c = water_in_c - result.heat_w / c_water;
  result.air_out_c = dry_bulb_c + result.heat_w / c_air;
  return result;
}

// Water enters at the wet bulb: h(T, w) - w c_w T_wb stays, which fixes w at the new T.
double humidity_behind_pad(double dry_bulb_c, double behind_c, double wet_bulb_c, double ratio_in) {
  const double water_heat = water_heat_capacity_j_per_kg_k * wet_bulb_c;
  const double kept = moist_air_enthalpy_j_per_kg(dry_bulb_c, ratio_in) - ratio_in * water_heat;
  const double per_vapour = heat_of_vaporisation_j_per_kg + vapour_heat_capacity_j_per_kg_k * behind_c - water_heat;
  return (kept - dry_air_heat_capacity_j_per_kg_k * behind_c) / per_vapour;
}

}  // namespace

DryCooler dry_cooler(const DryCoolerRating& rating) {
  DryCooler cooler;
  cooler.water_in_nominal_c = rating.water_in_c;
  cooler.water_out_nominal_c = rating.water_out_c;
  cooler.dry_bulb_nominal_c = rating.dry_bulb_c;
  cooler.specific_heat_j_per_kg_k = rating.specific_heat_j_per_kg_k;
  cooler.fan_power_nominal_w = rating.fan_power_w;
  const double c_water = rating.heat_w / (rating.water_in_c - rating.water_out_c);
  cooler.water_nominal_kg_per_s = c_water / rating.specific_heat_j_per_kg_k;
  cooler.air_nominal_kg_per_s = rating.air_kg_per_s > 0.0 ? rating.air_kg_per_s : c_water / dry_air_heat_capacity_j_per_kg_k;
  const double c_air = cooler.air_nominal_kg_per_s * dry_air_heat_capacity_j_per_kg_k;
  const double smaller = std::min(c_water, c_air), larger = std::max(c_water, c_air);
  const double reached = rating.heat_w / (smaller * (rating.water_in_c - rating.dry_bulb_c));
  const double ua = ntu_from_effectiveness(FlowRegime::cross_both_unmixed, reached, smaller / larger) * smaller;
  // 1/UA = 1/hA_water + 1/(r hA_water).
  cooler.ha_water_nominal_w_per_k = ua * (1.0 + 1.0 / air_to_coolant_conductance);
  cooler.ha_air_nominal_w_per_k = air_to_coolant_conductance * cooler.ha_water_nominal_w_per_k;
  return cooler;
}

bool is_feasible(const DryCooler& cooler) {
  return std::isfinite(cooler.ha_water_nominal_w_per_k) && cooler.ha_water_nominal_w_per_k > 0.0;
}

DryCoolerResult evaluate(const DryCooler& cooler, double water_in_c, double water_kg_per_s, double fan_speed_ratio, double dry_bulb_c) {
  if (water_kg_per_s <= 0.0) return {.water_out_c = water_in_c, .heat_w = 0.0, .air_out_c = dry_bulb_c};
  const double speed = std::clamp(fan_speed_ratio, 0.0, 1.0);
  if (speed >= lowest_forced_speed) return forced_convection(cooler, water_in_c, water_kg_per_s, speed, dry_bulb_c);
  DryCoolerResult free = forced_convection(cooler, water_in_c, water_kg_per_s, 1.0, dry_bulb_c);
  free.heat_w *= free_convection_share;
  free.water_out_c = water_in_c - free.heat_w / (water_kg_per_s * cooler.specific_heat_j_per_kg_k);
  if (speed <= 0.0) return free;
  const DryCoolerResult slow = forced_convection(cooler, water_in_c, water_kg_per_s, speed, dry_bulb_c);
  return std::abs(slow.heat_w) > std::abs(free.heat_w) ? slow : free;
}

AdiabaticPadResult adiabatic_pad(double dry_bulb_c, double relative_humidity, double pressure_pa, double saturation_efficiency,
                                 double air_kg_per_s) {
  const double ratio_in = humidity_ratio(dry_bulb_c, relative_humidity, pressure_pa);
  const double wet_c = wet_bulb_c(dry_bulb_c, relative_humidity, pressure_pa);
  const double saturated = humidity_ratio_saturated(wet_c, pressure_pa);
  AdiabaticPadResult result;
  result.dry_bulb_c = dry_bulb_c - std::clamp(saturation_efficiency, 0.0, 1.0) * (dry_bulb_c - wet_c);
  const double ratio_out = humidity_behind_pad(dry_bulb_c, result.dry_bulb_c, wet_c, ratio_in);
  result.humidity_ratio = std::clamp(ratio_out, ratio_in, std::max(ratio_in, saturated));
  result.water_kg_per_s = air_kg_per_s * (result.humidity_ratio - ratio_in);
  return result;
}

double adiabatic_pad_water_kg_per_s(double dry_bulb_c, double behind_pad_c, double wet_bulb_c, double humidity_ratio_in,
                                    double air_kg_per_s) {
  return air_kg_per_s * std::max(humidity_behind_pad(dry_bulb_c, behind_pad_c, wet_bulb_c, humidity_ratio_in) - humidity_ratio_in, 0.0);
}

}  // namespace icctwin
