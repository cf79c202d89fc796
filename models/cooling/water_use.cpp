#include "models/cooling/water_use.h"

#include <algorithm>
#include <cmath>

#include "models/cooling/moist_air.h"

namespace icctwin {

TowerWater tower_water(double evaporation_kg_per_s, double water_kg_per_s, double cycles_of_concentration, double drift_ratio) {
  TowerWater water;
  water.evaporation_kg_per_s = evaporation_kg_per_s;
  water.drift_kg_per_s = drift_ratio * water_kg_per_s;
  water.blowdown_kg_per_s = std::max(evaporation_kg_per_s / (cycles_of_concentration - 1.0) - water.drift_kg_per_s, 0.0);
  water.makeup_kg_per_s = water.evaporation_kg_per_s + water.drift_kg_per_s + water.blowdown_kg_per_s;
  return water;
}

double saturated_exit_evaporation_kg_per_s(double heat_w, double air_kg_per_s, double wet_bulb_c, double pressure_pa,
                                           double air_in_humidity_ratio) {
  if (heat_w <= 0.0 || air_kg_per_s <= 0.0) return 0.0;
  const auto saturated = [&](double t_c) { return moist_air_enthalpy_j_per_kg(t_c, humidity_ratio_saturated(t_c, pressure_pa)); };
  const double wanted = saturated(wet_bulb_c) + heat_w / air_kg_per_s;
  // The enthalpy of saturated air rises ever more steeply: secants from below come near within a few steps and never overshoot far.
  double t_c = wet_bulb_c, enthalpy = saturated(wet_bulb_c);
  for (int i = 0; i < 20 && std::abs(enthalpy - wanted) > 1e-3; ++i) {
    constexpr double nudge_k = 0.01;
    t_c += (wanted - enthalpy) * nudge_k / (saturated(t_c + nudge_k) - enthalpy);
    enthalpy = saturated(t_c);
  }
  return air_kg_per_s * std::max(humidity_ratio_saturated(t_c, pressure_pa) - air_in_humidity_ratio, 0.0);
}

}  // namespace icctwin
