#include <doctest/doctest.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

// Two rows 3 m apart, each with three racks at 800 mm and, from 5 m on, two more at 600 mm; the first row starts at (1 m, 2 m).
const std::string two_rows =
    R"(/halls=[{"id":"hall","width_mm":20000,"depth_mm":20000,"rows":[{"id":"A","count":2,"position":{"x_mm":1000,"y_mm":2000},"pitch_mm":3000,
       "racks":[{"id":"g","rack_type":"h100_8x4_cold_plate","count":3,"pitch_mm":800},
                {"id":"h","rack_type":"a100_8x4_air","count":2,"pitch_mm":600,"position":{"x_mm":5000}}]}]}])";
const std::vector<std::string> large_supply = {"/power/transformer/units=null", "/power/ups/units=null"};

std::vector<std::string> with(std::vector<std::string> list, const std::string& one) {
  list.push_back(one);
  return list;
}

}  // namespace

TEST_CASE("counts and patterns become rows and racks with ids and places") {
  const auto result = planned(one_rack, with(large_supply, two_rows));
  REQUIRE(result.plan);
  const Plan& plan = *result.plan;
  REQUIRE(plan.rows.size() == 2);
  CHECK(plan.rows[0].id == "A01");
  CHECK(plan.rows[1].id == "A02");
  REQUIRE(plan.racks.size() == 10);
  CHECK(plan.racks[0].id == "A01-01");
  CHECK(plan.racks[4].id == "A01-05");  // counted through the row, over both groups
  CHECK(plan.racks[5].id == "A02-01");
  // Second row: 1000 + 800 east, 2000 + 3000 north.
  CHECK(plan.racks[6].x_mm == doctest::Approx(1800));
  CHECK(plan.racks[6].y_mm == doctest::Approx(5000));
  CHECK(plan.racks[4].x_mm == doctest::Approx(1000 + 5000 + 600));  // the second group stands where it says
  CHECK_FALSE(result.has("W-PLAN-003"));
}

TEST_CASE("nodes and converter groups are numbered without gaps") {
  const auto result = planned(one_rack, with(large_supply, two_rows));
  REQUIRE(result.plan);
  std::size_t nodes = 0, groups = 0;
  for (const auto& rack : result.plan->racks) {
    CHECK(rack.first_node == nodes);
    CHECK(rack.first_group == groups);
    nodes += static_cast<std::size_t>(result.plan->rack_specs[rack.spec].nodes);
    groups += rack.groups;
  }
  CHECK(result.plan->nodes == 40);  // 10 racks of 4
  CHECK(nodes == 40);
  CHECK(result.plan->accelerators == 320);  // 8 in each
}

TEST_CASE("a row turned by 90 degrees runs north, and its copies stand to the west") {
  const auto result = planned(one_rack, with(with(large_supply, two_rows), "/halls/0/rows/0/rotation_deg=90"));
  REQUIRE(result.plan);
  // (u, v) -> (x0 - v, y0 + u): the second rack of the first row has u = 800, v = 0; of the second row u = 800, v = 3000.
  CHECK(result.plan->racks[1].x_mm == doctest::Approx(1000));
  CHECK(result.plan->racks[1].y_mm == doctest::Approx(2800));
  CHECK(result.plan->racks[6].x_mm == doctest::Approx(-2000));
  CHECK(result.has("W-PLAN-003"));  // west of the hall's wall
}

TEST_CASE("a row of more than 99 racks counts with three digits") {
  const auto result = planned("cases/philly_week_shanghai.json",
                              {"/halls/0/rows/0/count=1", "/halls/0/rows/0/racks/0/count=120", "/power/busway/rated_w=5e6"});
  REQUIRE(result.plan);
  CHECK(result.plan->racks.front().id == "A-001");
  CHECK(result.plan->racks.back().id == "A-120");
}

TEST_CASE("the scenario's own data sheet stands before the shipped one of the same id") {
  const std::string own =
      R"(/rack_types=[{"id":"h100_8x4_cold_plate","node_type":"h100_8x_liquid","node_count":2,"cooling":{"type":"cold_plate","liquid_fraction":0.5}}])";
  const auto result = planned(one_rack, {own});
  REQUIRE(result.plan);
  CHECK(result.plan->nodes == 2);
  CHECK(result.plan->rack_specs[0].liquid_fraction == 0.5);
}

