#include "sim/engine/it_power.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

/// Adds up what it is told.
struct Tally : ItPowerListener {
  Microwatt parts = 0, racks = 0, liquid = 0, jobs = 0;
  void part_changed(ItPart, Microwatt by) override { parts += by; }
  void rack_changed(std::size_t, Microwatt by, Microwatt liquid_by) override {
    racks += by;
    liquid += liquid_by;
  }
  void job_changed(std::uint32_t, Microwatt before, Microwatt after) override { jobs += after - before; }
};

Microwatt all_parts(const ItPower& power) {
  Microwatt sum = 0;
  for (std::size_t p = 0; p < it_part_count; ++p) sum += power.part(static_cast<ItPart>(p));
  return sum;
}

}  // namespace

TEST_CASE("an idle node draws its idle parts") {
  // 8 x 100 accelerators + 50 processors + 40 + 30 + 20 + 10 = 950 W.
  const Plan plan = small_plan(1, 1, 8);
  const ItPower power(plan);
  CHECK(power.rack(0) == microwatt(950));
  CHECK(all_parts(power) == microwatt(950));
  CHECK(power.part(ItPart::accelerator) == microwatt(800));
  CHECK(power.rack_liquid(0) == microwatt(712.5));  // 75 %
}

TEST_CASE("a job draws its accelerators and its share of the node") {
  Plan plan = small_plan(1, 1, 8);
  plan.jobs.push_back(job_of_accelerators("j", 0, 4, 100));
  plan.jobs[0].accelerator_utilisation = 0.5;
  plan.jobs[0].cpu_utilisation = 0.4;
  ItPower power(plan);
  Tally tally;
  const std::vector<Share> shares = {{0, 4}};
  power.start(0, shares, tally);
  // Accelerators: 4 x (100 + 0.5 x 400) + 4 x 100 = 1600; processors 50 + 0.4 x 100 x 4/8 = 70; others 100: 1770 W.
  CHECK(power.rack(0) == microwatt(1770));
  CHECK(tally.racks == microwatt(1770 - 950));
  CHECK(tally.parts == microwatt(1770 - 950));
  // The job: 4 x 300 + 20 of processors + half of (50 + 100) = 1295 W; what is left, 475 W, is idle.
  CHECK(power.job(0) == microwatt(1295));
  CHECK(power.jobs() == microwatt(1295));
  CHECK(tally.jobs == microwatt(1295));
  power.end(0, shares, tally);
  CHECK(power.rack(0) == microwatt(950));
  CHECK(power.jobs() == 0);
  CHECK(tally.racks == 0);
}

TEST_CASE("jobs on a node share its supply's losses, and job and idle power add up") {
  Plan plan = small_plan(1, 1, 8);
  plan.node_specs[0].supply = LinearLoss{19, 0.95};  // (P + 19) / 0.95
  for (const char* id : {"a", "b"}) {
    plan.jobs.push_back(job_of_accelerators(id, 0, 4, 100));
    plan.jobs.back().accelerator_utilisation = 1;
  }
  ItPower power(plan);
  Tally tally;
  power.start(0, {{0, 4}}, tally);
  const Microwatt alone = power.job(0);
  power.start(1, {{0, 4}}, tally);
  // Full node: 8 x 500 + 50 + 100 = 4150 W; input (4150 + 19) / 0.95 = 4388.42 W, all of it on the two jobs.
  CHECK(static_cast<double>(power.rack(0)) * 1e-6 == doctest::Approx(4388.421053).epsilon(1e-9));
  CHECK(power.job(0) == power.job(1));
  CHECK(std::abs(power.jobs() - power.rack(0)) <= 2);  // each is rounded to a microwatt
  CHECK(power.job(0) < alone);                         // the constant loss is shared now
  CHECK(all_parts(power) == power.rack(0));
  CHECK(tally.jobs == power.jobs());
}

TEST_CASE("the supply loss of a Frontier rack is that of its published chain: 95,874.15 W idle") {
  // Node 626.26 W, converter (P + 13) / 0.98 = 652.3061 W; rectifier of four nodes and 250 W of switches (P + 17) / 0.96.
  Plan plan = small_plan(1, 128, 4);
  NodeSpec& node = plan.node_specs[0];
  node.accelerator_idle_w = 88;
  node.accelerator_max_w = 560;
  node.cpu_idle_w = 90;
  node.cpu_max_w = 280;
  node.memory_w = 74.26;
  node.nic_w = 80;
  node.storage_w = 30;
  node.other_w = 0;
  node.supply = LinearLoss{13, 0.98};
  RackSpec& rack = plan.rack_specs[0];
  rack.switch_w = 32 * 250;
  rack.nodes_per_group = 4;
  rack.shelf = LinearLoss{17, 0.96};
  plan.racks[0].groups = 32;
  plan.jobs.push_back(job_of_nodes("all", 0, 128, 100));
  plan.jobs[0].accelerator_utilisation = plan.jobs[0].cpu_utilisation = 0.5;
  ItPower power(plan);
  CHECK(static_cast<double>(power.rack(0)) * 1e-6 == doctest::Approx(95874.15).epsilon(1e-6));
  CHECK(all_parts(power) == power.rack(0));
  Tally tally;
  std::vector<Share> shares;
  for (std::uint32_t n = 0; n < 128; ++n) shares.push_back({n, 4});
  power.start(0, shares, tally);
  CHECK(static_cast<double>(power.rack(0)) * 1e-6 == doctest::Approx(237234.7).epsilon(1e-6));
  CHECK(uniform_rack_input_w(plan, rack, 0.5, 0.5) == doctest::Approx(237234.7).epsilon(1e-6));
  // The job pays for its nodes, not for the switches.
  CHECK(power.jobs() < power.rack(0) - microwatt(8000));
}

