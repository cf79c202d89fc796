#include "sim/engine/onsite.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <utility>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;

namespace {

// A board that wants 100 kW, 80 kW of it behind a supply without losses; transformers without losses.
Plan center() {
  Plan plan = test::small_plan(1, 1, 1);
  plan.power.transformer = {1e6, 0, 0, 1, 1};
  return plan;
}

ChainResult chain() {
  ChainResult result;
  result.ups_in_w = result.ups_out_w = 80e3;
  result.board_w = 100e3;
  return result;
}

// 100 kWh, 50 kW, 0.9 in and 0.9 out.
BatteryPlan battery(DispatchStrategy strategy, double soc) {
  BatteryPlan plan;
  plan.battery.capacity_j = 360e6;
  plan.battery.power_w = 50e3;
  plan.battery.charge_efficiency = plan.battery.discharge_efficiency = 0.9;
  plan.strategy = strategy;
  plan.initial_soc = soc;
  return plan;
}

// Sources = demand + losses + stored + exported, with what nobody gave on the side of the sources.
void check_closed(const OnsiteStep& step, double demand_w) {
  const double sources_w = step.grid_w + step.pv_w + step.wind_w + step.generator_w + step.unserved_protected_w + step.unserved_other_w;
  const double uses_w = demand_w + step.transformer_w + step.battery_loss_w + step.battery_stored_w + step.exported_w;
  CHECK(sources_w == doctest::Approx(uses_w).epsilon(1e-12));
}

}  // namespace

TEST_CASE("on site: without sources and storage the grid gives everything") {
  const Plan plan = center();
  Onsite onsite(plan);
  const OnsiteStep step = onsite.step(chain(), 0, 0, {}, 0, 60);
  CHECK(step.grid_w == 100e3);
  check_closed(step, 100e3);
}

TEST_CASE("on site: a surplus is stored, then curtailed, and exported only where it is paid") {
  Plan plan = center();
  plan.onsite.has_pv = true;
  {
    Onsite onsite(plan);
    const OnsiteStep step = onsite.step(chain(), 120e3, 30e3, {}, 0, 60);
    CHECK(step.grid_w == doctest::Approx(0));
    CHECK(step.curtailed_w == doctest::Approx(50e3));
    CHECK(step.pv_w == doctest::Approx(80e3));  // both give up the same share
    CHECK(step.wind_w == doctest::Approx(20e3));
    check_closed(step, 100e3);
  }
  plan.onsite.battery = battery(DispatchStrategy::tariff, 0.5);
  {
    Onsite onsite(plan);
    const OnsiteStep step = onsite.step(chain(), 130e3, 0, {}, 0, 60);
    CHECK(step.battery_w == doctest::Approx(-30e3));
    CHECK(step.curtailed_w == doctest::Approx(0));
    check_closed(step, 100e3);
  }
  plan.onsite.export_price_cny_per_kwh = 0.3;
  {
    Onsite onsite(plan);
    const OnsiteStep step = onsite.step(chain(), 200e3, 0, {}, 0, 60);
    CHECK(step.battery_w == doctest::Approx(-50e3));  // its power; the rest goes out
    CHECK(step.exported_w == doctest::Approx(50e3));
    CHECK(step.curtailed_w == 0);
    check_closed(step, 100e3);
  }
}

TEST_CASE("dispatch: peak shaving holds the intake at the limit and charges below it") {
  Plan plan = center();
  plan.onsite.battery = battery(DispatchStrategy::peak_shaving, 0.5);
  plan.onsite.battery->limit_w = 80e3;
  Onsite above(plan);
  CHECK(above.step(chain(), 0, 0, {}, 0, 60).grid_w == doctest::Approx(80e3));
  plan.onsite.battery->limit_w = 120e3;
  Onsite below(plan);
  const OnsiteStep step = below.step(chain(), 0, 0, {}, 0, 60);
  CHECK(step.battery_w == doctest::Approx(-0.97 * 20e3));  // 3 % of the room is left for the transformers
  CHECK(step.grid_w < 120e3);
}