TEST_CASE("a Frontier rack and the whole machine draw what is published") {
  const auto result = planned("cases/frontier_day.json");
  REQUIRE(result.plan);
  const Plan& plan = *result.plan;
  REQUIRE(plan.racks.size() == 74);
  const double idle_w = uniform_rack_input_w(plan, plan.rack_specs[0], 0, 0);
  const double half_w = uniform_rack_input_w(plan, plan.rack_specs[0], 0.5, 0.5);
  CHECK(idle_w == doctest::Approx(95874.15).epsilon(1e-6));  // validation/thermal/power_chain_frontier_raps.csv
  CHECK(half_w == doctest::Approx(237234.7).epsilon(1e-6));
  const double cdus_w = plan.cooling.cdus.pump_w;
  CHECK(74 * idle_w + cdus_w == doctest::Approx(7.306524e6).epsilon(1e-4));
  CHECK(74 * half_w + cdus_w == doctest::Approx(17.7672e6).epsilon(1e-4));
}

TEST_CASE("the fabric draws what its sheets say, unless the scenario says otherwise") {
  const auto fabric_w = [](const std::string& fabric) {
    const auto result = planned(one_rack, {"/fabric=" + fabric});
    REQUIRE(result.plan);
    return result.plan->fabric_w;
  };
  // 3 switches of 913 W; 10 links with 17 W at each end.
  CHECK(fabric_w(R"({"switches":[{"id":"s","count":3,"switch_type":"ethernet_51t"}],)"
                 R"("link_classes":[{"id":"l","count":10,"optics":"800g_dr8_dsp"}]})") == doctest::Approx(3 * 913 + 10 * 2 * 17));
  CHECK(fabric_w(R"({"switches":[{"id":"s","count":3,"switch_type":"ethernet_51t","power_w":1000}],)"
                 R"("link_classes":[{"id":"l","count":10,"optics":"800g_dr8_dsp","transceiver_w":12}]})") == doctest::Approx(3240));
  CHECK(fabric_w(R"({"link_classes":[{"id":"l","count":10,"transceivers_per_link":1,"transceiver_w":12}]})") == doctest::Approx(120));
  CHECK(fabric_w(R"({"switches":[{"id":"s","count":3}],"link_classes":[{"id":"l","count":10}]})") == 0);
}

TEST_CASE("an unknown optical module or switch is told with the nearest name, even where its power is stated") {
  const auto optics = planned(one_rack, {R"(/fabric/link_classes=[{"id":"l","count":1,"optics":"800g_dr8","transceiver_w":12}])"});
  REQUIRE(optics.has("E-IN-008"));
  CHECK(optics.find("E-IN-008")->where == "/fabric/link_classes/0/optics");
  CHECK(optics.find("E-IN-008")->limit.starts_with("800g_dr8_"));
  const auto type = planned(one_rack, {R"(/fabric/switches=[{"id":"s","count":1,"switch_type":"nvidia_qm970"}])"});
  REQUIRE(type.has("E-IN-008"));
  CHECK(type.find("E-IN-008")->where == "/fabric/switches/0/switch_type");
  CHECK(type.find("E-IN-008")->limit == "nvidia_qm9700");
}

TEST_CASE("what is left open is sized for the design heat with the margin") {
  const auto result = planned(one_rack);
  REQUIRE(result.plan);
  const Plan& plan = *result.plan;
  const double rack_w = uniform_rack_input_w(plan, plan.rack_specs[0], 1, 1);
  CHECK(plan.design_it_w == doctest::Approx(rack_w));
  CHECK(plan.design_liquid_w == doctest::Approx(0.8 * rack_w));
  // Air: the rest of the rack, lighting (0.5 % of the IT load), busway (0.5 % at its rating of 800 kW, square law).
  const double building_w = 0.005 * rack_w + 0.005 * rack_w * rack_w / 800e3;
  CHECK(plan.design_air_w == doctest::Approx(0.2 * rack_w + building_w));
  CHECK(plan.cooling.air_capacity_w == doctest::Approx(1.15 * plan.design_air_w));
  CHECK(plan.cooling.cdus.units == 1);
  CHECK(plan.cooling.cdus.capacity_w == doctest::Approx(1.15 * 0.8 * rack_w));
  CHECK(plan.cooling.cdus.groups[0].effectiveness == doctest::Approx(10.0 / 14.0));  // rise 10 K, approach 4 K
  CHECK(plan.cooling.rejection.capacity_w > plan.design_liquid_w + plan.design_air_w);
}

TEST_CASE("every shipped scenario is feasible, with no other warning than those it is known for") {
  for (const auto& file :
       {std::string("start/one_rack.json"), std::string("cases/philly_week_shanghai.json"), std::string("cases/frontier_day.json")}) {
    CAPTURE(file);
    const auto result = planned(file, {}, true);
    CHECK(result.plan);
    for (const auto& problem : result.problems.problems()) {
      CAPTURE(problem.code);
      CHECK(problem.severity == Severity::hint);
    }
  }
}
