#pragma once
// Battery storage: cells, converter and auxiliaries, stepped with a power at its alternating-current terminals.
//
// Charging: dE/dt = eta_pcs eta_c P_ac. Discharging: dE/dt = -P_ac / (eta_pcs eta_d). The state of charge stays inside its window,
// the power inside the converter's rating and the cells' C-rate; what does not fit is cut. Auxiliaries (cooling, management) draw a
// constant power from the board. Fade: linear in time and in equivalent full cycles, it takes capacity and no energy.
// By construction P_in - P_out = dE/dt + loss in every step.
// Valid: constant efficiency, steps of seconds to an hour. Left out: voltage, temperature, self-discharge, fade by depth of discharge.
// Sources: LBNL Modelica Buildings, Electrical.BaseClasses.BatteryModel (charge and discharge efficiency); the figures in the scenario.

namespace icctwin {

struct Battery {
  double capacity_j = 0;  ///< of the cells when new
  double power_w = 0;     ///< at the terminals, either way
  double charge_efficiency = 1, discharge_efficiency = 1;
  double converter_efficiency = 1;  ///< either way
  double auxiliary_w = 0;
  double soc_min = 0, soc_max = 1;
  double calendar_fade_per_s = 0;
  double cycle_fade_per_cycle = 0;

  bool operator==(const Battery&) const = default;
};

struct BatteryState {
  double stored_j = 0;
  double faded_ratio = 0;   ///< of the capacity
  double discharged_j = 0;  ///< out of the cells, since the beginning
};

/// Mean powers of a step at the terminals; charge and discharge are not negative, one of them is zero.
struct BatteryStep {
  double charge_w = 0, discharge_w = 0;
  double stored_w = 0;  ///< rise of what the cells hold
  double loss_w = 0;    ///< converter and cells; without the auxiliaries
};

/// A battery at a state of charge.
BatteryState charged_battery(const Battery& battery, double soc);

double capacity_j(const Battery& battery, const BatteryState& state);
double state_of_charge(const Battery& battery, const BatteryState& state);

/// Most power the battery can take for a time until its window is full [W].
double charge_limit_w(const Battery& battery, const BatteryState& state, double duration_s);

/// Most power it can give for a time until it comes down to a state of charge, or to its window's end if that is higher [W].
double discharge_limit_w(const Battery& battery, const BatteryState& state, double soc_floor, double duration_s);

/// Advances by a step with the power asked for (above zero: charge, below: discharge), cut to the limits.
BatteryStep step_battery(const Battery& battery, BatteryState& state, double asked_w, double soc_floor, double step_s);

/// Energy out of the cells over the capacity when new [-].
double equivalent_cycles(const Battery& battery, const BatteryState& state);

}  // namespace icctwin
