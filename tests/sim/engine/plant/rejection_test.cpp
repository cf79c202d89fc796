#include <doctest/doctest.h>

#include <cmath>

#include "sim/engine/plant/plant.h"
#include "tests/models/cooling/chiller_records.h"
#include "tests/sim/engine/plant/small_plant.h"

using namespace icctwin;
using test::air, test::small_plant, test::facility_loop;

namespace {

/// A room of 280 kW on chilled water of 12 degC and a warm loop of 1 MW, with a tower of 500 kW that may freeze.
CoolingPlan tower_plant() {
  CoolingPlan plan = small_plant({12, 6, 320e3, 500e3});
  plan.facility = facility_loop();
  plan.rejection.leaving_min_c = 8;
  plan.rejection.guard_c = 5;
  return plan;
}

double cooling_w(const PlantResult& r) {
  return r.facility_pump_w + r.chilled_pump_w + r.condenser_pump_w + r.air_fan_w + r.chiller_w + r.rejection_fan_w + r.source_pump_w +
         r.pad_pump_w + r.heat_pump_w;
}

/// Heat and work in, heat out and stored: what is left of a step [W].
double open_plant_w(const PlantLoad& load, const PlantResult& r, double warm_w = 0) {
  const double in_w = load.air_w + warm_w + r.facility_pump_w + r.chilled_pump_w + r.condenser_pump_w + r.air_fan_w + r.chiller_w +
                      r.heat_pump_w + r.tank_gain_w;
  return in_w - r.rejected_w - r.reused_w - r.stored_w - r.tank_stored_w;
}

}  // namespace

TEST_CASE("an optimal condenser set point: no kelvin of wet bulb is free, over the whole range") {
  CoolingPlan plan = tower_plant();
  plan.rejection.optimal_set_point = true;
  const PlantLoad load{{}, 250e3};
  double before_w = 0;
  for (double wet = -8; wet <= 30; wet += 1) {
    auto weather = air(wet, 0.999);
    PlantState state = settled_plant(plan, load, weather);
    const auto result = step_plant(plan, state, load, weather, 60);
    INFO("wet bulb " << wet);
    CHECK(cooling_w(result) >= before_w * (1 - 2e-3));  // the search stops within 0.2 % of the least
    before_w = cooling_w(result);
  }
}

TEST_CASE("an optimal condenser set point never costs more than a fixed approach") {
  const PlantLoad load{{}, 250e3};
  for (const double dry : {-5.0, 5.0, 15.0, 25.0, 33.0}) {
    const auto weather = air(dry, 0.6);
    CoolingPlan fixed = tower_plant(), optimal = tower_plant();
    optimal.rejection.optimal_set_point = true;
    PlantState a = settled_plant(fixed, load, weather), b = settled_plant(optimal, load, weather);
    CHECK(cooling_w(step_plant(optimal, b, load, weather, 60)) <= 1.005 * cooling_w(step_plant(fixed, a, load, weather, 60)));
  }
}

TEST_CASE("economizer modes: cold days are free, hot days mechanical, and the fans run at full speed between") {
  CoolingPlan plan = tower_plant();
  plan.chillers.economizer = EconomizerControl{};
  const PlantLoad load{{}, 250e3};
  const auto settle = [&](double dry) {
    const auto weather = air(dry, 0.8);
    PlantState state = settled_plant(plan, load, weather);
    const auto result = step_plant(plan, state, load, weather, 60);
    CHECK(std::abs(open_plant_w(load, result)) < 1);
    return std::pair{result, state};
  };
  const auto [cold, cold_state] = settle(-2);
  CHECK(cold.mode == CoolingMode::free);
  CHECK(cold.chiller_w == 0);
  CHECK(cold_state.chilled_supply_c == doctest::Approx(12).epsilon(0.02));  // the fans hold the chilled supply
  CHECK_FALSE(cold.tower_fan_full);
  const auto [mild, mild_state] = settle(11);
  CHECK(mild.mode == CoolingMode::partly_mechanical);
  CHECK(mild.chiller_w > 0);
  CHECK(mild.economizer_w > 0);
  CHECK(mild.tower_fan_full);
  const auto [hot, hot_state] = settle(30);
  CHECK(hot.mode == CoolingMode::fully_mechanical);
  CHECK(hot.economizer_w < 1000);  // the pumps of the idle facility loop
}

