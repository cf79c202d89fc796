#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

double price_of(const char* basis) {
  const auto result =
      planned("cases/year_2000.json",
              {fmt::format(R"(/economics={{"capital":[{{"id":"x","basis":"{}","price_cny":2,"maintenance_ratio":0.1}}]}})", basis)});
  REQUIRE(result.plan);
  REQUIRE(result.plan->economics);
  const auto& item = result.plan->economics->capital.at(0);
  CHECK(item.maintenance_cny_per_year == doctest::Approx(0.1 * item.asset.price));
  CHECK(item.asset.lifetime_years == result.plan->economics->period_years);  // none is stated
  return item.asset.price;
}

}  // namespace

TEST_CASE("economics: every basis finds its quantity in the resolved center") {
  // 7 rows of 9 racks with 4 servers of 8 accelerators; a hall of 24 m x 30 m; 800 kW of modules, 2 MWh, a tank of 300 m3;
  // a heat user of 400 kW.
  CHECK(price_of("center") == 2);
  CHECK(price_of("rack") == 2 * 63);
  CHECK(price_of("node") == 2 * 252);
  CHECK(price_of("accelerator") == 2 * 2016);
  CHECK(price_of("floor_m2") == doctest::Approx(2 * 720));
  CHECK(price_of("pv_kw") == doctest::Approx(2 * 800));
  CHECK(price_of("battery_kwh") == doctest::Approx(2 * 2000));
  CHECK(price_of("tank_m3") == doctest::Approx(2 * 300));
  CHECK(price_of("heat_reuse_kw") == doctest::Approx(2 * 400));
  const double it = price_of("it_kw"), facility = price_of("facility_kw"), cooling = price_of("cooling_kw"), ups = price_of("ups_kw");
  CHECK(it > 2 * 1500);
  CHECK(facility > it);                         // losses and cooling
  CHECK(cooling > it);                          // busways and lighting give heat too
  CHECK(ups > it);                              // sized for it, and a spare unit
  CHECK(price_of("generator_kw") >= facility);  // enough for the center, and a spare one
  CHECK(price_of("chiller_kw") > 0);
}

TEST_CASE("economics: quantities and prices stand in the list of inputs") {
  const auto result = planned("cases/year_2000.json");
  REQUIRE(result.plan);
  const auto& found = result.plan->found_inputs;
  const auto servers = std::ranges::find(found, "economics/capital/servers", &FoundInput::pointer);
  REQUIRE(servers != found.end());
  CHECK(servers->value == "252 x 2230000 = 561960000");
  CHECK(servers->origin == "computed");
  CHECK_FALSE(result.has("W-ECO-001"));  // a whole year
}
