#pragma once
// Two-phase immersion: pool boiling on the accelerator's lid, condenser coil above the bath.
//
// Superheat by Cooper: h = 55 p_r^(0.12 - log10 R_p) (-log10 p_r)^-0.55 M^-0.5 q^0.67 with roughness R_p = 1 um, times the factor of a
// coated surface; dT = q / h. Critical heat flux by Zuber: 0.131 h_fg rho_v^0.5 [sigma g (rho_l - rho_v)]^0.25, times the same factor.
// Condenser: Q = eps C (T_sat - T_supply), eps = 1 - exp(-UA / C). Where it takes more than the bath makes, the vapour blanket sinks and
// the bath stays at the saturation temperature; where it takes less, the closed tank warms: C_b dT_sat/dt = P - Q.
// Valid: q below the critical flux (alarm from 0.7 of it). Left out: pressure dependence of the properties, vapour losses, subcooling.
// Sources: Cooper, Int. Chem. Eng. Symp. Ser. 86 (1984) 785; Zuber, AECU-4439 (1959); both recalled: unverified. Coatings raise the
// critical flux 1-3 times.
#include "models/cooling/dielectric.h"

namespace icctwin {

struct BoilingSurface {
  double area_m2 = 0.006;  ///< of one accelerator's lid
  double factor = 2;       ///< gain of a coated surface over a plain one, on coefficient and critical flux
};

/// Highest share of the critical flux without an alarm.
inline constexpr double boiling_alarm_ratio = 0.7;

/// Rise of the lid above saturation under a power [K].
double boiling_rise_k(const BoilingSurface& surface, const Boiling& fluid, double power_w);

/// Heat flux at which the surface dries out [W/m2].
double critical_heat_flux_w_per_m2(const BoilingSurface& surface, const Dielectric& fluid);

/// Conductance of a condenser that takes a heat at these temperatures; infinite where none can [W/K].
double condenser_for_w_per_k(double heat_w, double stream_w_per_k, double saturation_c, double supply_c);

struct BoilingBathStep {
  double saturation_c = 0, out_w = 0;
};

/// Implicit step of a closed bath; its temperature never falls below saturation at ambient pressure.
BoilingBathStep step_boiling_bath(double saturation_c, double ambient_saturation_c, double capacity_j_per_k, double in_w,
                                  double condenser_w_per_k, double stream_w_per_k, double supply_c, double step_s);

}  // namespace icctwin
