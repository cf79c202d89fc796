// The plant's steps against SUNDIALS CVODE on the same coupled system: CDUs, facility loop and condenser loop with a dry cooler.
//
// Flows are at their design values and fans at full speed, so that all conductances are constant and the right-hand side below can be
// written down from the equations of plant.h without the engine's step formulas.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sim/engine/plant/plant.h"
#include "tests/reference/cvode.h"

using namespace icctwin;
using test::Cvode;

namespace {

constexpr double dry_bulb_c = 25;
constexpr std::size_t unknowns = 4;  // return of CDU 0 and 1, return of the facility loop, water leaving the dry cooler
using Values = std::vector<double>;

CoolingPlan plant(double cdu_supply_c, double facility_supply_c) {
  CoolingPlan plan;
  CduGroupPlan cdus;
  cdus.units = 2;
  cdus.supply_c = cdu_supply_c;
  cdus.capacity_w = 500e3;
  cdus.design_rise_k = 10;
  cdus.capacity_w_per_k = 50e3;
  cdus.effectiveness = 10.0 / 14.0;
  cdus.heat_capacity_j_per_k = 50e3 * 60;
  cdus.pump_w = 5e3;
  cdus.min_flow_ratio = 1;
  plan.cdus = {{cdus}, 2, 1000e3, 10e3};
  plan.facility = {facility_supply_c, 1010e3, 1010e3 / 8, 1, 8e3, 0.8, 1010e3 / 8 * 300, {}};
  plan.chillers.units = 1;
  DryCoolerRating rating;
  rating.heat_w = 1100e3;
  rating.water_in_c = 35;
  rating.water_out_c = 30;
  rating.dry_bulb_c = dry_bulb_c;
  plan.rejection.dry_cooler = dry_cooler(rating);
  plan.rejection.capacity_w = 1100e3;
  plan.rejection.capacity_w_per_k = 1100e3 / 5;
  plan.rejection.heat_capacity_j_per_k = 1100e3 / 5 * 300;
  plan.rejection.pump_w = 12e3;
  plan.rejection.min_flow_ratio = 1;
  plan.rejection.leaving_min_c = plan.rejection.leaving_max_c = 5;  // never reached: full speed throughout
  return plan;
}

WeatherSample loops_weather() {
  WeatherSample sample;
  sample.dry_bulb_c = dry_bulb_c;
  sample.wet_bulb_c = 18;
  sample.pressure_pa = 101325;
  return sample;
}

struct LoopsProblem {
  CoolingPlan plan;
  std::array<double, 2> load_w{};
};

// The equations of plant.h as they stand.
void loops_derivatives(const LoopsProblem& problem, const double* t, double* rate) {
  const CduGroupPlan& cdu = problem.plan.cdus.groups[0];
  const LoopPlan& loop = problem.plan.facility;
  const RejectionPlan& rejection = problem.plan.rejection;
  const double loop_stream = loop.design_capacity_w_per_k;
  const double loop_out_w =
      std::max(0.0, std::min(loop_stream * (t[2] - loop.supply_c), loop.exchanger_effectiveness * loop_stream * (t[2] - t[3])));
  const double facility_supply_c = t[2] - loop_out_w / loop_stream;
  double loop_in_w = loop.pump_w;
  for (std::size_t i = 0; i < 2; ++i) {
    const double stream = cdu.capacity_w_per_k;
    const double out_w = std::max(0.0, std::min(stream * (t[i] - cdu.supply_c), cdu.effectiveness * stream * (t[i] - facility_supply_c)));
    rate[i] = (problem.load_w[i] + cdu.pump_w - out_w) / cdu.heat_capacity_j_per_k;
    loop_in_w += out_w;
  }
  rate[2] = (loop_in_w - loop_out_w) / loop.heat_capacity_j_per_k;
  const double condenser_in_w = loop_out_w + rejection.pump_w;
  const auto cooled = evaluate(*rejection.dry_cooler, t[3] + condenser_in_w / rejection.capacity_w_per_k,
                               rejection.dry_cooler->water_nominal_kg_per_s, 1, dry_bulb_c);
  rate[3] = (condenser_in_w - cooled.heat_w) / rejection.heat_capacity_j_per_k;
}

Values values_of(const PlantState& state) {
  return {state.cdu_return_c[0], state.cdu_return_c[1], state.facility_return_c, state.condenser_c};
}

/// Greatest deviation of the plant's steps from CVODE over half an hour after the load of the CDUs has jumped [K].
double worst_k(const CoolingPlan& plan, std::array<double, 2> before_w, std::array<double, 2> after_w, double step_s) {
  PlantState state = settled_plant(plan, {{before_w[0], before_w[1]}, 0}, loops_weather());
  const LoopsProblem problem{plan, after_w};
  Cvode reference([&problem](const double* t, double* rate) { loops_derivatives(problem, t, rate); }, values_of(state));
  double worst = 0;
  for (int step = 1; step * step_s <= 1800; ++step) {
    step_plant(plan, state, {{after_w[0], after_w[1]}, 0}, loops_weather(), step_s);
    const Values expected = reference.at(step * step_s), found = values_of(state);
    for (std::size_t i = 0; i < unknowns; ++i) worst = std::max(worst, std::abs(found[i] - expected[i]));
  }
  return worst;
}

}  // namespace

TEST_CASE("steps of 15 s follow CVODE to 0.05 K while set points are held") {
  CHECK(worst_k(plant(45, 40), {150e3, 200e3}, {450e3, 250e3}, 15) < 0.05);
  CHECK(worst_k(plant(45, 40), {450e3, 400e3}, {100e3, 150e3}, 15) < 0.05);
}

TEST_CASE("steps of 15 s follow CVODE to 0.05 K where every exchanger is at its limit and all loops float") {
  CHECK(worst_k(plant(10, 10), {150e3, 200e3}, {450e3, 250e3}, 15) < 0.05);
  CHECK(worst_k(plant(10, 10), {450e3, 400e3}, {100e3, 150e3}, 15) < 0.05);
}

TEST_CASE("halving the step brings the plant nearer to CVODE") {
  for (const double set_c : {10.0, 40.0}) {
    const CoolingPlan plan = plant(set_c + 5, set_c);
    const double coarse = worst_k(plan, {150e3, 200e3}, {450e3, 250e3}, 15), fine = worst_k(plan, {150e3, 200e3}, {450e3, 250e3}, 7.5);
    CHECK(fine < 0.6 * coarse + 1e-6);
  }
}
