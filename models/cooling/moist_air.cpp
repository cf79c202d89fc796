#include "models/cooling/moist_air.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "models/cooling/root.h"

namespace icctwin {
namespace {

constexpr double triple_point_k = 273.16;
constexpr double triple_pressure_pa = 611.657;
constexpr double molar_mass_ratio = 0.621965;          // water over dry air
constexpr double heat_of_fusion_j_per_kg = 333.55e3;   // IAPWS R10-06, at 0 degC
constexpr double ice_heat_capacity_j_per_kg_k = 2100;  // IAPWS R10-06, at 0 degC
constexpr double dry_air_gas_constant_j_per_kg_k = 287.042;
constexpr double coldest_c = -120.0;  // end of the search for a dew point

double liquid_pressure_pa(double t_k) { return triple_pressure_pa * std::exp(17.2799 - 4102.99 / (t_k - 35.719)); }

double ice_pressure_pa(double t_k) {
  const double q = t_k / triple_point_k;
  const double root = std::sqrt(q);
  return triple_pressure_pa * std::exp(-13.928169 * (1.0 - 1.0 / (q * root)) + 34.7078238 * (1.0 - 1.0 / (q * std::sqrt(root))));
}

double ratio_of_pressure(double vapour_pa, double pressure_pa) {
  // Near boiling the ratio has no bound; the vapour's share is held at 99 % so that a wild iterate stays a number.
  const double vapour = std::min(vapour_pa, 0.99 * pressure_pa);
  return molar_mass_ratio * vapour / (pressure_pa - vapour);
}

}  // namespace

double saturation_pressure_pa(double t_c) {
  const double t_k = t_c + zero_celsius_k;
  if (t_k >= triple_point_k) return liquid_pressure_pa(t_k);
  // The two lines cross 0.016 K below the triple point; the lower of them keeps the curve continuous and rising.
  return std::min(ice_pressure_pa(t_k), liquid_pressure_pa(t_k));
}

double humidity_ratio(double dry_bulb_c, double relative_humidity, double pressure_pa) {
  return ratio_of_pressure(std::clamp(relative_humidity, 0.0, 1.0) * saturation_pressure_pa(dry_bulb_c), pressure_pa);
}

double humidity_ratio_saturated(double t_c, double pressure_pa) { return ratio_of_pressure(saturation_pressure_pa(t_c), pressure_pa); }

double moist_air_enthalpy_j_per_kg(double t_c, double humidity_ratio) {
  return dry_air_heat_capacity_j_per_kg_k * t_c + humidity_ratio * (heat_of_vaporisation_j_per_kg + vapour_heat_capacity_j_per_kg_k * t_c);
}

double wet_bulb_c(double dry_bulb_c, double relative_humidity, double pressure_pa) {
  const double humidity = std::clamp(relative_humidity, 1e-6, 1.0);
  const double ratio = humidity_ratio(dry_bulb_c, humidity, pressure_pa);
  const double enthalpy = moist_air_enthalpy_j_per_kg(dry_bulb_c, ratio);
  const auto surplus = [&](double t_c, double condensed_j_per_kg) {
    const double saturated = humidity_ratio_saturated(t_c, pressure_pa);
    return moist_air_enthalpy_j_per_kg(t_c, saturated) - enthalpy - (saturated - ratio) * condensed_j_per_kg;
  };
  const auto over_water = [&](double t_c) { return surplus(t_c, water_heat_capacity_j_per_kg_k * t_c); };
  const auto over_ice = [&](double t_c) { return surplus(t_c, ice_heat_capacity_j_per_kg_k * t_c - heat_of_fusion_j_per_kg); };
  const double dew_c = dew_point_c(dry_bulb_c, humidity, pressure_pa);
  constexpr double tolerance_k = 1e-7;
  const bool above_zero = dry_bulb_c >= 0.0 && over_water(0.0) <= 0.0;
  if (above_zero) return bracketed_root(over_water, std::max(0.0, dew_c), dry_bulb_c, tolerance_k);
  return bracketed_root(over_ice, std::min(dew_c, 0.0), std::min(dry_bulb_c, 0.0), tolerance_k);
}

double dew_point_c(double dry_bulb_c, double relative_humidity, double pressure_pa) {
  const double saturated_pa = std::min(saturation_pressure_pa(dry_bulb_c), 0.99 * pressure_pa);
  const double vapour_pa = std::clamp(relative_humidity, 1e-6, 1.0) * saturated_pa;
  const double over_water_c = 35.719 + 4102.99 / (17.2799 - std::log(vapour_pa / triple_pressure_pa)) - zero_celsius_k;
  if (vapour_pa >= triple_pressure_pa) return std::min(over_water_c, dry_bulb_c);
  const double log_pa = std::log(vapour_pa);
  const auto surplus = [&](double t_c) { return std::log(ice_pressure_pa(t_c + zero_celsius_k)) - log_pa; };
  const double over_ice_c = bracketed_root(surplus, coldest_c, triple_point_k - zero_celsius_k, 1e-9);
  return std::min(std::max(over_water_c, over_ice_c), dry_bulb_c);
}

double station_pressure_pa(double elevation_m) { return standard_pressure_pa * std::pow(1.0 - 2.25577e-5 * elevation_m, 5.2559); }

double moist_air_density_kg_per_m3(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  const double t_k = dry_bulb_c + zero_celsius_k;
  return pressure_pa * (1.0 + humidity_ratio) / (dry_air_gas_constant_j_per_kg_k * t_k * (1.0 + humidity_ratio / molar_mass_ratio));
}

}  // namespace icctwin