TEST_CASE("York towers: Merkel takes over outside the limits and the step says so") {
  CoolingPlan plan = tower_plant();
  plan.rejection.min_flow_ratio = 1;  // the correlation holds near the design water flow only
  plan.rejection.york = york_tower({500e3 / 5 / 4184, 25.5, 4, 5});
  REQUIRE(is_feasible(*plan.rejection.york));
  const PlantLoad load{{}, 270e3};
  for (const double dry : {20.0, 31.0}) {
    const auto weather = air(dry, 0.99);  // wet bulb 31 degC is beyond 26.7
    PlantState state = settled_plant(plan, load, weather);
    const auto result = step_plant(plan, state, load, weather, 60);
    CHECK(result.limits.has(Limit::tower_correlation) == (dry > 26.7));
    CHECK(std::abs(open_plant_w(load, result)) < 1);
    CHECK(result.evaporation_kg_per_s > 0);
    CHECK(state.condenser_c >= weather.wet_bulb_c);
  }
}

TEST_CASE("tower cells: more cells at part flow never use more fan power") {
  const PlantLoad load{{}, 80e3};
  const auto weather = air(22, 0.6);
  CoolingPlan plan = tower_plant();
  const auto fans_w = [&](int cells, double least) {
    plan.rejection.cells = cells;
    plan.rejection.cell_min_flow_ratio = least;
    PlantState state = settled_plant(plan, load, weather);
    return step_plant(plan, state, load, weather, 60).rejection_fan_w;
  };
  // At 0.4 of the design flow four cells of least flow 0.3 all run; of least flow 0.8 only two do, and have to blow harder.
  CHECK(fans_w(4, 0.3) <= fans_w(4, 0.8));
}

TEST_CASE("source water: pumps hold the set point, and the discharge limit holds heat back") {
  CoolingPlan plan = tower_plant();
  plan.rejection.tower.reset();
  SourceWater source;
  source.exchanger.effectiveness_nominal = 5.0 / 7.0;
  source.exchanger.flow_1_nominal_kg_per_s = source.exchanger.flow_2_nominal_kg_per_s = 500e3 / 5 / 4184;
  source.pump_w = 5e3;
  source.static_head_ratio = 0.3;
  source.discharge_max_c = 35;
  source.rise_max_k = 8;
  plan.rejection.source = source;
  const PlantLoad load{{}, 250e3};
  const auto weather = air(25, 0.6);
  PlantOrders orders;
  orders.source_c = 15;
  PlantState state = settled_plant(plan, load, weather, orders);
  auto result = step_plant(plan, state, load, weather, 60, orders);
  CHECK(state.condenser_c == doctest::Approx(19).epsilon(1e-4));  // 15 + 4 K
  CHECK(result.source_pump_w > 0);
  CHECK(result.source_pump_w < 5e3);
  CHECK(result.makeup_kg_per_s == 0);
  CHECK(std::abs(open_plant_w(load, result)) < 1);
  CHECK_FALSE(result.limits.has(Limit::source_discharge));
  plan.rejection.source->rise_max_k = 1;  // 23.9 kg/s x 4184 x 1 K = 100 kW at most
  state = settled_plant(plan, load, weather, orders);
  result = step_plant(plan, state, load, weather, 60, orders);
  CHECK(result.limits.has(Limit::source_discharge));
  CHECK(result.rejected_w <= 100e3 * 1.001);
  CHECK(state.condenser_c > 25);
}

TEST_CASE("wetted pads cool the air before the coils and evaporate what the enthalpy balance says") {
  CoolingPlan plan = tower_plant();
  plan.rejection.tower.reset();
  DryCoolerRating rating;
  rating.heat_w = 500e3;
  plan.rejection.dry_cooler = dry_cooler(rating);
  plan.rejection.capacity_w_per_k = 500e3 / 5.56;
  plan.rejection.leaving_max_c = 40;
  const PlantLoad load{{}, 200e3};
  const auto weather = air(35, 0.3);
  PlantState dry = settled_plant(plan, load, weather);
  const auto without = step_plant(plan, dry, load, weather, 60);
  plan.rejection.pads = AdiabaticPads{0.7, 20, 0.1, 250};
  plan.rejection.cycles_of_concentration = 3;
  PlantState wet = settled_plant(plan, load, weather);
  const auto with = step_plant(plan, wet, load, weather, 60);
  CHECK(without.makeup_kg_per_s == 0);
  CHECK(with.evaporation_kg_per_s > 0);
  CHECK(with.blowdown_kg_per_s == doctest::Approx(with.evaporation_kg_per_s / 2).epsilon(1e-9));  // three cycles
  CHECK(wet.condenser_c < dry.condenser_c);
  CHECK(with.pad_pump_w == 250);
  CHECK(std::abs(open_plant_w(load, with)) < 1);
}
