#include "models/power/battery.h"

#include <algorithm>

namespace icctwin {

BatteryState charged_battery(const Battery& battery, double soc) { return {battery.capacity_j * soc, 0, 0}; }

double capacity_j(const Battery& battery, const BatteryState& state) { return battery.capacity_j * (1 - state.faded_ratio); }

double state_of_charge(const Battery& battery, const BatteryState& state) {
  const double capacity = capacity_j(battery, state);
  return capacity > 0 ? state.stored_j / capacity : 0.0;
}

double charge_limit_w(const Battery& battery, const BatteryState& state, double duration_s) {
  const double room_j = std::max(0.0, battery.soc_max * capacity_j(battery, state) - state.stored_j);
  return std::min(battery.power_w, room_j / duration_s / (battery.converter_efficiency * battery.charge_efficiency));
}

double discharge_limit_w(const Battery& battery, const BatteryState& state, double soc_floor, double duration_s) {
  const double floor_j = std::max(battery.soc_min, soc_floor) * capacity_j(battery, state);
  const double above_j = std::max(0.0, state.stored_j - floor_j);
  return std::min(battery.power_w, above_j / duration_s * battery.converter_efficiency * battery.discharge_efficiency);
}

BatteryStep step_battery(const Battery& battery, BatteryState& state, double asked_w, double soc_floor, double step_s) {
  BatteryStep step;
  if (asked_w > 0) {
    step.charge_w = std::min(asked_w, charge_limit_w(battery, state, step_s));
    step.stored_w = step.charge_w * battery.converter_efficiency * battery.charge_efficiency;
    step.loss_w = step.charge_w - step.stored_w;
  } else if (asked_w < 0) {
    step.discharge_w = std::min(-asked_w, discharge_limit_w(battery, state, soc_floor, step_s));
    step.stored_w = -step.discharge_w / (battery.converter_efficiency * battery.discharge_efficiency);
    step.loss_w = -step.stored_w - step.discharge_w;
  }
  const double before_cycles = equivalent_cycles(battery, state);
  state.stored_j += step.stored_w * step_s;
  state.discharged_j += std::max(0.0, -step.stored_w) * step_s;
  state.faded_ratio = std::min(1.0, state.faded_ratio + battery.calendar_fade_per_s * step_s +
                                        battery.cycle_fade_per_cycle * (equivalent_cycles(battery, state) - before_cycles));
  return step;
}

double equivalent_cycles(const Battery& battery, const BatteryState& state) {
  return battery.capacity_j > 0 ? state.discharged_j / battery.capacity_j : 0.0;
}

}  // namespace icctwin
