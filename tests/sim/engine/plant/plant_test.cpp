#include "sim/engine/plant/plant.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/heat_exchanger.h"
#include "tests/sim/engine/plant/small_plant.h"

using namespace icctwin;
using test::air, test::small_plant, test::facility_loop;

namespace {

/// 1 MW in two CDUs, 0.25 MW of air, a tower for 1.6 MW.
CoolingPlan plant() {
  CoolingPlan plan = small_plant({16, 6, 320e3, 1600e3});
  CduGroupPlan cdus;
  cdus.units = 2;
  cdus.supply_c = 35;
  cdus.capacity_w = 500e3;
  cdus.design_rise_k = 10;
  cdus.capacity_w_per_k = 50e3;
  cdus.effectiveness = 10.0 / 14.0;
  cdus.heat_capacity_j_per_k = 50e3 * 60;
  cdus.pump_w = 5e3;
  cdus.min_flow_ratio = 0.4;
  plan.cdus = {{cdus}, 2, 1000e3, 10e3};
  plan.facility = facility_loop();
  plan.rejection.pump_w = 12e3;
  plan.rejection.fan_w = 20e3;
  plan.rejection.leaving_max_c = 29;
  return plan;
}

PlantLoad load(double liquid_each_w, double air_w) { return {{liquid_each_w, liquid_each_w}, air_w}; }

double used_w(const PlantResult& r) {
  return r.cdu_pump_w + r.facility_pump_w + r.chilled_pump_w + r.condenser_pump_w + r.air_fan_w + r.chiller_w;
}

}  // namespace

TEST_CASE("in steady state the CDU holds its set point and the return follows from the heat") {
  const CoolingPlan plan = plant();
  const auto weather = air(25, 0.6);
  PlantState state = settled_plant(plan, load(400e3, 200e3), weather);
  const auto result = step_plant(plan, state, load(400e3, 200e3), weather, 15);
  CHECK(state.cdu_supply_c[0] == doctest::Approx(35).epsilon(1e-6));
  // Flow 0.8 of design: 40 kW/K; pumps 5 kW x 0.8^3 = 2.56 kW warm the coolant too: rise (400 + 2.56) / 40 = 10.064 K.
  CHECK(result.cdu_pump_w == doctest::Approx(2 * 2560).epsilon(1e-9));
  CHECK(state.cdu_return_c[0] == doctest::Approx(35 + 10.064).epsilon(1e-6));
  CHECK(std::abs(result.stored_w) < 1.0);
  // All heat and all work done on it leave through the tower.
  CHECK(result.rejected_w == doctest::Approx(1000e3 + used_w(result)).epsilon(1e-5));
}

TEST_CASE("every step closes its energy book, also in a transient and in overload") {
  const CoolingPlan plan = plant();
  for (const double liquid : {0.0, 100e3, 450e3, 900e3})
    for (const double wet : {0.1, 0.9})
      for (const double dry : {-15.0, 5.0, 38.0}) {
        const auto weather = air(dry, wet);
        PlantState state = settled_plant(plan, load(300e3, 100e3), air(20, 0.5));
        for (int step = 0; step < 200; ++step) {
          const auto result = step_plant(plan, state, load(liquid, 250e3), weather, 15);
          const double in_w = 2 * liquid + 250e3 + used_w(result);
          CHECK(std::abs(in_w - result.rejected_w - result.stored_w) < 1e-6 * std::max(in_w, 1e6));
          CHECK(result.makeup_kg_per_s == doctest::Approx(result.evaporation_kg_per_s + result.drift_kg_per_s + result.blowdown_kg_per_s));
          CHECK(std::isfinite(state.facility_return_c));
          CHECK(result.rejected_w >= 0);
        }
      }
}

TEST_CASE("no exchanger crosses temperatures: second law") {
  const CoolingPlan plan = plant();
  for (const double dry : {5.0, 20.0, 35.0}) {
    const auto weather = air(dry, 0.7);
    PlantState state = settled_plant(plan, load(450e3, 250e3), weather);
    for (int step = 0; step < 400; ++step) {
      const double condenser_before_c = state.condenser_c, facility_before_c = state.facility_supply_c;
      const auto result = step_plant(plan, state, load(450e3, 250e3), weather, 15);
      if (result.chiller_load_w == 0) CHECK(state.facility_supply_c >= condenser_before_c - 1e-6);
      CHECK(state.cdu_supply_c[0] >= facility_before_c - 1e-6);
      CHECK(state.condenser_c >= weather.wet_bulb_c - 1e-6);
    }
  }
}

TEST_CASE("at a fixed leaving set point a higher wet bulb never costs less") {
  // The set point is held: with one that follows the wet bulb, colder air asks more of the fans and less of the chillers, and the sum may
  // go either way.
  CoolingPlan plan = plant();
  plan.rejection.leaving_min_c = plan.rejection.leaving_max_c = 29;
  double before_w = 0;
  for (double humidity = 0.1; humidity < 0.99; humidity += 0.05) {
    const auto weather = air(30, humidity);
    PlantState state = settled_plant(plan, load(400e3, 200e3), weather);
    const auto result = step_plant(plan, state, load(400e3, 200e3), weather, 15);
    const double power_w = used_w(result) + result.rejection_fan_w;
    CHECK(power_w >= before_w - 1e-3);
    before_w = power_w;
  }
}

