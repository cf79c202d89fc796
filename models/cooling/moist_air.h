#pragma once
// Moist air: saturation, humidity, enthalpy, wet bulb and dew point.
//
// Saturation pressure (T in K): over liquid 611.657 exp(17.2799 - 4102.99 / (T - 35.719)); over ice, below the triple point,
// 611.657 exp(-13.928169 (1 - q^-1.5) + 34.7078238 (1 - q^-1.25)) with q = T / 273.16.
// Wet bulb is the temperature of adiabatic saturation (over ice where it lies below 0 degC), by energy balance:
//   h(t, w) + (w_s(t_wb) - w) h_condensed(t_wb) = h(t_wb, w_s(t_wb)).
// Valid: -60 to 90 degC, 50 to 110 pa. Left out: the enhancement factor of air (under 0.5 % of w_s), supersaturation.
// Sources: Wagner, Saul and Pruss, J. Phys. Chem. Ref. Data 23 (1994) 515 (ice); the saturation line and constants of the Modelica
// Buildings library (Utilities.Psychrometrics), doi:10.1080/19401493.2013.765506; ICAO standard atmosphere (station pressure).

namespace icctwin {

inline constexpr double dry_air_heat_capacity_j_per_kg_k = 1006.0;
inline constexpr double vapour_heat_capacity_j_per_kg_k = 1860.0;
inline constexpr double water_heat_capacity_j_per_kg_k = 4184.0;
inline constexpr double heat_of_vaporisation_j_per_kg = 2501014.5;  ///< at 0 degC
inline constexpr double standard_pressure_pa = 101325.0;

/// Vapour pressure at saturation, over ice below the triple point [Pa].
double saturation_pressure_pa(double t_c);

/// Vapour per dry air of air at a dry bulb and a relative humidity (ratio, clipped to 0-1) [kg/kg].
double humidity_ratio(double dry_bulb_c, double relative_humidity, double pressure_pa);

/// Vapour per dry air of saturated air [kg/kg].
double humidity_ratio_saturated(double t_c, double pressure_pa);

/// Enthalpy per dry air, zero for dry air and liquid water at 0 degC [J/kg].
double moist_air_enthalpy_j_per_kg(double t_c, double humidity_ratio);

/// Temperature of adiabatic saturation, over ice below 0 degC [degC].
double wet_bulb_c(double dry_bulb_c, double relative_humidity, double pressure_pa);

/// Temperature at which the air saturates when cooled, over ice below 0 degC; relative humidity is taken as 1e-6 at least [degC].
double dew_point_c(double dry_bulb_c, double relative_humidity, double pressure_pa);

/// Pressure of the standard atmosphere at an elevation [Pa].
double station_pressure_pa(double elevation_m);

/// Mass of moist air (dry air and vapour) per volume [kg/m3].
double moist_air_density_kg_per_m3(double dry_bulb_c, double humidity_ratio, double pressure_pa);

}  // namespace icctwin
