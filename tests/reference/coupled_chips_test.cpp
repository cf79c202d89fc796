// Chips, CDU and facility loop together against SUNDIALS CVODE: racks stepped after the plant as in a run, with and without leakage.
//
// The facility loop gives its heat to a condenser loop that is far too large to move, so that what is tested is chip, CDU and loop. The
// right-hand side below is written down from the equations of models/cooling/chip.h and plant.h, without the engine's step formulas.
#include <doctest/doctest.h>

#include <cmath>

#include "models/cooling/chip.h"
#include "sim/engine/it_power.h"
#include "sim/engine/plant/plant.h"
#include "sim/engine/rack_thermal.h"
#include "tests/reference/cvode.h"
#include "tests/sim/engine/small_plan.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

constexpr double step_s = 15, outside_c = 25;

/// One rack of eight accelerators, 100 to 500 W, on cold plates; all its heat goes to one CDU of 8 kW.
Plan chips_cdu_loop(double cdu_supply_c) {
  Plan plan = small_plan(1, 1, 8);
  plan.rack_specs[0].liquid_fraction = 1;
  RackHeat& heat = plan.rack_specs[0].heat;
  heat.path = PlatePath{{70, 50, 0.4, 0.004}, false, 250};
  heat.design_w = heat.design_liquid_w = 4250;
  heat.design_w_per_k = 425;
  plan.node_specs[0].chip.package_k_per_w = 0.03;
  plan.node_specs[0].chip.throttle_c = 120;  // not what is tested
  plan.node_specs[0].chip.limit_c = 130;
  plan.jobs.push_back(job_of_accelerators("j", 0, 8, 1e6));
  plan.jobs[0].accelerator_utilisation = 1;

  CduGroupPlan cdu;
  cdu.units = 1;
  cdu.supply_c = cdu_supply_c;
  cdu.capacity_w = 4250;
  cdu.design_rise_k = 10;
  cdu.capacity_w_per_k = 425;
  cdu.effectiveness = 10.0 / 14.0;
  cdu.heat_capacity_j_per_k = 425 * 60;
  cdu.pump_w = 50;
  cdu.min_flow_ratio = 1;
  CoolingPlan& cooling = plan.cooling;
  cooling.cdus = {{cdu}, 1, 4250, 50};
  cooling.facility = {cdu_supply_c - 5, 4300, 4300.0 / 8, 1, 40, 0.8, 4300.0 / 8 * 300, {}};
  cooling.chillers.units = 1;
  DryCoolerRating rating;
  rating.heat_w = 4400;
  rating.water_in_c = 35;
  rating.water_out_c = 30;
  rating.dry_bulb_c = outside_c;
  cooling.rejection.dry_cooler = dry_cooler(rating);
  cooling.rejection.capacity_w = 4400;
  cooling.rejection.capacity_w_per_k = 4400.0 / 5;
  cooling.rejection.heat_capacity_j_per_k = 1e12;
  cooling.rejection.min_flow_ratio = 1;
  cooling.rejection.leaving_min_c = cooling.rejection.leaving_max_c = 25;
  return plan;
}

WeatherSample weather() {
  WeatherSample sample;
  sample.dry_bulb_c = outside_c;
  sample.wet_bulb_c = 18;
  sample.pressure_pa = 101325;
  return sample;
}

struct Problem {
  const Plan& plan;
  double resistance_k_per_w, processors_and_other_w, accelerator_w, condenser_c;
};

// Unknowns: CDU return, facility return, junction.
void derivatives(const Problem& problem, const double* t, double* rate) {
  const CduGroupPlan& cdu = problem.plan.cooling.cdus.groups[0];
  const LoopPlan& loop = problem.plan.cooling.facility;
  const Chip& chip = problem.plan.node_specs[0].chip;
  const double loop_stream = loop.design_capacity_w_per_k;
  const double loop_out_w = std::max(
      0.0, std::min(loop_stream * (t[1] - loop.supply_c), loop.exchanger_effectiveness * loop_stream * (t[1] - problem.condenser_c)));
  const double facility_supply_c = t[1] - loop_out_w / loop_stream;
  const double stream = cdu.capacity_w_per_k;
  const double cdu_out_w = std::max(0.0, std::min(stream * (t[0] - cdu.supply_c), cdu.effectiveness * stream * (t[0] - facility_supply_c)));
  const double coolant_c = t[0] - cdu_out_w / stream;
  // Power and rise as they would settle at this coolant temperature: leakage follows the temperature within the chip's time constant.
  const ChipPoint chip_point = settled_chip(chip, problem.accelerator_w, coolant_c, problem.resistance_k_per_w);
  rate[0] = (8 * chip_point.power_w + problem.processors_and_other_w + cdu.pump_w - cdu_out_w) / cdu.heat_capacity_j_per_k;
  rate[1] = (cdu_out_w + loop.pump_w - loop_out_w) / loop.heat_capacity_j_per_k;
  rate[2] = (chip_point.junction_c - t[2]) / chip.time_constant_s;
}

