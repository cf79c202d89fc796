// How rack types lose their heat: what is derived, and what cannot work.
#include <doctest/doctest.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

/// One rack of four H100 servers with a cooling of its own.
Planned with_cooling(const std::string& cooling, std::vector<std::string> more = {}, const std::string& node = "h100_8x") {
  more.push_back(R"(/rack_types=[{"id":"own","node_type":")" + node + R"(","node_count":4,"cooling":)" + cooling + "}]");
  more.emplace_back("/halls/0/rows/0/racks/0/rack_type=own");
  return planned(one_rack, more);
}

}  // namespace

TEST_CASE("rack heat: without a stated share the liquid takes the parts on plates") {
  // Accelerators 32 x 700 W, processors 4 x 2 x 350 W, memory 4 x 190 W.
  const auto some = with_cooling(R"({"type":"cold_plate","capture_ratio":1})");
  REQUIRE(some.plan);
  CHECK(some.plan->rack_specs[0].heat.design_liquid_w == doctest::Approx(22400));
  const auto all = with_cooling(R"({"type":"cold_plate","capture_ratio":0.9,"plates":"accelerators_processors_memory"})");
  REQUIRE(all.plan);
  CHECK(all.plan->rack_specs[0].heat.design_liquid_w == doctest::Approx(0.9 * (22400 + 2800 + 760)));
  CHECK(all.plan->design_air_w + all.plan->design_liquid_w > all.plan->design_it_w);  // lighting and busways come on top
}

TEST_CASE("rack heat: baths and sprays have no fans, and their pumps warm the liquid") {
  const auto air = with_cooling(R"({"type":"air"})");
  REQUIRE(air.plan);
  for (const char* cooling : {R"({"type":"immersion","pump_w":100})", R"({"type":"spray","pump_w":100})"}) {
    const auto wet = with_cooling(cooling);
    REQUIRE(wet.plan);
    const RackHeat& heat = wet.plan->rack_specs[0].heat;
    // Four servers of 1200 W of fans behind supplies of 96 % and less.
    CHECK(air.plan->rack_specs[0].heat.design_w - heat.design_w > 4800);
    CHECK(wet.plan->design_liquid_w == doctest::Approx(heat.design_liquid_w + 100));
  }
}

TEST_CASE("rack heat: junctions at full load follow from rises that the sheet does not state") {
  // 15 + 8 K of the package and 32 K of the sink at maximum power, on 24 degC and 5 / 95 of 15 K recirculated: 79.79 degC.
  const auto hot = with_cooling(R"({"type":"air"})", {R"(/accelerators=[{"id":"h100_sxm5_80gb","max_w":700,"throttle_c":79.7}])"});
  REQUIRE(hot.find("W-COOL-030"));
  CHECK(hot.find("W-COOL-030")->value == "79.8 degC");
  CHECK_FALSE(
      with_cooling(R"({"type":"air"})", {R"(/accelerators=[{"id":"h100_sxm5_80gb","max_w":700,"throttle_c":79.9}])"}).has("W-COOL-030"));
}

TEST_CASE("rack heat: what cannot work is told with its code") {
  // Saturation 49 degC; the CDU's rise of 10 K at full load does not fit above 42.
  CHECK(with_cooling(R"({"type":"two_phase"})", {"/cooling/cdu/supply_c=42"}).has("E-COOL-030"));
  CHECK(with_cooling(R"({"type":"rear_door"})", {"/cooling/cdu/supply_c=45"}).has("E-COOL-031"));
  CHECK(with_cooling(R"({"type":"air"})", {R"(/accelerators=[{"id":"h100_sxm5_80gb","max_w":700,"throttle_c":110}])"}).has("E-COOL-032"));
  CHECK(with_cooling(R"({"type":"cold_plate"})", {"/workload=[]"}, "cpu_only").has("E-COOL-033"));
  CHECK(with_cooling(R"({"type":"two_phase","fluid":"pao"})").has("E-COOL-034"));
  CHECK(with_cooling(R"({"type":"immersion","fluid":"fk_5_1_12"})", {"/cooling/cdu/supply_c=40"}).has("E-COOL-035"));
  CHECK(with_cooling(R"({"type":"two_phase","condenser_w_per_k":100})").has("E-COOL-036"));
  CHECK(with_cooling(R"({"type":"two_phase","surface_factor":1})").has("W-COOL-031"));
  CHECK(with_cooling(R"({"type":"immersion","liquid_fraction":0})").has("E-IN-005"));
  CHECK(with_cooling(R"({"type":"immersion","fluid":"hfe_7100"})").has("H-COOL-030"));
  CHECK_FALSE(with_cooling(R"({"type":"immersion"})").has("H-COOL-030"));
}

TEST_CASE("rack heat: the shipped rack types work at the set points they are made for") {
  for (const char* type :
       {"h100_8x4_air", "h100_8x4_rear_door", "h100_8x4_cold_plate", "h100_8x4_immersion", "h100_8x4_two_phase", "h100_8x4_spray"}) {
    CAPTURE(type);
    const auto result = planned("cases/mixed_hall.json", {"/workload=[]", std::string("/halls/0/rows/0/racks/0/rack_type=") + type});
    REQUIRE(result.plan);
    CHECK(result.problems.count(Severity::warning) == 0);
  }
}
