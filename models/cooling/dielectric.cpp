#include "models/cooling/dielectric.h"

#include <array>

namespace icctwin {

std::vector<Choice> choices_of(DielectricFluid) {
  return {{"pao", {"poly-alpha-olefin oil", "聚α烯烃（PAO）合成油"}},
          {"hfe_7100", {"hydrofluoroether HFE-7100", "氢氟醚 HFE-7100"}},
          {"fk_5_1_12", {"fluoroketone FK-5-1-12", "全氟酮 FK-5-1-12"}}};
}

const Dielectric& dielectric(DielectricFluid fluid) {
  // In the order of DielectricFluid.
  static constexpr std::array<Dielectric, 3> fluids = {{
      {810, 2150, 0.14, 5.7e-3, 8e-4, false, std::nullopt},
      {1480, 1190, 0.069, 0.52e-3, 1.8e-3, true, Boiling{61, 112e3, 9.6, 0.0103, 0.0454, 250}},
      {1550, 1100, 0.059, 0.57e-3, 1.8e-3, true, Boiling{49, 88e3, 13.6, 0.0084, 0.0543, 316}},
  }};
  return fluids[static_cast<std::size_t>(fluid)];
}

}  // namespace icctwin
