// Tank, heat reuse and outside air in the plant.
#include <doctest/doctest.h>

#include <cmath>

#include "sim/engine/plant/heat_reuse.h"
#include "sim/engine/plant/plant.h"
#include "tests/sim/engine/plant/small_plant.h"

using namespace icctwin;
using test::air, test::small_plant;

namespace {

CoolingPlan storage_plant() { return small_plant({10, 8, 400e3, 600e3}); }

TankPlan tank() {
  TankPlan tank;
  tank.tank.volume_m3 = 100;
  tank.tank.height_m = 8;
  tank.tank.insulation_thickness_m = 0.1;
  tank.span_k = 8;
  tank.charge_w = tank.discharge_w = 150e3;
  tank.reserve_ratio = 0.2;
  tank.emergency_rise_k = 2;
  return tank;
}

double open_w(double in_w, const PlantResult& r) {
  return in_w + r.chilled_pump_w + r.facility_pump_w + r.condenser_pump_w + r.air_fan_w + r.chiller_w + r.heat_pump_w + r.tank_gain_w -
         r.rejected_w - r.reused_w - r.stored_w - r.tank_stored_w;
}

}  // namespace

TEST_CASE("the tank moves chiller work from peaks to valleys, keeps its reserve and closes the books of every step") {
  CoolingPlan plan = storage_plant();
  plan.tank = tank();
  const PlantLoad load{{}, 200e3};
  const auto weather = air(30, 0.6);
  PlantState state = settled_plant(plan, load, weather);
  PlantOrders orders;
  double charged_j = 0, discharged_j = 0, gain_j = 0, stored_j = 0;
  for (int step = 0; step < 2 * 1440; ++step) {
    const int hour = step / 60 % 24;
    orders.tank = hour < 8 ? TankOrder::charge : hour < 16 ? TankOrder::discharge : TankOrder::hold;
    const auto result = step_plant(plan, state, load, weather, 60, orders);
    REQUIRE(std::abs(open_w(load.air_w, result)) < 1);
    (result.tank_heat_w > 0 ? discharged_j : charged_j) += std::abs(result.tank_heat_w) * 60;
    gain_j += result.tank_gain_w * 60;
    stored_j += result.tank_stored_w * 60;
    CHECK(result.tank_charge_ratio > 0.17);  // the tariff leaves the reserve, the walls take a little of it
    CHECK(state.chilled_supply_c < 10.6);
    if (hour == 12 && result.tank_heat_w > 0) CHECK(result.chiller_load_w < 120e3);
  }
  CHECK(discharged_j > 1e9);
  CHECK(gain_j > 0);  // warmer air all the time
  // It returns what it took less losses and what is still in it.
  CHECK(charged_j - discharged_j == doctest::Approx(gain_j - stored_j).epsilon(1e-6));
}

TEST_CASE("without chillers the tank carries the loop for as long as its cold lasts") {
  CoolingPlan plan = storage_plant();
  plan.tank = tank();
  plan.tank->discharge_w = 400e3;
  const PlantLoad load{{}, 200e3};
  const auto weather = air(30, 0.6);
  PlantState state = settled_plant(plan, load, weather);
  plan.chillers.carnot->capacity_w = 0;  // all of them fail
  double minutes = 0;
  while (state.chilled_supply_c < 14 && minutes < 600) {
    step_plant(plan, state, load, weather, 60);
    minutes += 1;
  }
  // 100 m3 x 995.6 x 4184 x 8 K = 3.33 GJ over 200 kW and fans of 4.4 kW: 272 min by 8 K; the loop is let go to 14 degC.
  CHECK(minutes > 180);
  CHECK(minutes < 360);
  plan.tank.reset();
  PlantState bare = settled_plant(storage_plant(), load, weather);
  double bare_minutes = 0;
  while (bare.chilled_supply_c < 14 && bare_minutes < 600) {
    step_plant(plan, bare, load, weather, 60);
    bare_minutes += 1;
  }
  CHECK(bare_minutes < 15);
}

TEST_CASE("heat reuse takes heat off the facility loop; inside the boundary the work is handed over too") {
  CoolingPlan plan = storage_plant();
  plan.cdus.units = 0;
  plan.facility = {32, 1e6, 1e6 / 8, 0.4, 8e3, 0.8, 1e6 / 8 * 300, {}};
  plan.rejection.capacity_w = 1.6e6;
  CHECK(plan.facility.design_heat_w > 0);
  ReusePlan reuse;
  reuse.supply_c = 60;
  reuse.return_c = 40;
  ReuseHeatPump pump;
  pump.capacity_w = 300e3;
  reuse.pump = pump;
  plan.reuse = reuse;
  PlantState state = settled_plant(plan, {{}, 200e3}, air(10, 0.6));
  PlantResult inside;
  const double taken_w = [&] {
    PlantResult& r = inside;
    return step_heat_reuse(plan, state, 800e3, 250e3, r);
  }();
  CHECK(inside.reused_w == doctest::Approx(250e3));
  CHECK(taken_w + inside.heat_pump_w == doctest::Approx(inside.reused_w));
  plan.reuse->electricity_inside = false;
  PlantResult outside;
  CHECK(step_heat_reuse(plan, state, 800e3, 250e3, outside) == doctest::Approx(taken_w));
  CHECK(outside.reused_w == doctest::Approx(taken_w));
  CHECK(outside.heat_pump_w == 0);
  PlantResult none;
  CHECK(step_heat_reuse(plan, state, 0, 250e3, none) == 0);
}

TEST_CASE("outside air takes the room's heat while it suits, and the coil the rest") {
  CoolingPlan plan = storage_plant();
  plan.outside_air = OutsideAirPlan{27, -9, 15, 0.3};
  const PlantLoad load{{}, 200e3};
  const auto run = [&](double dry, double humidity) {
    const auto weather = air(dry, humidity);
    PlantState state = settled_plant(plan, load, weather);
    const auto result = step_plant(plan, state, load, weather, 60);
    CHECK(std::abs(open_w(load.air_w, result)) < 1);
    CHECK(result.air_supply_c == doctest::Approx(24).epsilon(0.01));
    return result;
  };
  const auto cool = run(12, 0.6);
  CHECK(cool.outside_air_w == doctest::Approx(200e3 + cool.air_fan_w).epsilon(1e-3));
  CHECK(cool.chiller_w < 100);     // the heat of the idling chilled pumps
  const auto mild = run(26, 0.4);  // between supply and return: the coil cools 26 to 24 degC
  CHECK(mild.outside_air_w > 0);
  CHECK(mild.chiller_load_w > 0);
  CHECK(run(12, 0.6).air_fan_w > run(30, 0.3).air_fan_w);  // filters
  CHECK(run(30, 0.3).outside_air_w == 0);                  // too warm
  CHECK(run(20, 0.95).outside_air_w == 0);                 // dew point 19 degC
}
