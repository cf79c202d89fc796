#pragma once
// Single-phase cold plate on one accelerator.
//
// Plate as a wall of one temperature: eps = 1 - exp(-hA / C), C = flow times specific heat; resistance from wall to coolant inlet
// 1 / (eps C), so that the coolant never leaves warmer than the wall. hA = hA_0 (C / C_0)^n; conduction through the base in series.
// Valid: 0.1 to 2 times the design flow; n = 0.33-0.5 laminar micro-channels, 0.8 turbulent. Left out: change of properties with
// temperature, uneven flow between plates, fouling.
// Source: Incropera and DeWitt, Fundamentals of Heat and Mass Transfer, ch. 8 and 11; Kays and London, Compact Heat Exchangers (exponents).

namespace icctwin {

struct ColdPlate {
  double conductance_w_per_k = 70;  ///< hA at the design flow
  double design_w_per_k = 100;      ///< stream of the design flow
  double flow_exponent = 0.4;
  double base_k_per_w = 0.004;
};

/// Resistance from the plate's surface to the coolant's inlet temperature at a stream; infinite without flow [K/W].
double cold_plate_resistance_k_per_w(const ColdPlate& plate, double stream_w_per_k);

}  // namespace icctwin
