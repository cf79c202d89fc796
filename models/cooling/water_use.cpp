#include "models/cooling/water_use.h"

#include <algorithm>

namespace icctwin {

TowerWater tower_water(double evaporation_kg_per_s, double water_kg_per_s, double cycles_of_concentration, double drift_ratio) {
  TowerWater water;
  water.evaporation_kg_per_s = evaporation_kg_per_s;
  water.drift_kg_per_s = drift_ratio * water_kg_per_s;
  water.blowdown_kg_per_s = std::max(evaporation_kg_per_s / (cycles_of_concentration - 1.0) - water.drift_kg_per_s, 0.0);
  water.makeup_kg_per_s = water.evaporation_kg_per_s + water.drift_kg_per_s + water.blowdown_kg_per_s;
  return water;
}

}  // namespace icctwin
