#include "models/cooling/immersion.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

double immersed_sink_rise_k(const ImmersedSink& sink, const Dielectric& fluid, double power_w) {
  if (power_w <= 0) return 0;
  constexpr double gravity = 9.81, turbulent_rayleigh = 1e9;
  const double nu = fluid.viscosity_pa_s / fluid.density_kg_per_m3;
  const double alpha = fluid.conductivity_w_per_m_k / (fluid.density_kg_per_m3 * fluid.specific_heat_j_per_kg_k);
  const double rayleigh_per_k = gravity * fluid.expansion_per_k * std::pow(sink.height_m, 3) / (nu * alpha);
  const double scale = sink.flow_factor * fluid.conductivity_w_per_m_k / sink.height_m * sink.area_m2;
  const double laminar_k = std::pow(power_w / (scale * 0.59 * std::pow(rayleigh_per_k, 0.25)), 1 / 1.25);
  if (laminar_k * rayleigh_per_k <= turbulent_rayleigh) return laminar_k;
  return std::pow(power_w / (scale * 0.10 * std::cbrt(rayleigh_per_k)), 0.75);  // 3.6 % above the laminar rise where they meet
}

BathStep step_bath(double bath_c, double capacity_j_per_k, double in_w, double exchange_w_per_k, double supply_c, double step_s) {
  const double inertia = capacity_j_per_k / step_s;
  const double open_c = (inertia * bath_c + in_w + exchange_w_per_k * supply_c) / (inertia + exchange_w_per_k);
  const double next_c = std::min(open_c, bath_c + in_w / inertia);  // a warmer supply is shut off
  return {next_c, std::max(0.0, in_w + inertia * (bath_c - next_c))};
}

}  // namespace icctwin
