#include "models/cooling/server_air.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

double recirculation_rise_k(double recirculation_ratio, double air_rise_k) {
  return recirculation_ratio / (1 - recirculation_ratio) * air_rise_k;
}

double air_sink_resistance_k_per_w(double design_k_per_w, double flow_ratio) {
  constexpr double exponent = 0.7;
  return design_k_per_w * std::pow(flow_ratio, -exponent);
}

double rear_door_share(double effectiveness, double exhaust_c, double water_c, double air_rise_k) {
  return air_rise_k > 0 ? std::clamp(effectiveness * (exhaust_c - water_c) / air_rise_k, 0.0, 1.0) : 0.0;
}

}  // namespace icctwin
