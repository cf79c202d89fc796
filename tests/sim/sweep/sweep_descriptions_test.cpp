// A sweep's fields are described like those of a scenario.
#include <doctest/doctest.h>

#include <set>

#include "sim/scenario/json/write.h"
#include "sim/scenario/model/scenario.h"
#include "sim/sweep/prepare/prepare.h"

using namespace icctwin;

TEST_CASE("every field of a sweep has title and help in both languages, and no type has the name of a scenario's") {
  std::set<std::string_view> names;
  for_each_object_type(type_of<Scenario>(), [&](const Type& type) { names.insert(type.name); });
  std::size_t fields = 0;
  for_each_object_type(type_of<Sweep>(), [&](const Type& type) {
    CHECK_MESSAGE(names.insert(type.name).second, type.name);
    for (const Field& field : type.fields) {
      INFO(type.name << "." << field.key);
      CHECK((!field.title.en.empty() && !field.title.zh.empty() && !field.help.en.empty() && !field.help.zh.empty()));
      ++fields;
    }
  });
  CHECK(fields > 50);
}

TEST_CASE("a sweep written and read again is the same, and a design's name may stand for it") {
  Diagnostics diagnostics;
  const auto sweep = parse_sweep(R"({"format": "icctwin.sweep/1", "base": "b.json", "design": "optimise", "axes": {"/a": [1, {"x": [2]}]},
      "variables": [{"type": "lognormal", "pointer": "/y", "median": 2, "geometric_deviation": 3, "high": 9}]})",
                                 "test", diagnostics);
  REQUIRE(sweep);
  CHECK(std::holds_alternative<OptimiseDesign>(sweep->design));
  const auto again = parse_sweep(write_json_of(*sweep, WriteStyle::indented), "test", diagnostics);
  REQUIRE(again);
  CHECK(*again == *sweep);
  CHECK(diagnostics.empty());
}