TEST_CASE("dispatch: charging in cheap hours stays below the limit of the intake, and stops where the load is above it") {
  Plan plan = center();
  plan.onsite.battery = battery(DispatchStrategy::tariff, 0.5);
  GridSignals valley;
  valley.tariff_class = TariffClass::valley;
  for (const double limit_w : {130e3, 120e3, 101e3}) {
    plan.onsite.battery->charging_limit_w = limit_w;
    Onsite onsite(plan);
    const OnsiteStep step = onsite.step(chain(), 0, 0, valley, 0, 60);
    CHECK(step.battery_w == doctest::Approx(-0.97 * (limit_w - 100e3)));
    CHECK(step.grid_w < limit_w);
  }
  plan.onsite.battery->charging_limit_w = 80e3;
  CHECK(Onsite(plan).step(chain(), 0, 0, valley, 0, 60).battery_w == 0);
  valley.tariff_class = TariffClass::peak;  // giving is not limited
  CHECK(Onsite(plan).step(chain(), 0, 0, valley, 0, 60).battery_w == 50e3);
}

TEST_CASE("dispatch: tariff, carbon and self-consumption go by their signals, and never export") {
  Plan plan = center();
  const auto power_w = [&](DispatchStrategy strategy, GridSignals signals, double pv_w) {
    plan.onsite.has_pv = true;
    plan.onsite.battery = battery(strategy, 0.5);
    plan.onsite.battery->charge_kg_per_kwh = 0.3;
    plan.onsite.battery->discharge_kg_per_kwh = 0.6;
    Onsite onsite(plan);
    const OnsiteStep step = onsite.step(chain(), pv_w, 0, signals, 0, 60);
    check_closed(step, 100e3);
    CHECK(step.exported_w == 0);
    return step.battery_w;
  };
  for (const auto& [tariff_class, expected_w] : {std::pair{TariffClass::deep_valley, -50e3},
                                                 {TariffClass::valley, -50e3},
                                                 {TariffClass::flat, 0.0},
                                                 {TariffClass::peak, 50e3},
                                                 {TariffClass::sharp_peak, 50e3}})
    CHECK(power_w(DispatchStrategy::tariff, {tariff_class, 0}, 0) == doctest::Approx(expected_w));
  CHECK(power_w(DispatchStrategy::carbon, {TariffClass::flat, 0.2}, 0) == doctest::Approx(-50e3));
  CHECK(power_w(DispatchStrategy::carbon, {TariffClass::flat, 0.45}, 0) == doctest::Approx(0));
  CHECK(power_w(DispatchStrategy::carbon, {TariffClass::flat, 0.7}, 0) == doctest::Approx(50e3));
  CHECK(power_w(DispatchStrategy::self_consumption, {}, 70e3) == doctest::Approx(30e3));
  CHECK(power_w(DispatchStrategy::self_consumption, {}, 120e3) == doctest::Approx(-20e3));
  // Only 10 kW are missing: the battery gives no more.
  CHECK(power_w(DispatchStrategy::tariff, {TariffClass::peak, 0}, 90e3) == doctest::Approx(10e3));
}

TEST_CASE("dispatch: the reserve stays for outages, and is filled again from the grid") {
  Plan plan = center();
  plan.onsite.battery = battery(DispatchStrategy::tariff, 0.4);
  plan.onsite.battery->reserve_soc = 0.5;
  Onsite onsite(plan);
  CHECK(onsite.step(chain(), 0, 0, {TariffClass::peak, 0}, 0, 60).battery_w == doctest::Approx(-50e3));
  plan.onsite.battery->initial_soc = 0.5;
  Onsite at_reserve(plan);
  CHECK(at_reserve.step(chain(), 0, 0, {TariffClass::peak, 0}, 0, 60).battery_w == doctest::Approx(0));
}

