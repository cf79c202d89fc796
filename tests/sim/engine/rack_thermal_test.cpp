#include "sim/engine/rack_thermal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

/// One rack, of one node where not said otherwise, of eight accelerators each (100 W idle, 500 W at most) on one CDU, and a job that holds
/// eight of them at full load.
Plan rack_on_a_cdu(HeatPath path, int nodes = 1) {
  Plan plan = small_plan(1, nodes, 8);
  CduGroupPlan group;
  group.units = 1;
  plan.cooling.cdus.groups.push_back(group);
  plan.cooling.cdus.units = 1;
  RackHeat& heat = plan.rack_specs[0].heat;
  heat.path = std::move(path);
  heat.design_w = 4250;
  heat.design_liquid_w = 0.75 * 4250;
  heat.design_w_per_k = heat.design_liquid_w / 10;
  plan.node_specs[0].chip.package_k_per_w = 0.03;
  plan.jobs.push_back(job_of_accelerators("j", 0, 8, 1000));
  plan.jobs[0].accelerator_utilisation = 1;
  return plan;
}

/// Cold plates of 0.05 K/W to the coolant's inlet at 40 W/K each: hA so large that the plate has the outlet's temperature.
HeatPath plates() { return PlatePath{{1e6, 40, 0.4, 0.025}, false}; }

/// Runs power and racks together and adds up what it is told.
struct Bench : ItPowerListener {
  explicit Bench(const Plan& for_plan) : plan(for_plan), power(plan), racks(plan) {}
  void part_changed(ItPart, Microwatt) override {}
  void rack_changed(std::size_t rack, Microwatt, Microwatt liquid_by) override {
    racks.rack_changed(rack, static_cast<double>(liquid_by) * watt_per_microwatt, 0);
  }
  void job_changed(std::uint32_t, Microwatt, Microwatt) override {}

  std::vector<std::size_t> step(double step_s = 15) {
    racks.begin_step(power, step_s);
    liquid_w = {static_cast<double>(power.rack_liquid(0)) * watt_per_microwatt};
    means = racks.step_baths(liquid_w, step_s);
    return racks.step_junctions(power, around, step_s, *this);
  }
  void settle() { racks.settle(power, around, *this); }
  void start() { power.start(0, {{0, 8}}, *this); }

  const Plan& plan;
  ItPower power;
  RackThermal racks;
  Surroundings around{{35}, {45}, {320}, 24};  // 320 W/K: 40 for each accelerator
  std::vector<double> liquid_w;
  BathMeans means;
};

}  // namespace

TEST_CASE("rack thermal: a cold plate's junction is a hand calculation, reached with the chip's time constant") {
  const Plan plan = rack_on_a_cdu(plates());
  Bench bench(plan);
  bench.settle();
  // Idle: 35 + 100 x (0.03 + 0.025 + 1/40) = 43.0.
  CHECK(bench.racks.junction_c(0) == doctest::Approx(43));
  bench.start();
  bench.step(5);
  // Steady at 500 W: 35 + 500 x 0.08 = 75; after one time constant 1/e of the way from 43 is left.
  CHECK(bench.racks.junction_c(0) == doctest::Approx(75 - 32 * std::exp(-1)));
  for (int i = 0; i < 20; ++i) bench.step();
  CHECK(bench.racks.junction_c(0) == doctest::Approx(75));
  CHECK(bench.racks.mean_junction_c(0) == doctest::Approx(75));
  CHECK(bench.racks.junction_max_c() == doctest::Approx(75));
  // The liquid share, 75 % of 4150 W, on 320 W/K.
  CHECK(bench.racks.coolant_out_c(bench.power, 0) == doctest::Approx(35 + 0.75 * 4150 / 320));
}

TEST_CASE("rack thermal: processors before the accelerators warm their coolant") {
  Plan plan = rack_on_a_cdu(PlatePath{{1e6, 40, 0.4, 0.025}, true});
  plan.rack_specs[0].liquid_fraction = 1;
  Bench bench(plan);
  bench.start();
  bench.settle();
  // The liquid takes 50 W of processors and 100 W of other parts beside the accelerators: 35 + 150 / 320 + 40.
  CHECK(bench.racks.junction_c(0) == doctest::Approx(75 + 150.0 / 320).epsilon(1e-6));
}