struct Ear : ItPowerListener {
  explicit Ear(RackThermal& of_racks) : racks(of_racks) {}
  void part_changed(ItPart, Microwatt) override {}
  void rack_changed(std::size_t rack, Microwatt, Microwatt) override { racks.rack_changed(rack, 0, 0); }
  void job_changed(std::uint32_t, Microwatt, Microwatt) override {}
  RackThermal& racks;
};

Surroundings surroundings(const Plan& plan, const PlantState& state) {
  return {state.cdu_supply_c, state.cdu_return_c, {state.cdu_flow[0] * plan.cooling.cdus.groups[0].capacity_w_per_k}, 24};
}

/// Greatest deviation of junction and loops from CVODE over half an hour after all accelerators begin to work [K].
double worst_k(const Plan& plan) {
  ItPower power(plan);
  RackThermal racks(plan);
  Ear ear(racks);
  const auto liquid_w = [&] { return static_cast<double>(power.rack_liquid(0)) * watt_per_microwatt; };
  PlantState state = settled_plant(plan.cooling, {{liquid_w()}, 0}, weather());
  racks.settle(power, surroundings(plan, state), ear);
  const double begin_c = racks.junction_c(0);
  power.start(0, {{0, 8}}, ear);
  const double others_w = static_cast<double>(power.rack(0) - power.rack_accelerators(0)) * watt_per_microwatt;
  const double stream = plan.cooling.cdus.groups[0].capacity_w_per_k;
  const ChipSide side =
      chip_side(plan.rack_specs[0].heat, plan.node_specs[0].chip.package_k_per_w, {liquid_w(), liquid_w(), 500, 4000, 8, stream});
  const Problem problem{plan, side.resistance_k_per_w, others_w, 500, state.condenser_c};
  Cvode reference([&problem](const double* t, double* rate) { derivatives(problem, t, rate); },
                  {state.cdu_return_c[0], state.facility_return_c, begin_c});
  double worst = 0;
  for (int step = 1; step * step_s <= 1800; ++step) {
    racks.begin_step(power, step_s);
    std::vector<double> load_w{liquid_w()};
    racks.step_baths(load_w, step_s);
    step_plant(plan.cooling, state, {load_w, 0}, weather(), step_s);
    racks.step_junctions(power, surroundings(plan, state), step_s, ear);
    const auto expected = reference.at(step * step_s);
    const std::vector<double> found{state.cdu_return_c[0], state.facility_return_c, racks.junction_c(0)};
    for (std::size_t i = 0; i < found.size(); ++i) worst = std::max(worst, std::abs(found[i] - expected[i]));
  }
  return worst;
}

}  // namespace

TEST_CASE("chip, CDU and loop in steps of 15 s follow CVODE to 0.05 K while set points are held") {
  CHECK(worst_k(chips_cdu_loop(40)) < 0.05);
}

TEST_CASE("chip, CDU and loop in steps of 15 s follow CVODE to 0.05 K where all loops float") { CHECK(worst_k(chips_cdu_loop(15)) < 0.05); }

TEST_CASE("chips that leak follow CVODE to 0.15 K with the CDU and the loop floating") {
  // The coolant that leakage sees is renewed when it has moved by 0.1 K; 8 x 25 W of leakage hardly move the loop.
  Plan plan = chips_cdu_loop(15);
  plan.node_specs[0].chip.leak_ratio = 0.2;
  CHECK(worst_k(plan) < 0.15);
}
