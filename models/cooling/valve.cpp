#include "models/cooling/valve.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

constexpr double straight_below = 0.05;  // of the stroke

double opening(const ControlValve& valve, double position) {
  const double x = std::clamp(position, 0.0, 1.0);
  if (x >= straight_below) return std::pow(valve.rangeability, x - 1.0);
  return std::pow(valve.rangeability, straight_below - 1.0) * x / straight_below;
}

}  // namespace

double valve_flow_ratio(const ControlValve& valve, double position) {
  const double phi = opening(valve, position);
  return phi > 0.0 ? 1.0 / std::sqrt(valve.authority / (phi * phi) + 1.0 - valve.authority) : 0.0;
}

double valve_position(const ControlValve& valve, double flow_ratio) {
  const double q = std::clamp(flow_ratio, 0.0, 1.0);
  if (q <= 0.0) return 0.0;
  // 1 / q^2 = A / phi^2 + 1 - A, solved for the opening.
  const double phi = std::sqrt(valve.authority / (1.0 / (q * q) - 1.0 + valve.authority));
  const double knee = std::pow(valve.rangeability, straight_below - 1.0);
  return phi >= knee ? std::min(1.0, 1.0 + std::log(phi) / std::log(valve.rangeability)) : straight_below * phi / knee;
}

}  // namespace icctwin