TEST_CASE("an overloaded CDU lets its supply float up instead of losing heat") {
  const CoolingPlan plan = plant();
  const auto weather = air(30, 0.7);
  PlantState state = settled_plant(plan, load(900e3, 200e3), weather);
  const auto result = step_plant(plan, state, load(900e3, 200e3), weather, 15);
  // Full flow 50 kW/K, exchanger 35.71 kW/K against the facility supply: return = supply_f + (900 + 5) / 35.71 K.
  CHECK(state.cdu_return_c[0] == doctest::Approx(state.facility_supply_c + 905e3 / (50e3 * 10 / 14)).epsilon(1e-3));
  CHECK(result.coolant_supply_max_c > 35.5);
}

TEST_CASE("in frost the bypass holds the lowest leaving temperature and the fans stand still") {
  const CoolingPlan plan = plant();
  const auto weather = air(-20, 0.8);
  PlantState state = settled_plant(plan, load(60e3, 20e3), weather);
  const auto result = step_plant(plan, state, load(60e3, 20e3), weather, 15);
  CHECK(result.rejection_fan_w == 0);
  CHECK(result.limits.has(Limit::freeze_guard));
  CHECK(state.condenser_c >= 12 - 1e-6);
}

TEST_CASE("halving the step halves the error of a transient") {
  const CoolingPlan plan = plant();
  const auto weather = air(25, 0.6);
  const auto end_c = [&](double step_s) {
    PlantState state = settled_plant(plan, load(150e3, 50e3), weather);
    for (double t = 0; t < 600 - 1e-9; t += step_s) step_plant(plan, state, load(480e3, 250e3), weather, step_s);
    return state.facility_return_c;
  };
  const double a = end_c(60), b = end_c(30), c = end_c(15), d = end_c(7.5);
  CHECK(std::abs(c - d) < 0.7 * std::abs(a - b) + 1e-6);
  CHECK(std::abs(c - d) < 0.05);
}

TEST_CASE("plates under an ideal valve take what the plate exchanger of models/cooling takes at the same flows") {
  CoolingPlan plan = plant();
  CduGroupPlan& cdus = plan.cdus.groups[0];
  // 500 kW: 10 K on the secondary side, 12.5 K on the primary, 14 K between the two inlets: effectiveness 500 / (40 x 14) = 0.893.
  PlateExchanger exchanger;
  exchanger.effectiveness_nominal = 500.0 / (40 * 14);
  exchanger.flow_1_nominal_kg_per_s = 50e3 / 4184;
  exchanger.flow_2_nominal_kg_per_s = 40e3 / 4184;
  CduPlates plates;
  plates.primary_w_per_k = 40e3;
  plates.film_w_per_k = 2 * plate_exchanger_nominal_ua_w_per_k(exchanger);
  cdus.plates = plates;
  cdus.supply_c = 5;  // never reached: the exchanger is at its limit
  const auto weather = air(20, 0.5);
  for (const double liquid_w : {60e3, 250e3, 450e3}) {
    PlantState state = settled_plant(plan, load(liquid_w, 100e3), weather);
    step_plant(plan, state, load(liquid_w, 100e3), weather, 15);
    const double ratio = std::max(0.4, liquid_w / 500e3);
    const double heat_w = plate_exchanger_heat_w(exchanger, state.cdu_return_c[0], ratio * exchanger.flow_1_nominal_kg_per_s,
                                                 state.facility_supply_c, exchanger.flow_2_nominal_kg_per_s);
    CHECK(heat_w == doctest::Approx(liquid_w + 5e3 * ratio * ratio * ratio).epsilon(1e-4));
  }
}

TEST_CASE("a valve under its controller brings the supply to the set point after a jump of the load, and closes its books on the way") {
  CoolingPlan plan = plant();
  CduGroupPlan& cdus = plan.cdus.groups[0];
  CduPlates plates;
  plates.primary_w_per_k = 500e3 / 8;
  plates.film_w_per_k = 2 * ntu_from_effectiveness(FlowRegime::counter, 10.0 / 14, 0.8) * 50e3;
  plates.controller = PiController{0.02, 120, 0, 1, 1.0 / 90};
  cdus.plates = plates;
  const auto weather = air(20, 0.5);
  for (const double step_s : {5.0, 15.0, 60.0}) {
    CAPTURE(step_s);
    PlantState state = settled_plant(plan, load(150e3, 100e3), weather);
    CHECK(state.cdu_supply_c[0] == doctest::Approx(35).epsilon(1e-3));
    double warmest_c = 0;
    for (double t = 0; t < 3600; t += step_s) {
      const auto result = step_plant(plan, state, load(450e3, 100e3), weather, step_s);
      const double in_w = 900e3 + 100e3 + used_w(result);
      CHECK(std::abs(in_w - result.rejected_w - result.stored_w) < 1e-6 * in_w);
      warmest_c = std::max(warmest_c, state.cdu_supply_c[0]);
    }
    CHECK(warmest_c > 35.5);  // a controller needs its time, an ideal valve would not
    CHECK(warmest_c < 42);
    CHECK(state.cdu_supply_c[0] == doctest::Approx(35).epsilon(1e-3));
  }
}

TEST_CASE("a plant without chillers and a dry cooler without water work the same way") {
  CoolingPlan plan = plant();
  plan.chillers.carnot.reset();
  plan.rejection.tower.reset();
  DryCoolerRating rating;
  rating.heat_w = 1600e3;
  plan.rejection.dry_cooler = dry_cooler(rating);
  plan.rejection.leaving_max_c = 40;
  const auto weather = air(20, 0.5);
  PlantState state = settled_plant(plan, load(300e3, 100e3), weather);
  const auto result = step_plant(plan, state, load(300e3, 100e3), weather, 15);
  CHECK(result.chiller_w == 0);
  CHECK(result.makeup_kg_per_s == 0);
  CHECK(result.rejected_w == doctest::Approx(700e3 + used_w(result)).epsilon(1e-4));
}
