#include "models/cooling/two_phase_immersion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/cooling/immersion.h"

namespace icctwin {

double boiling_rise_k(const BoilingSurface& surface, const Boiling& fluid, double power_w) {
  if (power_w <= 0) return 0;
  const double flux = power_w / surface.area_m2;
  // log10 of a roughness of 1 um is 0.
  const double coefficient = surface.factor * 55 * std::pow(fluid.reduced_pressure, 0.12) *
                             std::pow(-std::log10(fluid.reduced_pressure), -0.55) / std::sqrt(fluid.molar_mass_g_per_mol) *
                             std::pow(flux, 0.67);
  return flux / coefficient;
}

double critical_heat_flux_w_per_m2(const BoilingSurface& surface, const Dielectric& fluid) {
  if (!fluid.boiling) return 0;
  constexpr double gravity = 9.81;
  const Boiling& boiling = *fluid.boiling;
  const double buoyancy = boiling.surface_tension_n_per_m * gravity * (fluid.density_kg_per_m3 - boiling.vapour_kg_per_m3);
  return surface.factor * 0.131 * boiling.heat_j_per_kg * std::sqrt(boiling.vapour_kg_per_m3) * std::pow(buoyancy, 0.25);
}

double condenser_for_w_per_k(double heat_w, double stream_w_per_k, double saturation_c, double supply_c) {
  const double most_w = stream_w_per_k * (saturation_c - supply_c);
  return heat_w < most_w ? -stream_w_per_k * std::log1p(-heat_w / most_w) : std::numeric_limits<double>::infinity();
}

BoilingBathStep step_boiling_bath(double saturation_c, double ambient_saturation_c, double capacity_j_per_k, double in_w,
                                  double condenser_w_per_k, double stream_w_per_k, double supply_c, double step_s) {
  const double exchange = stream_w_per_k > 0 ? -stream_w_per_k * std::expm1(-condenser_w_per_k / stream_w_per_k) : 0.0;
  const auto free = step_bath(saturation_c, capacity_j_per_k, in_w, exchange, supply_c, step_s);
  if (free.bath_c >= ambient_saturation_c) return {free.bath_c, free.out_w};
  const double held_w = in_w + capacity_j_per_k / step_s * (saturation_c - ambient_saturation_c);
  return {ambient_saturation_c, held_w};
}

}  // namespace icctwin