TEST_CASE("rack thermal: a bath holds back what it is warmed by, watt for watt") {
  Plan plan = rack_on_a_cdu(ImmersionPath{{0.4, 0.05, 1}, dielectric(DielectricFluid::pao)});
  plan.rack_specs[0].heat.bath_j_per_k = 4e5;
  plan.rack_specs[0].heat.pump_w = 50;
  Bench bench(plan);
  bench.settle();
  CHECK(bench.racks.coolant_out_c(bench.power, 0) == doctest::Approx(35 + (0.75 * 950 + 50) / 320));
  bench.start();
  double stored_j = 0, given_j = 0;
  for (int i = 0; i < 4000; ++i) {
    bench.step();
    CHECK(bench.means.pump_w == 50);
    CHECK(bench.liquid_w[0] + bench.means.stored_w == doctest::Approx(0.75 * 4150 + 50));
    stored_j += bench.means.stored_w * 15;
    given_j += bench.liquid_w[0] * 15;
  }
  // The bath rose with the heat through it: 0.75 x (4150 - 950) / 320 = 7.5 K of 0.4 MJ/K.
  CHECK(stored_j == doctest::Approx(7.5 * 4e5).epsilon(1e-6));
  CHECK(given_j > 0);
}

TEST_CASE("rack thermal: leakage adds to the power of the rack and of its jobs alike") {
  Plan plan = rack_on_a_cdu(plates());
  plan.node_specs[0].chip.leak_ratio = 0.2;
  plan.node_specs[0].chip.leak_reference_c = 75;
  plan.node_specs[0].chip.throttle_c = 120;
  plan.node_specs[0].chip.limit_c = 130;
  for (const double supply_c : {20.0, 35.0, 50.0}) {
    Bench bench(plan);
    bench.around.cdu_supply_c = {supply_c};
    bench.start();
    bench.settle();
    for (int i = 0; i < 30; ++i) bench.step();
    const auto expected = settled_chip(plan.node_specs[0].chip, 500, supply_c, 0.08);
    CHECK(bench.racks.junction_c(0) == doctest::Approx(expected.junction_c).epsilon(1e-6));
    const double rack_w = static_cast<double>(bench.power.rack(0)) * watt_per_microwatt;
    CHECK(rack_w == doctest::Approx(8 * expected.power_w + 150).epsilon(1e-4));  // processors idle 50, other parts 100
    CHECK(std::abs(bench.power.rack(0) - bench.power.job(0)) <= 2);              // the job holds the whole node
    if (supply_c == 35) CHECK(rack_w == doctest::Approx(4150).epsilon(1e-6));    // at the reference temperature as on the sheet
  }
}

TEST_CASE("rack thermal: a rack that grows too hot caps its accelerators at the throttle temperature until it would stay cool without") {
  Plan plan = rack_on_a_cdu(plates());
  plan.node_specs[0].chip.throttle_c = 70;  // 75 at full load
  Bench bench(plan);
  bench.settle();
  bench.start();
  CHECK(bench.step(5) == std::vector<std::size_t>{});  // one time constant: 63
  CHECK(bench.step() == std::vector<std::size_t>{0});
  auto events = bench.racks.take_events();
  REQUIRE(events.size() == 1);
  CHECK(event_kind(events[0]) == "throttle_begins");
  CHECK(bench.racks.throttled_accelerators() == 8);
  for (int i = 0; i < 50; ++i) bench.step();
  CHECK(bench.racks.junction_c(0) == doctest::Approx(70).epsilon(1e-3));
  // (70 - 35) / 0.08 = 437.5 W; the cap law: speed = ((437.5 - 100) / 400)^(1/3).
  CHECK(bench.power.climate(0).cap_w == doctest::Approx(437.5));
  CHECK(bench.power.speed(0, 0) == doctest::Approx(std::cbrt(337.5 / 400)));
  CHECK(bench.power.rack_accelerators(0) == microwatt(8 * 437.5));

  // Uncapped 75 - 7 = 68: within the hysteresis of 3 K, still capped; at 26 degC of supply 66: free.
  bench.around.cdu_supply_c = {28};
  for (int i = 0; i < 50; ++i) bench.step();
  CHECK(bench.racks.throttled_accelerators() == 8);
  bench.around.cdu_supply_c = {26};
  for (int i = 0; i < 50; ++i) bench.step();
  CHECK(bench.racks.throttled_accelerators() == 0);
  CHECK(bench.power.rack_accelerators(0) == microwatt(8 * 500.0));
  CHECK(event_kind(bench.racks.take_events().back()) == "throttle_ends");
  Diagnostics problems;
  bench.racks.report(problems);
  REQUIRE(problems.problems().size() == 1);
  CHECK(problems.problems()[0].code == "W-RUN-030");
}

TEST_CASE("rack thermal: without flow the rack throttles to idle, and nothing becomes infinite") {
  const Plan plan = rack_on_a_cdu(plates());
  Bench bench(plan);
  bench.settle();
  bench.start();
  bench.around.cdu_stream_w_per_k = {0};
  for (int i = 0; i < 100; ++i) bench.step();
  // Standing coolant takes nothing, yet no device is hotter than the limit at which it shuts down.
  CHECK(std::isfinite(bench.racks.junction_c(0)));
  CHECK(bench.racks.junction_c(0) <= plan.node_specs[0].chip.limit_c);
  CHECK(bench.racks.junction_max_c() <= plan.node_specs[0].chip.limit_c);
  CHECK(bench.power.rack_accelerators(0) == microwatt(8 * 100.0));
  CHECK(bench.power.speed(0, 0) == 0);
}

