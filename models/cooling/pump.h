#pragma once
// Pumps and fans: measured curves with the affinity laws, and the simple laws where no curve is known.
//
// Head(V, y) = y^2 f(V / y), power(V, y) = y^3 g(V / y), y = speed / rated speed; f and g are cubic curves through the measured points,
// straight beyond them. Simple: P = V dp / efficiency; fans and pumps at speed: P = P_0 y^3.
// Valid: one fluid, speeds 0.2-1.2 of the measured one. Left out: change of efficiency with Reynolds number, drive losses.
// Sources: affinity laws (textbook); Modelica Buildings library, Fluid.Movers (form of the two curves).
#include <vector>

#include "models/cooling/cubic_curve.h"

namespace icctwin {

class PumpCurve {
 public:
  /// Points at rated speed in increasing flow, equally many of each, two at least.
  PumpCurve(const std::vector<double>& flow_m3_per_s, std::vector<double> head_pa, std::vector<double> power_w);

  /// Whether lists of points make a curve: equally long, two points or more, flow strictly increasing, all finite.
  static bool is_valid(const std::vector<double>& flow_m3_per_s, const std::vector<double>& head_pa, const std::vector<double>& power_w);

  /// Pressure rise at a flow and speed; negative beyond the end of the curve, zero at standstill [Pa].
  double head_pa(double flow_m3_per_s, double speed_ratio) const;

  /// Electric or shaft power, as measured, at a flow and speed; never negative [W].
  double power_w(double flow_m3_per_s, double speed_ratio) const;

 private:
  CubicCurve head_, power_;
};

/// Power of a pump or fan from its duty [W].
double pump_power_w(double flow_m3_per_s, double pressure_pa, double efficiency);

/// Power of a pump or fan at a part of its speed by the cube law [W].
double affinity_power_w(double design_power_w, double speed_ratio);

}  // namespace icctwin
