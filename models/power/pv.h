#pragma once
// Photovoltaics: cells, modules and inverter, from irradiance on the plane to alternating current.
//
// Direct current (PVWatts): P_dc = G / 1000 P_dc0 (1 + gamma (T_cell - 25)), less the product of losses.
// Cell temperature: SAM's NOCT form, T_a + G/800 (NOCT' - 20)(1 - eta/tau_alpha) 9.5/(5.7 + 3.8 k v), k 0.51 on one storey, 0.61 on two,
// NOCT' = NOCT plus a rise for modules close to a roof; or PVsyst, T_a + G alpha (1 - eta)/(U_c + U_v v).
// Inverter (PVWatts): eta = eta_nom/eta_ref (-0.0162 z - 0.0059/z + 0.9858), z = P_dc/P_dc0, clipped to [0, eta_nom P_dc0].
// Valid: steady state. Left out: spectrum, angle-of-incidence losses, snow, mismatch beyond the loss list, inverter temperature.
// Sources: A. P. Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641 (2014); P. Gilman, SAM Photovoltaic Model Technical Reference,
// NREL/TP-6A20-64102 (2015), eq. 10.37; PVsyst 7 manual (array thermal losses).
#include <span>
#include <variant>

namespace icctwin {

struct NoctSamCell {
  double noct_c = 45;
  double module_efficiency = 0.2;
  double transmittance_absorptance = 0.9;
  double wind_ratio = 0.51;      ///< of the wind at 10 m that reaches the modules: 0.51 on one storey, 0.61 on two
  double standoff_rise_k = 0.0;  ///< added to NOCT where the modules lie close to a roof

  bool operator==(const NoctSamCell&) const = default;
};

struct PvsystCell {
  double absorptance = 0.9;
  double module_efficiency = 0.1;
  double heat_loss_w_per_m2_k = 29;        ///< U_c
  double wind_heat_loss_w_s_per_m3_k = 0;  ///< U_v

  bool operator==(const PvsystCell&) const = default;
};

using CellModel = std::variant<NoctSamCell, PvsystCell>;

double cell_temperature_c(const CellModel& model, double irradiance_w_per_m2, double air_c, double wind_m_per_s);

/// Rise of NOCT by the gap below the modules, in SAM's classes; none above 3.5 inches or for a gap of 0 (open rack) [K].
double standoff_rise_k(double gap_inches);

struct PvModules {
  double rated_w = 1;                        ///< direct current at 1000 W/m2 and the reference temperature
  double temperature_coefficient = -0.0035;  ///< per K
  double reference_c = 25;
  double loss_ratio = 0.14075660688264;  ///< product of the PVWatts list

  bool operator==(const PvModules&) const = default;
};

/// Direct-current power, never negative [W].
double pv_direct_current_w(const PvModules& modules, double irradiance_w_per_m2, double cell_c);

/// Loss of stages behind each other, each a ratio of what enters it: 1 - (1 - a)(1 - b)...
double loss_product(std::span<const double> loss_ratios);

struct PvInverter {
  double direct_current_rated_w = 1;  ///< P_dc0
  double nominal_efficiency = 0.96;
  double reference_efficiency = 0.9637;

  bool operator==(const PvInverter&) const = default;
};

/// Alternating-current power, clipped at eta_nom P_dc0, never negative [W].
double pv_inverter_w(const PvInverter& inverter, double direct_current_w);

}  // namespace icctwin
