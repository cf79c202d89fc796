#pragma once
// Wet cooling tower by the YorkCalc correlation, sized so that it meets its rated point.
//
// Leaving water = wet bulb + T_approach(R, T_wb, L), R the range, so that R + T_approach(R) = T_in - T_wb: a quadratic in R, solved in
// closed form. Water flow ratio = F_0 m / m_nominal, with F_0 such that the rated approach holds at full fan speed. With the fan off 12.5 %
// of the full-speed heat remains (natural draft), and no lower speed gives less than that. Valid: inside the limits of york_calc.h; outside
// a value is still returned, with its flag. Left out: station pressure, basin, drift. Source: Modelica Buildings library,
// HeatExchangers.CoolingTowers.YorkCalc; EnergyPlus, CoolingTower:VariableSpeed.

namespace icctwin {

struct YorkRating {
  double water_kg_per_s = 0.0;
  double wet_bulb_c = 25.55;
  double approach_k = 3.89;
  double range_k = 5.56;
};

struct YorkTower {
  double water_nominal_kg_per_s = 0.0;
  double flow_ratio_nominal = 0.0;  ///< F_0; not positive if the rated point cannot be met
};

YorkTower york_tower(const YorkRating& rating);

/// Whether the correlation has a flow ratio that meets the rated point.
bool is_feasible(const YorkTower& tower);

struct YorkTowerResult {
  double water_out_c = 0.0;
  double heat_w = 0.0;
  double range_k = 0.0, approach_k = 0.0;
};

/// Cooling of the water at one operating point.
YorkTowerResult evaluate(const YorkTower& tower, double water_in_c, double water_kg_per_s, double fan_speed_ratio, double wet_bulb_c);

/// Whether wet bulb, range and water flow lie inside the limits of the correlation.
bool york_covers(const YorkTower& tower, double range_k, double wet_bulb_c, double water_kg_per_s);

}  // namespace icctwin
