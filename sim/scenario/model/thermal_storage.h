#pragma once
// Thermal storage (蓄冷): a stratified tank of chilled water beside the chilled loop.
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

enum class TankStrategy { tariff, emergency };
std::vector<Choice> choices_of(TankStrategy);

struct ThermalStorage {
  double volume_m3 = 200;
  double height_m = 10;
  int layers = 20;
  double insulation_thickness_m = 0.1;
  double insulation_conductivity_w_per_m_k = 0.04;
  TankStrategy strategy = TankStrategy::tariff;
  double charge_h = 8, discharge_h = 8;  ///< to fill and to empty at full rate
  double reserve_ratio = 0.2;            ///< kept for emergencies
  double emergency_rise_k = 2;           ///< supply above its set point that calls for the tank
  bool operator==(const ThermalStorage&) const = default;
  static void describe(Describe<ThermalStorage>&);
};

}  // namespace icctwin