TEST_CASE("rack thermal: when the coolant stops, a junction rises by its power over the plate's heat capacity") {
  const double plate_j_per_k = 400;
  const Plan plan = rack_on_a_cdu(PlatePath{{1e6, 40, 0.4, 0.025}, false, plate_j_per_k});
  Bench bench(plan);
  bench.start();
  bench.settle();
  REQUIRE(bench.racks.junction_c(0) == doctest::Approx(75));
  bench.around.cdu_stream_w_per_k = {0};
  // Standing coolant counts as 1 % of the design flow: 1 / (0.01 x 318.75 / 8) = 2.51 K/W instead of 0.025. The junction makes for
  // 35 + 500 x 2.565 = 1317 degC with 400 J/K x 2.485 K/W + 5 s = 999 s: in 5 s by 6.2 K, as 500 W into 400 J/K do (6.25 K).
  bench.step(5);
  CHECK(bench.racks.junction_c(0) == doctest::Approx(81.2).epsilon(0.002));
  CHECK(bench.racks.throttled_accelerators() == 0);
  for (int i = 0; i < 2; ++i) bench.step(5);
  CHECK(bench.racks.throttled_accelerators() == 8);  // 93.5 after 15 s, above 90
}

TEST_CASE("rack thermal: steps halved give the same junctions, at an even change of the coolant exactly") {
  const Plan plan = rack_on_a_cdu(plates());
  Bench coarse(plan), fine(plan);
  for (Bench* bench : {&coarse, &fine}) {
    bench->settle();
    bench->start();
  }
  for (int i = 1; i <= 20; ++i) {
    coarse.around.cdu_supply_c = {35 + 0.5 * i};
    coarse.step(10);
    for (const double part : {0.5, 1.0}) {
      fine.around.cdu_supply_c = {35 + 0.5 * (i - 1 + part)};
      fine.step(5);
    }
    CHECK(coarse.racks.junction_c(0) == doctest::Approx(fine.racks.junction_c(0)).epsilon(1e-12));
  }
}

TEST_CASE("rack thermal: runaway is told, stopped by the cap, and never becomes infinite") {
  Plan plan = rack_on_a_cdu(plates());
  plan.node_specs[0].chip.leak_ratio = 0.5;
  plan.node_specs[0].chip.leak_per_k = 0.05;
  Bench bench(plan);
  bench.around.cdu_supply_c = {60};
  bench.settle();
  bench.start();
  for (int i = 0; i < 100; ++i) {
    bench.step();
    REQUIRE(std::isfinite(bench.racks.junction_c(0)));
    REQUIRE(bench.power.rack(0) < microwatt(1e5));
  }
  CHECK(bench.racks.runaways() > 0);
  CHECK(bench.racks.throttled_accelerators() == 8);
  CHECK(bench.racks.junction_c(0) < plan.node_specs[0].chip.limit_c);
}

TEST_CASE("rack thermal: a busy server has the air of its own fans, whatever the other servers of its rack do") {
  Plan plan = rack_on_a_cdu(AirPath{0, 15, 0.06, 0.3, std::nullopt}, 4);
  plan.rack_specs[0].heat.design_w = 4 * 4250;
  Bench bench(plan);
  bench.start();
  bench.settle();
  // One of four servers at full load: 4150 of 4250 W, all but the full air flow, though the rack draws 7000 of 17000 W.
  const double sink_k_per_w = 0.06 * std::pow(4150.0 / 4250, -0.7);
  CHECK(bench.racks.junction_c(0) == doctest::Approx(24 + 500 * (0.03 + sink_k_per_w)));
}

TEST_CASE("rack thermal: a rear door takes more of the heat from colder coolant and nothing from warm one") {
  Plan plan = rack_on_a_cdu(AirPath{0, 15, 0.06, 0.3, 0.8});
  plan.rack_specs[0].liquid_fraction = 0.5;
  double last_w = 1e9;
  for (const double supply_c : {18.0, 24.0, 30.0, 36.0, 42.0}) {
    Bench bench(plan);
    bench.around.cdu_supply_c = {supply_c};
    bench.start();
    bench.settle();
    bench.step();
    const double liquid_w = static_cast<double>(bench.power.rack_liquid(0)) * watt_per_microwatt;
    // Exhaust 24 + 15 K (full air flow at 4150 of 4250 W, nearly): eps (39 - T) / 15 of the heat.
    CHECK(liquid_w == doctest::Approx(4150 * std::clamp(0.8 * (39 - supply_c) / 15, 0.0, 1.0)).epsilon(0.01));
    CHECK(liquid_w <= last_w);
    last_w = liquid_w;
  }
}