TEST_CASE("plates take the heat of their parts, whatever the rest draws") {
  Plan plan = small_plan(1, 1, 8);
  plan.rack_specs[0].liquid_fraction = 0;
  plan.rack_specs[0].heat.accelerator_capture = plan.rack_specs[0].heat.cpu_capture = 0.9;
  plan.rack_specs[0].heat.memory_capture = 0.5;
  plan.jobs.push_back(job_of_accelerators("j", 0, 4, 100));
  plan.jobs[0].accelerator_utilisation = 1;
  ItPower power(plan);
  CHECK(power.rack_liquid(0) == microwatt(0.9 * (800 + 50) + 0.5 * 40));
  Tally tally;
  power.start(0, {{0, 4}}, tally);
  CHECK(power.rack_liquid(0) == microwatt(0.9 * (4 * 500 + 4 * 100 + 50) + 0.5 * 40));
  CHECK(tally.liquid == microwatt(0.9 * 4 * 400));
}

TEST_CASE("a rack's cap holds its own accelerators, and a gang's other accelerators wait for the slowest") {
  Plan plan = small_plan(2, 1, 8);
  plan.jobs.push_back(job_of_nodes("gang", 0, 2, 100));
  plan.jobs[0].accelerator_utilisation = 1;
  ItPower power(plan);
  Tally tally;
  const std::vector<Share> shares = {{0, 8}, {1, 8}};
  power.start(0, shares, tally);
  power.set_climate(0, {40, 0.05, 300}, tally);
  // Half of the dynamic power: speed (1/2)^(1/3); the other rack does not know of it yet.
  const double slow = std::cbrt(0.5);
  CHECK(power.speed(0, 0) == doctest::Approx(slow));
  CHECK(power.speed(1, 0) == 1);
  CHECK(power.rack_accelerators(0) == microwatt(8 * 300));
  CHECK(power.rack_accelerators(1) == microwatt(8 * 500));
  power.set_pace(0, slow, shares, tally);
  // There the accelerators are busy for a share of the time equal to the pace: 100 + 400 x 0.794 W.
  CHECK(power.rack_accelerators(0) == microwatt(8 * 300));
  CHECK(static_cast<double>(power.rack_accelerators(1)) * 1e-6 == doctest::Approx(8 * (100 + 400 * slow)));
  CHECK(power.jobs() == power.rack(0) + power.rack(1));
  CHECK(power.jobs_on(1) == std::vector<std::uint32_t>{0});
  CHECK(power.hardest_accelerator(0).power_w == 300);
  CHECK(power.hardest_accelerator(0).free_w == 500);
  // When the rack is cool again everything is as before.
  power.set_climate(0, {40, 0.05}, tally);
  power.set_pace(0, 1, shares, tally);
  CHECK(power.rack_accelerators(0) == microwatt(8 * 500));
  CHECK(power.rack_accelerators(1) == microwatt(8 * 500));
}

TEST_CASE("a job that ends at a slow pace and starts again, elsewhere, starts at full pace") {
  Plan plan = small_plan(2, 1, 8);
  plan.jobs.push_back(job_of_nodes("gang", 0, 1, 100));
  plan.jobs[0].accelerator_utilisation = 1;
  ItPower power(plan);
  Tally tally;
  power.start(0, {{0, 8}}, tally);
  power.set_pace(0, 0.5, {{0, 8}}, tally);
  CHECK(power.rack_accelerators(0) == microwatt(8 * 300));
  power.end(0, {{0, 8}}, tally);
  power.start(0, {{1, 8}}, tally);
  CHECK(power.rack_accelerators(1) == microwatt(8 * 500));
}

TEST_CASE("a power cap bounds the accelerators and slows the job by the cube root of its dynamic power") {
  // 100 idle, 500 max, cap 300 at full utilisation: dynamic 200 of 400 W, speed (1/2)^(1/3) = 0.7937.
  CHECK(accelerator_power_w(100, 500, 1.0, 300.0) == 300);
  CHECK(accelerator_power_w(100, 500, 0.25, 300.0) == 200);
  CHECK(accelerator_power_w(100, 500, 1.0, 50.0) == 100);  // never below idle
  CHECK(capped_speed(100, 500, 1.0, 300.0, 3) == doctest::Approx(0.793700526));
  CHECK(capped_speed(100, 500, 0.25, 300.0, 3) == 1.0);
  CHECK(capped_speed(100, 500, 1.0, std::nullopt, 3) == 1.0);
}

TEST_CASE("fans follow the cube of the air flow and never fall below their least speed") {
  NodeSpec spec;
  spec.fan_max_w = 800;
  spec.fan_min_ratio = 0.3;
  spec.direct_current_max_w = 8000;
  CHECK(node_fan_w(spec, 8000) == doctest::Approx(800));
  CHECK(node_fan_w(spec, 4000) == doctest::Approx(100));  // (1/2)^3
  CHECK(node_fan_w(spec, 800) == doctest::Approx(21.6));  // 0.3^3 x 800
  CHECK(node_fan_w(spec, 80000) == doctest::Approx(800));
}
