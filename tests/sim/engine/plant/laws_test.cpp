// Laws of thermodynamics, step by step: every shipped plant under loads, weather and outages drawn at random.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "models/base/random.h"
#include "sim/engine/plant/plant.h"
#include "tests/sim/engine/plant/small_plant.h"
#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

constexpr double kelvin = 273.15, step_s = 30;

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const char* folder : {"start", "cases"})
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ICCTWIN_SOURCE_DIR) / "scenarios" / folder))
      if (entry.path().extension() == ".json") names.push_back(std::string(folder) + "/" + entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// The conditions wander: a new draw now and then, held in between.
struct Wanderer {
  explicit Wanderer(const std::string& name) : random(7, name) {}

  /// Pumps of a loop: mostly all, sometimes half of the flow or none.
  double pumps() {
    const double draw = random.uniform();
    return draw < 0.1 ? 0 : draw < 0.2 ? 0.5 : 1;
  }

  void break_some(const CoolingPlan& plan, PlantService& service) {
    for (double& limit : service.cdu_flow_limit) limit = pumps();
    service.facility_flow_limit = pumps();
    service.chilled_flow_limit = pumps();
    service.condenser_flow_limit = pumps();
    service.chillers = random.uniform() < 0.2 ? 0 : plan.chillers.units;
    service.air_flow_limit = pumps();
  }

  void draw(const CoolingPlan& plan) {
    load.liquid_w.assign(plan.cdus.units, 0.0);
    for (std::size_t i = 0; i < plan.cdus.units; ++i) load.liquid_w[i] = random.uniform() * plan.cdus.group_of(i).capacity_w;
    load.air_w = random.uniform() * plan.air_capacity_w;
    weather = air(random.uniform(-15, 42), random.uniform(0.1, 1));
    orders.source_c = random.uniform(2, 30);
    orders.reuse_demand_w = plan.reuse ? random.uniform() * plan.reuse->demand_w : 0;
    orders.tank = random.uniform() < 0.3 ? TankOrder::charge : random.uniform() < 0.5 ? TankOrder::discharge : TankOrder::hold;
  }

  RandomStream random;
  PlantLoad load;
  WeatherSample weather;
  PlantOrders orders;
};

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

// Energy: what comes in leaves, or is stored.
void check_energy(const CoolingPlan& plan, const PlantLoad& load, const PlantResult& r) {
  const double in_w = sum(load.liquid_w) + load.air_w + r.cdu_pump_w + r.facility_pump_w + r.chilled_pump_w + r.condenser_pump_w +
                      r.air_fan_w + r.chiller_w + r.heat_pump_w + r.tank_gain_w;
  const double out_w = r.rejected_w + r.reused_w + r.stored_w + r.tank_stored_w;
  const double scale_w = plan.cdus.capacity_w + plan.air_capacity_w + 1;
  CHECK(std::abs(in_w - out_w) <= 1e-9 * scale_w + 1e-6 * plan.rejection.capacity_w);
}

// Water: what is made up has gone somewhere, and nothing runs backwards.
void check_water(const PlantResult& r) {
  CHECK(r.makeup_kg_per_s == doctest::Approx(r.evaporation_kg_per_s + r.drift_kg_per_s + r.blowdown_kg_per_s));
  CHECK(std::min({r.evaporation_kg_per_s, r.drift_kg_per_s, r.blowdown_kg_per_s}) >= 0);
}

// Second law: no loop is cooled below what cools it, and no compressor beats Carnot between the water on its two sides.
void check_second_law(const CoolingPlan& plan, const PlantState& before, const PlantState& after, const PlantResult& r,
                      const WeatherSample& weather, double source_c) {
  constexpr double rounding_k = 1e-6;
  for (std::size_t i = 0; i < plan.cdus.units; ++i)
    CHECK(after.cdu_return_c[i] >= std::min(before.cdu_return_c[i], before.facility_supply_c) - rounding_k);
  const bool sky_alone = !plan.chillers.trim && !plan.reuse;
  if (plan.cdus.units > 0 && sky_alone)
    CHECK(after.facility_return_c >= std::min(before.facility_return_c, before.condenser_c) - rounding_k);
  const double outdoor_c = plan.rejection.source                         ? source_c
                           : plan.rejection.tower || plan.rejection.pads ? weather.wet_bulb_c
                                                                         : weather.dry_bulb_c;
  CHECK(after.condenser_c >= std::min(before.condenser_c, outdoor_c) - rounding_k);
  const double cold_c = std::max(after.chilled_supply_c, after.facility_supply_c);
  const double carnot_w = r.chiller_load_w * (before.condenser_c - cold_c) / (cold_c + kelvin);
  CHECK(r.chiller_w >= carnot_w * (1 - 1e-9) - 1e-6);
  CHECK(std::min({r.chiller_w, r.heat_pump_w, r.rejected_w, r.economizer_w, r.chiller_load_w, r.reused_w}) >= -1e-6);
}

}  // namespace

TEST_CASE("every shipped plant obeys both laws of thermodynamics in every step, in any weather and load") {
  for (const auto& name : shipped()) {
    INFO(name);
    const Planned ready = planned(name);
    REQUIRE(ready.plan);
    const CoolingPlan& plan = ready.plan->cooling;
    Wanderer conditions(name);
    conditions.draw(plan);
    PlantState state = settled_plant(plan, conditions.load, conditions.weather, conditions.orders);
    for (int step = 0; step < 600; ++step) {
      if (step % 20 == 0) conditions.draw(plan);
      if (step % 70 == 0) conditions.break_some(plan, state.service);
      const PlantState before = state;
      const PlantResult result = step_plant(plan, state, conditions.load, conditions.weather, step_s, conditions.orders);
      INFO("step " << step << ", " << conditions.weather.dry_bulb_c << " degC dry, " << conditions.weather.wet_bulb_c << " degC wet bulb");
      check_energy(plan, conditions.load, result);
      check_water(result);
      check_second_law(plan, before, state, result, conditions.weather, conditions.orders.source_c);
    }
  }
}
