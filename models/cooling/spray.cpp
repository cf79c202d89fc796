#include "models/cooling/spray.h"

#include <cmath>

namespace icctwin {

double spray_resistance_k_per_w(const Spray& spray, const Dielectric& fluid) {
  const double reynolds = fluid.density_kg_per_m3 * spray.flux_m_per_s * spray.drop_diameter_m / fluid.viscosity_pa_s;
  const double prandtl = fluid.viscosity_pa_s * fluid.specific_heat_j_per_kg_k / fluid.conductivity_w_per_m_k;
  const double nusselt = 4.70 * std::pow(reynolds, 0.61) * std::pow(prandtl, 0.32);
  return spray.drop_diameter_m / (nusselt * fluid.conductivity_w_per_m_k * spray.area_m2);
}

}  // namespace icctwin
