#pragma once
// Liquid water by IAPWS-IF97, region 1: specific Gibbs energy g(p, T) and its derivatives.
//
// g / (R T) = gamma(pi, tau) = sum n_i (7.1 - pi)^I_i (tau - 1.222)^J_i, pi = p / 16.53 MPa, tau = 1386 K / T;
// v = R T / p pi gamma_pi, h = R T tau gamma_tau, cp = -R tau^2 gamma_tau_tau, R = 461.526 J/(kg K).
// Valid: 273.15 to 623.15 K, from the saturation pressure to 100 MPa. Left out: other regions, a check that the water is liquid.
// Loops use constants (coolant.h); this is for comparison and for the properties at a point.
// Source: IAPWS R7-97(2012), Table 2 (coefficients) and Table 5 (values for verification).

namespace icctwin {

struct WaterProperties {
  double volume_m3_per_kg = 0;
  double enthalpy_j_per_kg = 0;
  double specific_heat_j_per_kg_k = 0;
};

/// Whether a state lies inside the temperatures and pressures of region 1 (saturation is not checked).
bool in_if97_region_1(double temperature_c, double pressure_pa);

/// Properties of liquid water.
WaterProperties water_if97(double temperature_c, double pressure_pa);

}  // namespace icctwin
