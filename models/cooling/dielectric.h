#pragma once
// Dielectric fluids for immersion and spray, as data.
//
// Properties near 40 degC, constant; boiling data at 101.3 kPa. A fluid without boiling data cannot be used in two-phase immersion.
// Left out: change with temperature and pressure, ageing, dissolved air and water.
// All values are recalled from makers' data sheets of the class (poly-alpha-olefin; hydrofluoroether HFE-7100; fluoroketone FK-5-1-12,
// whose maker has left the business) and are unverified.
#include <optional>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

enum class DielectricFluid { pao, hfe_7100, fk_5_1_12 };
std::vector<Choice> choices_of(DielectricFluid);

struct Boiling {
  double saturation_c;
  double heat_j_per_kg;
  double vapour_kg_per_m3;
  double surface_tension_n_per_m;
  double reduced_pressure;  ///< 101.3 kPa over the critical pressure
  double molar_mass_g_per_mol;
};

struct Dielectric {
  double density_kg_per_m3;
  double specific_heat_j_per_kg_k;
  double conductivity_w_per_m_k;
  double viscosity_pa_s;
  double expansion_per_k;
  bool pfas;  ///< counts among the per- and polyfluoroalkyl substances whose makers and uses are being restricted
  std::optional<Boiling> boiling;
};

const Dielectric& dielectric(DielectricFluid fluid);

}  // namespace icctwin
