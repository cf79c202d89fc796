#include "models/cooling/heat_exchanger.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/cooling/root.h"

namespace icctwin {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double small_ratio = 1e-9;  // below it C_max is infinite, and every regime tends to 1 - exp(-NTU)
constexpr double laminar_share = 0.1;

double counter(double ntu, double ratio) {
  const double difference = 1.0 - ratio;
  if (difference < 1e-9) return std::isinf(ntu) ? 1.0 : ntu / (1.0 + ntu);
  const double decay = std::expm1(-ntu * difference);
  return -decay / (difference - ratio * decay);
}

double cross_both_unmixed(double ntu, double ratio) {
  if (ntu <= 0.0) return 0.0;
  if (std::isinf(ntu)) return 1.0;
  const double a = std::pow(ntu, -0.22);
  return -std::expm1(std::expm1(-ntu * ratio * a) / (ratio * a));
}

double film_share(double flow_ratio, double exponent) {
  if (flow_ratio >= laminar_share) return std::pow(flow_ratio, exponent);
  return std::pow(laminar_share, exponent) * std::max(flow_ratio, 0.0) / laminar_share;
}

struct Capacities {
  double smaller_w_per_k, larger_w_per_k;
  double ratio() const { return larger_w_per_k > 0.0 ? smaller_w_per_k / larger_w_per_k : 0.0; }
};

Capacities capacities(const PlateExchanger& exchanger, double flow_1_kg_per_s, double flow_2_kg_per_s) {
  const double c_1 = flow_1_kg_per_s * exchanger.specific_heat_1_j_per_kg_k;
  const double c_2 = flow_2_kg_per_s * exchanger.specific_heat_2_j_per_kg_k;
  return {std::min(c_1, c_2), std::max(c_1, c_2)};
}

}  // namespace

double effectiveness(FlowRegime regime, double ntu, double capacity_ratio) {
  const double n = std::max(ntu, 0.0);
  const double z = std::clamp(capacity_ratio, 0.0, 1.0);
  if (regime == FlowRegime::phase_change || z < small_ratio) return -std::expm1(-n);
  switch (regime) {
    case FlowRegime::counter:
      return counter(n, z);
    case FlowRegime::parallel:
      return -std::expm1(-n * (1.0 + z)) / (1.0 + z);
    case FlowRegime::cross_both_unmixed:
      return cross_both_unmixed(n, z);
    case FlowRegime::cross_min_unmixed:
      return -std::expm1(z * std::expm1(-n)) / z;
    case FlowRegime::cross_min_mixed:
      return -std::expm1(std::expm1(-z * n) / z);
    case FlowRegime::phase_change:
      break;
  }
  return -std::expm1(-n);
}

double ntu_from_effectiveness(FlowRegime regime, double effectiveness, double capacity_ratio) {
  const double e = effectiveness;
  const double z = std::clamp(capacity_ratio, 0.0, 1.0);
  if (!(e > 0.0)) return 0.0;
  if (e >= 1.0) return infinite;
  // The argument of the logarithm of each closed form; at or below zero the regime cannot reach the effectiveness.
  const auto logarithm = [](double argument) { return argument > 0.0 ? -std::log(argument) : infinite; };
  if (regime == FlowRegime::phase_change || z < small_ratio) return logarithm(1.0 - e);
  switch (regime) {
    case FlowRegime::counter:
      if (1.0 - z < 1e-6) return e / (1.0 - e);
      return std::log((1.0 - e * z) / (1.0 - e)) / (1.0 - z);
    case FlowRegime::parallel:
      return logarithm(1.0 - e * (1.0 + z)) / (1.0 + z);
    case FlowRegime::cross_min_unmixed:
      return logarithm(1.0 + std::log1p(-e * z) / z);
    case FlowRegime::cross_min_mixed:
      return logarithm(1.0 + z * std::log1p(-e)) / z;
    case FlowRegime::cross_both_unmixed: {
      constexpr double largest_ntu = 1e3;
      if (cross_both_unmixed(largest_ntu, z) <= e) return infinite;
      // Searched in ln(NTU), in which the curve is an even slope over six decades.
      const auto surplus = [&](double log_ntu) { return cross_both_unmixed(std::exp(log_ntu), z) - e; };
      return std::exp(bracketed_root(surplus, std::log(1e-9), std::log(largest_ntu), 1e-12));
    }
    case FlowRegime::phase_change:
      break;
  }
  return logarithm(1.0 - e);
}

double plate_exchanger_nominal_ua_w_per_k(const PlateExchanger& exchanger) {
  const Capacities nominal = capacities(exchanger, exchanger.flow_1_nominal_kg_per_s, exchanger.flow_2_nominal_kg_per_s);
  return ntu_from_effectiveness(exchanger.regime, exchanger.effectiveness_nominal, nominal.ratio()) * nominal.smaller_w_per_k;
}

double plate_exchanger_effectiveness(const PlateExchanger& exchanger, double flow_1_kg_per_s, double flow_2_kg_per_s) {
  if (flow_1_kg_per_s <= 0.0 || flow_2_kg_per_s <= 0.0) return 0.0;
  const double ua_nominal = plate_exchanger_nominal_ua_w_per_k(exchanger);
  const double r = exchanger.ha_ratio_1_to_2;
  const double ha_1 = (1.0 + r) * ua_nominal * film_share(flow_1_kg_per_s / exchanger.flow_1_nominal_kg_per_s, exchanger.exponent);
  const double ha_2 = (1.0 + r) / r * ua_nominal * film_share(flow_2_kg_per_s / exchanger.flow_2_nominal_kg_per_s, exchanger.exponent);
  const Capacities actual = capacities(exchanger, flow_1_kg_per_s, flow_2_kg_per_s);
  return effectiveness(exchanger.regime, 1.0 / (1.0 / ha_1 + 1.0 / ha_2) / actual.smaller_w_per_k, actual.ratio());
}

double plate_exchanger_heat_w(const PlateExchanger& exchanger, double in_1_c, double flow_1_kg_per_s, double in_2_c,
                              double flow_2_kg_per_s) {
  if (flow_1_kg_per_s <= 0.0 || flow_2_kg_per_s <= 0.0) return 0.0;
  return plate_exchanger_effectiveness(exchanger, flow_1_kg_per_s, flow_2_kg_per_s) *
         capacities(exchanger, flow_1_kg_per_s, flow_2_kg_per_s).smaller_w_per_k * (in_1_c - in_2_c);
}

}  // namespace icctwin
