#pragma once
// Water of a wet cooling tower: what evaporates, drifts away and is blown down must be made up.
//
// Blowdown keeps the salts at `cycles` times those of the makeup: evaporation / (cycles - 1) - drift, never below zero.
// Valid: steady state, basin level held. Left out: leaks, backwash, side-stream filters.
// Source: EnergyPlus Engineering Reference, cooling tower makeup water (form; defaults drift 0.008 % and 3 cycles).

namespace icctwin {

struct TowerWater {
  double evaporation_kg_per_s = 0.0;
  double drift_kg_per_s = 0.0;
  double blowdown_kg_per_s = 0.0;
  double makeup_kg_per_s = 0.0;
};

/// Water balance of a tower; cycles_of_concentration must be above 1.
TowerWater tower_water(double evaporation_kg_per_s, double water_kg_per_s, double cycles_of_concentration = 3.0,
                       double drift_ratio = 0.00008);

/// Water that air takes up when it leaves saturated with a heat [kg/s].
///
/// Enthalpy in + heat / air = enthalpy of saturated air at T_out; w_s(T_out) - w_in, never below zero. Source: Merkel's saturated exit.
double saturated_exit_evaporation_kg_per_s(double heat_w, double air_kg_per_s, double wet_bulb_c, double pressure_pa,
                                           double air_in_humidity_ratio);

}  // namespace icctwin
