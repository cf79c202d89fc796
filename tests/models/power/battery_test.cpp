#include "models/power/battery.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace icctwin;

namespace {

// 1 kWh, 1 kW; 0.97 x 0.98 in and out.
Battery small_battery() {
  Battery battery;
  battery.capacity_j = 3.6e6;
  battery.power_w = 1000;
  battery.charge_efficiency = battery.discharge_efficiency = 0.97;
  battery.converter_efficiency = 0.98;
  battery.soc_min = 0.1;
  battery.soc_max = 0.9;
  return battery;
}

}  // namespace

TEST_CASE("battery: half an hour at 500 W stores 250 Wh x 0.98 x 0.97") {
  const Battery battery = small_battery();
  BatteryState state = charged_battery(battery, 0.5);
  const BatteryStep step = step_battery(battery, state, 500, 0, 1800);
  CHECK(step.charge_w == 500);
  CHECK(step.stored_w == doctest::Approx(475.3));  // 500 x 0.9506
  CHECK(step.loss_w == doctest::Approx(24.7));
  CHECK(state_of_charge(battery, state) == doctest::Approx(0.5 + 0.5 * 0.4753));
}

TEST_CASE("battery: what went in comes out again less the losses both ways") {
  const Battery battery = small_battery();
  BatteryState state = charged_battery(battery, 0.1);
  double in_j = 0, out_j = 0, loss_j = 0;
  for (int i = 0; i < 200; ++i) {
    const BatteryStep step = step_battery(battery, state, 700, 0, 60);
    in_j += step.charge_w * 60;
    loss_j += step.loss_w * 60;
  }
  for (int i = 0; i < 200; ++i) {
    const BatteryStep step = step_battery(battery, state, -700, 0, 60);
    out_j += step.discharge_w * 60;
    loss_j += step.loss_w * 60;
  }
  CHECK(state_of_charge(battery, state) == doctest::Approx(0.1));
  CHECK(in_j == doctest::Approx(0.8 * 3.6e6 / 0.9506));  // the whole window
  CHECK(out_j / in_j == doctest::Approx(0.9506 * 0.9506));
  CHECK(in_j - out_j == doctest::Approx(loss_j));
  CHECK(equivalent_cycles(battery, state) == doctest::Approx(0.8));
}

TEST_CASE("battery: it stays inside its window, its power and its reserve") {
  const Battery battery = small_battery();
  BatteryState state = charged_battery(battery, 0.9);
  CHECK(step_battery(battery, state, 5000, 0, 60).charge_w == doctest::Approx(0));
  CHECK(step_battery(battery, state, -5000, 0, 60).discharge_w == 1000);
  CHECK(discharge_limit_w(battery, state, 0.95, 60) == 0);  // a reserve above what it holds
  // Down to a reserve of 0.5, then no further.
  for (int i = 0; i < 100; ++i) step_battery(battery, state, -1000, 0.5, 60);
  CHECK(state_of_charge(battery, state) == doctest::Approx(0.5));
  // An outage uses the reserve as well, down to the window's end.
  for (int i = 0; i < 100; ++i) step_battery(battery, state, -1000, 0, 60);
  CHECK(state_of_charge(battery, state) == doctest::Approx(0.1));
}

TEST_CASE("battery: a step of any length closes: in - out = stored + loss") {
  const Battery battery = small_battery();
  BatteryState state = charged_battery(battery, 0.4);
  for (const double asked_w : {900.0, -300.0, 2000.0, -2000.0, 0.0})
    for (const double step_s : {1.0, 60.0, 3600.0}) {
      const BatteryStep step = step_battery(battery, state, asked_w, 0.2, step_s);
      CHECK(step.charge_w - step.discharge_w == doctest::Approx(step.stored_w + step.loss_w));
      CHECK(step.loss_w >= 0);
    }
}

TEST_CASE("battery: it fades with time and with cycles, and loses no energy by it") {
  Battery battery = small_battery();
  battery.calendar_fade_per_s = 0.02 / (365 * 86400.0);
  battery.cycle_fade_per_cycle = 0.2 / 6000;
  BatteryState state = charged_battery(battery, 0.9);
  step_battery(battery, state, 0, 0, 365 * 86400.0);
  CHECK(state.faded_ratio == doctest::Approx(0.02));
  CHECK(state.stored_j == doctest::Approx(0.9 * 3.6e6));
  CHECK(state_of_charge(battery, state) == doctest::Approx(0.9 / 0.98));
  battery.calendar_fade_per_s = 0;
  BatteryState cycled = charged_battery(battery, 0.9);
  step_battery(battery, cycled, -700, 0, 1800);  // 350 Wh out of 1 kWh / 0.9506 = 0.3682 cycles
  CHECK(cycled.faded_ratio == doctest::Approx(0.2 / 6000 * 0.35 / 0.9506));
}
