#include "gui/models/results/outdoor_air.h"

#include "models/cooling/moist_air.h"

namespace icctwin::gui {

double humidity_ratio_of(double dry_bulb_c, double wet_bulb_c, double pressure_pa) {
  // Adiabatic saturation: h(dry, w) + (w_s - w) h_condensed = h(wet, w_s), and h is linear in w. Heats of water and ice: IAPWS R10-06.
  constexpr double water_j_per_kg_k = 4186, ice_j_per_kg_k = 2100, fusion_j_per_kg = 333.55e3;
  const double condensed = wet_bulb_c >= 0 ? water_j_per_kg_k * wet_bulb_c : ice_j_per_kg_k * wet_bulb_c - fusion_j_per_kg;
  const double saturated = humidity_ratio_saturated(wet_bulb_c, pressure_pa);
  const double dry = moist_air_enthalpy_j_per_kg(dry_bulb_c, 0), of_vapour = moist_air_enthalpy_j_per_kg(dry_bulb_c, 1) - dry;
  return (moist_air_enthalpy_j_per_kg(wet_bulb_c, saturated) - saturated * condensed - dry) / (of_vapour - condensed);
}

}  // namespace icctwin::gui
