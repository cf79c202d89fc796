#include "models/cooling/pump.h"

#include <algorithm>
#include <utility>

namespace icctwin {

PumpCurve::PumpCurve(const std::vector<double>& flow_m3_per_s, std::vector<double> head_pa, std::vector<double> power_w)
    : head_(flow_m3_per_s, std::move(head_pa)), power_(flow_m3_per_s, std::move(power_w)) {}

bool PumpCurve::is_valid(const std::vector<double>& flow_m3_per_s, const std::vector<double>& head_pa, const std::vector<double>& power_w) {
  return CubicCurve::is_valid(flow_m3_per_s, head_pa) && CubicCurve::is_valid(flow_m3_per_s, power_w);
}

double PumpCurve::head_pa(double flow_m3_per_s, double speed_ratio) const {
  if (speed_ratio <= 0.0) return 0.0;
  return speed_ratio * speed_ratio * head_.at(flow_m3_per_s / speed_ratio);
}

double PumpCurve::power_w(double flow_m3_per_s, double speed_ratio) const {
  if (speed_ratio <= 0.0) return 0.0;
  return std::max(affinity_power_w(power_.at(flow_m3_per_s / speed_ratio), speed_ratio), 0.0);
}

double pump_power_w(double flow_m3_per_s, double pressure_pa, double efficiency) { return flow_m3_per_s * pressure_pa / efficiency; }

double affinity_power_w(double design_power_w, double speed_ratio) { return design_power_w * speed_ratio * speed_ratio * speed_ratio; }

}  // namespace icctwin