TEST_CASE("outage: the battery carries the protected load until the generators are ready, then they carry everything") {
  Plan plan = center();
  plan.onsite.battery = battery(DispatchStrategy::standby, 0.5);
  plan.onsite.battery->battery.power_w = 100e3;
  plan.onsite.generators = GeneratorPlan{};
  plan.onsite.generators->set.start_s = 30;
  plan.onsite.outages = {{60, 180}};
  Onsite onsite(plan);
  const OnsiteStep before = onsite.step(chain(), 0, 0, {}, 0, 60);
  CHECK(before.outage_ratio == 0);
  const OnsiteStep step = onsite.step(chain(), 0, 0, {}, 60, 120);
  CHECK(step.outage_ratio == 1);
  CHECK(step.grid_w == 0);
  CHECK(step.battery_w == doctest::Approx(40e3));         // 80 kW for half of the step
  CHECK(step.unserved_other_w == doctest::Approx(10e3));  // 20 kW of cooling for half of the step
  CHECK(step.unserved_protected_w == doctest::Approx(0));
  CHECK(step.generator_w == doctest::Approx(50e3));
  CHECK(step.fuel_l_per_s > 0);
  check_closed(step, 100e3);
  const OnsiteStep later = onsite.step(chain(), 0, 0, {}, 120, 240);  // the grid is back half-way
  CHECK(later.outage_ratio == doctest::Approx(0.5));
  CHECK(later.generator_w == doctest::Approx(50e3));
  CHECK(later.unserved_other_w == doctest::Approx(0));
  check_closed(later, 100e3);
}

TEST_CASE("outage: an empty battery leaves the load unserved, and says how much") {
  Plan plan = center();
  plan.onsite.battery = battery(DispatchStrategy::standby, 0.01);  // 1 kWh x 0.9 = 3.24 MJ for 80 kW: 40.5 s
  plan.onsite.battery->battery.power_w = 100e3;
  plan.onsite.outages = {{0, 1000}};
  Onsite onsite(plan);
  const OnsiteStep step = onsite.step(chain(), 0, 0, {}, 0, 60);
  CHECK(step.battery_w == doctest::Approx(54e3));  // 3.24 MJ / 60 s
  CHECK(step.unserved_protected_w == doctest::Approx(26e3));
  CHECK(step.unserved_other_w == doctest::Approx(20e3));
  check_closed(step, 100e3);
  const OnsiteStep empty = onsite.step(chain(), 50e3, 0, {}, 60, 120);  // photovoltaics alone hold no voltage
  CHECK(empty.pv_w == 0);
  CHECK(empty.unserved_protected_w == doctest::Approx(80e3));
  check_closed(empty, 100e3);
}

TEST_CASE("outage: a battery for the whole center and photovoltaics carry cooling too") {
  Plan plan = center();
  plan.onsite.has_pv = true;
  plan.onsite.battery = battery(DispatchStrategy::standby, 0.9);
  plan.onsite.battery->battery.power_w = 100e3;
  plan.onsite.battery->feeds_center = true;
  plan.onsite.outages = {{0, 1000}};
  Onsite onsite(plan);
  const OnsiteStep step = onsite.step(chain(), 30e3, 0, {}, 0, 60);
  CHECK(step.pv_w == doctest::Approx(30e3));
  CHECK(step.battery_w == doctest::Approx(70e3));
  CHECK(step.unserved_protected_w + step.unserved_other_w == doctest::Approx(0));
  check_closed(step, 100e3);
}

TEST_CASE("on site: ride-through is the usable energy over the protected load, and none where the converter is too small") {
  Plan plan = center();
  plan.onsite.battery = battery(DispatchStrategy::standby, 0.5);
  plan.onsite.battery->battery.power_w = 100e3;
  plan.onsite.battery->battery.soc_min = 0.1;
  Onsite onsite(plan);
  CHECK(onsite.ride_through_s(80e3) == doctest::Approx(0.4 * 360e6 * 0.9 / 80e3));  // 1620 s
  CHECK(onsite.ride_through_s(120e3) == 0);
}
