#include "sim/results/compare/scenario_steps.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace icctwin;
using nlohmann::json;

namespace {

using Pointers = std::vector<std::string>;

JsonDocument steps_document(const char* text) { return JsonDocument(json::parse(text)); }

const char* const center = R"({"id":"a","name":"A","site":{"name":"X","tariff":{"type":"flat","price":0.6}},
  "halls":[{"id":"h","width_mm":1,"rows":[{"id":"A","count":2}]}],
  "cooling":{"cdu":{"supply_c":38},"chiller":{"type":"none"}},"power":{"battery":null},"workload":[]})";

}  // namespace

TEST_CASE("differences: single values by their pointers, other kinds, lengths and presence as a whole") {
  const auto other = steps_document(R"({"id":"b","name":"B","site":{"name":"Y","tariff":{"type":"time_of_use","area":"CN-SH"}},
    "halls":[{"id":"h","width_mm":2,"rows":[{"id":"A","count":3}]}],
    "cooling":{"cdu":{"supply_c":42},"chiller":{"type":"none"},"tank":{"volume_m3":5}},"workload":[{"type":"jobs"}]})");
  CHECK(differing_pointers(steps_document(center), other) == Pointers{"/cooling/cdu/supply_c", "/cooling/tank", "/halls/0/rows/0/count",
                                                                      "/halls/0/width_mm", "/power", "/site/tariff", "/workload"});
  CHECK(differing_pointers(steps_document(center), steps_document(center)).empty());
}

TEST_CASE("differences: taken over one after the other they lead to the other scenario") {
  const auto from = steps_document(center);
  const auto to = steps_document(R"({"id":"a","name":"A","site":{"name":"X","tariff":{"type":"time_of_use","area":"CN-SH"}},
    "halls":[{"id":"h","width_mm":2,"rows":[{"id":"A","count":3},{"id":"B","count":1}]}],
    "cooling":{"cdu":{"supply_c":42},"chiller":{"type":"none"},"tank":{"volume_m3":5}},"workload":[{"type":"jobs"}]})");
  JsonDocument step = from;
  for (const auto& pointer : differing_pointers(from, to)) {
    const std::size_t before = differing_pointers(step, to).size();
    step = with_values_of(step, to, {pointer});
    CHECK(differing_pointers(step, to).size() == before - 1);
  }
  CHECK(step.value() == to.value());
}

TEST_CASE("groups: by two keys, equipment with its halls, and never more than asked for") {
  const Pointers pointers = {"/site/tariff/price", "/site/weather_file", "/rack_types/0/node_count", "/halls/0/width_mm",  "/halls/1",
                             "/chillers/0",        "/cooling/chiller",   "/cooling/cdu/supply_c",    "/cooling/cdu/units", "/power"};
  const auto groups = group_changes(pointers, 8);
  REQUIRE(groups.size() == 6);
  CHECK(groups[0].name == "/site/tariff");
  CHECK(groups[2].pointers == Pointers{"/rack_types/0/node_count", "/halls/0/width_mm", "/halls/1"});
  CHECK(groups[3].pointers == Pointers{"/chillers/0", "/cooling/chiller"});
  CHECK(groups[4].pointers == Pointers{"/cooling/cdu/supply_c", "/cooling/cdu/units"});
  CHECK(group_changes(pointers, 5).size() == 4);  // site, halls, cooling, power
  const auto few = group_changes(pointers, 2);
  REQUIRE(few.size() == 2);
  CHECK(few[1].name == "...");
  CHECK(few[0].pointers.size() + few[1].pointers.size() == pointers.size());
}

TEST_CASE("groups: the user's own, in his order, and what is left comes last") {
  const Pointers pointers = {"/site/tariff/price", "/cooling/cdu/supply_c", "/cooling/cdu_groups", "/power"};
  Diagnostics problems;
  const auto groups = group_changes(pointers, {{"/cooling/cdu"}, {"/power", "/site"}}, problems);
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].pointers == Pointers{"/cooling/cdu/supply_c"});  // not /cooling/cdu_groups: keys, not letters
  CHECK(groups[1].pointers == Pointers{"/power", "/site/tariff/price"});
  CHECK(groups[2].pointers == Pointers{"/cooling/cdu_groups"});
  CHECK(problems.empty());
  group_changes(pointers, {{"/operations"}}, problems);
  REQUIRE(problems.problems().size() == 1);
  CHECK(problems.problems()[0].code == "E-CMP-001");
}
