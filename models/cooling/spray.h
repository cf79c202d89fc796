#pragma once
// Spray cooling (喷淋) of an accelerator's heat sink by a single-phase dielectric fluid.
//
// Nu = 4.70 Re^0.61 Pr^0.32, Re = rho Q d / mu, Nu = h d / k, with the volume flux Q [m3/(m2 s)] and the Sauter mean diameter d of the
// drops; resistance from surface to spray temperature 1 / (h A). The fluid falls into a sump and mixes there.
// Valid: single-phase, downward sprays, as for the fluids of the source (water and fluorocarbons). In oil the default drops and flux give
// Re = 0.3, where nothing confirms it: state a measured resistance there. Left out: film build-up, run-off between
// parts, evaporation.
// Source: Rybicki and Mudawar, Int. J. Heat Mass Transfer 49 (2006) 5; recalled: unverified.
#include "models/cooling/dielectric.h"

namespace icctwin {

struct Spray {
  double area_m2 = 0.01;  ///< wetted, of one accelerator
  double drop_diameter_m = 2e-4;
  double flux_m_per_s = 0.01;
};

/// Resistance from the wetted surface to the fluid at the nozzle [K/W].
double spray_resistance_k_per_w(const Spray& spray, const Dielectric& fluid);

}  // namespace icctwin
