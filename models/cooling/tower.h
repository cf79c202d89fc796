#pragma once
// Wet cooling tower after Merkel: enthalpy exchange treated as a counterflow exchanger with saturated air as an equivalent gas.
//
// c_e = (h_s(T_wb,out) - h_s(T_wb)) / (T_wb,out - T_wb); C_air = m_air c_e; C_water = m_water c_w;
// UA = UA_nominal (c_e / c_air) f_air(y) f_water(m / m_nominal) f_wet_bulb(T_wb,nominal - T_wb); Q = eps C_min (T_water,in - T_wb).
// T_wb,out closes the balance Q = C_air (T_wb,out - T_wb). Air flow is proportional to fan speed y. With the fan off 12.5 % of the
// full-speed heat remains (natural draft), and no lower fan speed gives less than that.
// Evaporation: saturated air leaves, m_e = m_air (w_s(T_wb,out) - w_in), never below zero.
// Valid: y 0.2-1, m / m_nominal 0.3-1 (polynomials go on linearly outside), wet bulb up to 40 degC, any station pressure.
// Left out: basin, drift (see water_use.h), plume, ice, water warmed by air when it enters below the wet bulb (no heat then).
// Source: Merkel (1925), VDI-Forschungsarbeiten 275; polynomials: EnergyPlus CoolingTower:VariableSpeed:Merkel after Scheier, as in the
// Modelica Buildings library, HeatExchangers.CoolingTowers.Merkel. Against EnergyPlus: heat -2.2 % in the mean, 0.14 K at most.
#include <array>
#include <optional>

namespace icctwin {

/// Coefficients of c0 + c1 x + c2 x^2.
using Quadratic = std::array<double, 3>;

inline constexpr Quadratic merkel_air_correction = {0.0, 1.3, -0.3};
inline constexpr Quadratic merkel_water_correction = {0.1082, 1.667, -0.7713};
inline constexpr Quadratic merkel_wet_bulb_correction = {1.0, 0.0081, 0.0};

/// Share of the full-speed heat that natural draft carries with the fan off.
inline constexpr double natural_draft_share = 0.125;

struct MerkelTower {
  double water_nominal_kg_per_s = 0.0;
  double air_nominal_kg_per_s = 0.0;  ///< dry air
  double water_in_nominal_c = 0.0;
  double water_out_nominal_c = 0.0;
  double wet_bulb_nominal_c = 0.0;
  double ua_nominal_w_per_k = 0.0;  ///< in terms of dry air (c_e = c_air); infinite if the rated point cannot be reached
  Quadratic ua_correction_air = merkel_air_correction;
  Quadratic ua_correction_water = merkel_water_correction;
  Quadratic ua_correction_wet_bulb = merkel_wet_bulb_correction;
};

/// The rated point of a tower, from its data sheet.
struct MerkelRating {
  double water_kg_per_s = 0.0;
  /// Dry air; when absent the design value, at which air and water have equal heat capacity for a 5 K rise of the wet bulb.
  std::optional<double> air_kg_per_s;
  double water_in_c = 35.0;
  double water_out_c = 29.44;
  double wet_bulb_c = 25.55;
  double pressure_pa = 101325.0;
  Quadratic ua_correction_air = merkel_air_correction;
  Quadratic ua_correction_water = merkel_water_correction;
  Quadratic ua_correction_wet_bulb = merkel_wet_bulb_correction;
};

/// A tower that meets its rated point (water correction at full flow is 1.0039, so it beats it by about 0.01 K).
MerkelTower merkel_tower(const MerkelRating& rating);

/// Whether a tower of finite size meets the rated point.
bool is_feasible(const MerkelTower& tower);

struct TowerResult {
  double water_out_c = 0.0;
  double heat_w = 0.0;
  double evaporation_kg_per_s = 0.0;
  double air_out_c = 0.0;     ///< saturated; serves as the next call's guess
  double air_kg_per_s = 0.0;  ///< dry air, natural draft included
};

/// Cooling of the water at one operating point; wet_bulb_out_guess_c (the last air_out_c) only saves iterations.
TowerResult evaluate(const MerkelTower& tower, double water_in_c, double water_kg_per_s, double fan_speed_ratio, double wet_bulb_c,
                     double pressure_pa, double air_in_humidity_ratio, double wet_bulb_out_guess_c);

}  // namespace icctwin
