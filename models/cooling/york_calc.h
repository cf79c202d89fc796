#pragma once
// Wet cooling tower by the YorkCalc correlation: approach as a polynomial of wet bulb, range and water-to-air flow ratio.
//
// T_approach = sum over a, b, c = 0..2 of k_abc L^a R^b T_wb^c, with L = water flow ratio / air flow ratio, R the range.
// Valid: wet bulb -34.4 to 26.7 degC, range 1.1 to 22.2 K, approach 1.1 to 40 K, water flow ratio 0.75 to 1.25, L up to 8; outside the
// value is still returned, with its flag. Left out: station pressure (fitted near sea level); use the Merkel tower above 26.7 degC.
// Source: EnergyPlus Engineering Reference, CoolingTower:VariableSpeed, YorkCalc coefficients.

namespace icctwin {

struct YorkCalcResult {
  double approach_k = 0.0;
  bool wet_bulb_out_of_range = false;
  bool range_out_of_range = false;
  bool approach_out_of_range = false;
  bool water_flow_out_of_range = false;
  bool liquid_to_gas_out_of_range = false;

  bool out_of_range() const {
    return wet_bulb_out_of_range || range_out_of_range || approach_out_of_range || water_flow_out_of_range || liquid_to_gas_out_of_range;
  }
};

/// Leaving water above wet bulb, with the limits of the correlation that were left; air_flow_ratio must be above zero [K].
YorkCalcResult york_calc_approach(double range_k, double wet_bulb_c, double water_flow_ratio, double air_flow_ratio);

}  // namespace icctwin
