#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/plan/floor.h"
#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

/// Rows of three racks of 600 x 1200 mm side by side, each given by its own members, in a hall of 20 x 20 m.
Planned rows(const std::string& list) {
  return planned(one_rack, {"/power/transformer/units=null", "/power/ups/units=null", "/power/busway/rated_w=5e6",
                            R"(/halls=[{"id":"hall","width_mm":20000,"depth_mm":20000,"rows":[)" + list + "]}]"});
}

std::string row(const std::string& id, const std::string& members) {
  return R"({"id":")" + id + R"(",)" + members + R"(,"racks":[{"id":")" + id +
         R"(-racks","rack_type":"h100_8x4_cold_plate","count":3,"pitch_mm":600}]})";
}

std::string at(double x, double y, double turned = 0) {
  return "\"position\":{\"x_mm\":" + std::to_string(x) + ",\"y_mm\":" + std::to_string(y) + "},\"rotation_deg\":" + std::to_string(turned);
}

}  // namespace

TEST_CASE("rectangles that share an edge do not overlap, turned ones are told apart by their sides") {
  const Footprint a{0, 0, 1, 0, 400, 600};
  CHECK_FALSE(overlap(a, {800, 0, 1, 0, 400, 600}));
  CHECK(overlap(a, {797, 0, 1, 0, 400, 600}));
  // Turned by 45 degrees its half diagonal is sqrt(2) 300 = 424 mm: it reaches to x = 400 from 824 mm on.
  const double half = std::sqrt(0.5);
  CHECK_FALSE(overlap(a, {826, 0, half, half, 300, 300}));
  CHECK(overlap(a, {820, 0, half, half, 300, 300}));
  // Beside the corner the bounding boxes overlap, the shapes do not.
  CHECK_FALSE(overlap(a, {400 + 350, 600 + 350, half, half, 400, 400}));
}

TEST_CASE("a row turned by 180 degrees stands on the other side of its corner") {
  // From (2800, 2200) back to (1000, 1000): the very place of a row that is not turned there.
  CHECK(rows(row("A", at(1000, 1000)) + "," + row("B", at(2800, 2200, 180))).has("W-PLAN-004"));
  CHECK_FALSE(rows(row("A", at(1000, 1000)) + "," + row("B", at(2800, 5000, 180))).has("W-PLAN-004"));
}

TEST_CASE("an overlap is told once for each row, with the first pair and the number of racks") {
  const auto result = rows(row("A", at(1000, 1000)) + "," + row("B", at(1600, 1600)));
  REQUIRE(result.plan);
  const Problem* found = result.find("W-PLAN-004");
  REQUIRE(found);
  CHECK(found->where == "/halls/0/rows/1");
  CHECK(found->value == "2");  // B-01 and B-02 stand behind A-02 and A-03
  CHECK(sentence(*found, Language::en) == "Racks of row B stand in the place of others: B-01 and A-02, 2 racks in all.");
}

TEST_CASE("a rack may touch the wall, and is outside where a corner is beyond it") {
  // Three racks of 600 mm from x = 18200 on end at the wall of 20000.
  CHECK_FALSE(rows(row("A", at(18200, 18800))).has("W-PLAN-003"));
  CHECK(rows(row("A", at(18210, 18800))).has("W-PLAN-003"));
  CHECK(rows(row("A", at(18200, 18810))).has("W-PLAN-003"));
}

TEST_CASE("between backs an aisle may be narrower than where fronts look into it") {
  const auto two = [](double gap, double first_turned, double second_turned) {
    // A row that is turned by 180 degrees takes the same place from its other corner.
    const auto place = [](double y, double turned) { return turned == 180 ? at(2800, y + 1200, 180) : at(1000, y, turned); };
    return rows(row("A", place(1000, first_turned)) + "," + row("B", place(2200 + gap, second_turned)));
  };
  // The front of a row that is not turned looks to the south: the first turns its back to the aisle, the second its front.
  CHECK(two(1100, 0, 0).has("H-PLAN-001"));
  CHECK_FALSE(two(1200, 0, 0).has("H-PLAN-001"));
  CHECK_FALSE(two(1100, 0, 180).has("H-PLAN-001"));  // back to back
  CHECK(two(900, 0, 180).has("H-PLAN-001"));
  CHECK(two(1100, 180, 0).has("H-PLAN-001"));     // front to front
  CHECK_FALSE(two(0, 0, 180).has("H-PLAN-001"));  // back against back: no aisle
}
