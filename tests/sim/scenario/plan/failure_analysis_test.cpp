#include "sim/scenario/plan/failure_analysis.h"

#include <doctest/doctest.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

// The rack of one_rack.json can draw 32.4 kW; one UPS of 60 kW, one transformer of 100 kVA.
std::vector<SingleFailure> failures(const std::vector<std::string>& overrides) {
  const auto made = planned(one_rack, overrides);
  REQUIRE(made.plan);
  return single_failures(*made.plan);
}

SingleFailure find(const std::vector<SingleFailure>& all, std::string_view element) {
  for (const auto& one : all)
    if (one.element == element) return one;
  FAIL("no element ", std::string(element));
  return {};
}

}  // namespace

TEST_CASE("failures: a single path has single points of failure, and names the racks they leave dark") {
  const auto all = failures({});
  for (const char* element : {"grid", "transformer", "supply_unit", "busway", "tap_off"}) {
    INFO(element);
    CHECK(find(all, element).consequence == Consequence::unsupplied);
    CHECK(find(all, element).racks == 1);
  }
}

TEST_CASE("failures: with two paths nothing but the intake leaves a rack dark") {
  const auto all = failures({"/power/paths=2", R"(/power/pdu={})"});
  for (const char* element : {"path", "transformer", "supply_unit", "busway", "tap_off", "pdu"}) {
    INFO(element);
    CHECK(find(all, element).consequence == Consequence::carried);
    CHECK(find(all, element).racks == 0);
    CHECK(find(all, element).alike == 2);
  }
  CHECK(find(all, "grid").consequence == Consequence::unsupplied);
}

TEST_CASE("failures: paths that cannot carry each other are overloaded, with load and capacity") {
  const auto all = failures({"/power/paths=2", "/power/ups/rated_w=20000"});
  const SingleFailure path = find(all, "path");
  CHECK(path.consequence == Consequence::overloaded);
  CHECK(path.capacity_w == 20000);
  CHECK(path.load_w > 32000);
  CHECK(find(all, "supply_unit").consequence == Consequence::overloaded);
}

TEST_CASE("failures: N+1 carries the loss of a unit, N does not") {
  CHECK(find(failures({R"(/power/ups={"type":"ups","rated_w":20000})"}), "supply_unit").consequence == Consequence::carried);
  CHECK(find(failures({R"(/power/ups={"type":"ups","rated_w":20000,"redundant_units":0})"}), "supply_unit").consequence ==
        Consequence::overloaded);
}

TEST_CASE("failures: the intake is bridged by the battery, then by the generators") {
  const std::string battery = R"(/power/battery={"capacity_kwh":100,"power_w":60000})";
  const SingleFailure bridged = find(failures({battery}), "grid");
  CHECK(bridged.consequence == Consequence::limited_time);
  CHECK(bridged.lasts_s > 3600);  // 80 kWh x 0.95 for 34 kW
  const SingleFailure generated = find(failures({battery, R"(/power/generators={"rated_w":100000})"}), "grid");
  CHECK(generated.consequence == Consequence::carried);
  // Generators alone leave the racks dark until they have started.
  CHECK(find(failures({R"(/power/generators={"rated_w":100000})"}), "grid").consequence == Consequence::unsupplied);
  CHECK(find(failures({R"(/power/generators={"rated_w":100000})"}), "generator").consequence == Consequence::carried);
}
