#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "sim/scenario/json/read.h"
#include "sim/scenario/model/scenario.h"
#include "tests/sim/scenario/json/json_check.h"

using namespace icctwin;
using namespace icctwin::test;
using nlohmann::json;

namespace {

json changed(std::string_view text, std::string_view assignment) {
  JsonDocument document = document_of(text);
  Diagnostics found;
  CHECK_MESSAGE(apply_override(document, type_of<Scenario>(), assignment, found), assignment << ": " << places(found));
  CHECK(found.empty());
  return document.value();
}

Problem override_refused(std::string_view text, std::string_view assignment) {
  JsonDocument document = document_of(text);
  Diagnostics found;
  CHECK_FALSE(apply_override(document, type_of<Scenario>(), assignment, found));
  CHECK(document.value() == json::parse(text));  // nothing half made
  REQUIRE(found.problems().size() == 1);
  CHECK_FALSE(sentence(found.problems().front(), Language::zh).empty());
  return found.problems().front();
}

}  // namespace

TEST_CASE("override: a value is replaced or added, objects on the way are made") {
  CHECK(changed(R"({"site": {"latitude_deg": 1, "id": "a"}})", "/site/latitude_deg=31.5") ==
        json::parse(R"({"site": {"latitude_deg": 31.5, "id": "a"}})"));
  CHECK(changed("{}", "/power/transformer/rated_va=1e6") == json::parse(R"({"power": {"transformer": {"rated_va": 1e6}}})"));
  CHECK(changed("{}", "/power/cooling_on_ups=true") == json::parse(R"({"power": {"cooling_on_ups": true}})"));
}

TEST_CASE("override: text needs no quotes, also where it looks like a number; the value may hold an equals sign") {
  CHECK(changed("{}", "/name=A = B") == json{{"name", "A = B"}});
  CHECK(changed("{}", "/name=12") == json{{"name", "12"}});
  CHECK(changed("{}", "/name=\"quoted\"") == json{{"name", "quoted"}});
  CHECK(changed("{}", "/name=") == json{{"name", ""}});
  CHECK(changed("{}", "/cooling/cdu/coolant=water") == json::parse(R"({"cooling": {"cdu": {"coolant": "water"}}})"));
}

TEST_CASE("override: list items must exist, a dash appends") {
  const char* two = R"({"halls": [{"id": "a"}, {"id": "b"}]})";
  CHECK(changed(two, "/halls/1/id=c") == json::parse(R"({"halls": [{"id": "a"}, {"id": "c"}]})"));
  CHECK(changed(two, "/halls/-/id=c") == json::parse(R"({"halls": [{"id": "a"}, {"id": "b"}, {"id": "c"}]})"));
  CHECK(changed("{}", "/simulation/report_languages/-=zh") == json::parse(R"({"simulation": {"report_languages": ["zh"]}})"));
  CHECK(changed("{}", "/simulation/report_languages=[]") == json::parse(R"({"simulation": {"report_languages": []}})"));
  const Problem missing = override_refused(two, "/halls/2/id=c");
  CHECK(missing.code == "E-IN-011");
  CHECK(missing.limit == "the list has 2 items, \"2\" is none of them");
  CHECK(override_refused(two, "/halls/id=c").code == "E-IN-011");  // which hall?
}

TEST_CASE("override: an object of several kinds that is absent is made with the kind it has by default") {
  CHECK(changed("{}", "/power/ups/rated_w=5e5") == json::parse(R"({"power": {"ups": {"type": "ups", "rated_w": 5e5}}})"));
  CHECK(changed("{}", "/cooling/cdu/pump/efficiency=0.7") ==
        json::parse(R"({"cooling": {"cdu": {"pump": {"type": "variable", "efficiency": 0.7}}}})"));
}

TEST_CASE("override: a new kind drops the keys that it does not have and keeps those it shares") {
  CHECK(changed(R"({"power": {"ups": {"type": "ups", "rated_w": 1, "loss_linear_ratio": 0.1}}})", "/power/ups/type=hvdc") ==
        json::parse(R"({"power": {"ups": {"type": "hvdc", "rated_w": 1}}})"));
  CHECK(changed("{}", "/power/ups/type=none") == json::parse(R"({"power": {"ups": {"type": "none"}}})"));
}

TEST_CASE("override: members that the engine does not read take any JSON at any depth") {
  CHECK(changed("{}", "/view/camera/eye=[1, 2]") == json::parse(R"({"view": {"camera": {"eye": [1, 2]}}})"));
  CHECK(changed(R"({"view": [5, 6]})", "/view/1=7") == json::parse(R"({"view": [5, 7]})"));
}

TEST_CASE("override: a pointer that leads nowhere is refused with the nearest key") {
  const Problem problem = override_refused("{}", "/site/latitude=31");
  CHECK(problem.code == "E-IN-011");
  CHECK(problem.where == "--set");
  CHECK(problem.value == "/site/latitude");
  CHECK(problem.limit == "no field is called \"latitude\", the nearest is \"latitude_deg\"");
  for (const char* wrong : {"site/id=1", "/site/id", "", "=1", "/site/~x=1", "/name/first=1"})
    CHECK(override_refused("{}", wrong).code == "E-IN-011");
  CHECK(override_refused(R"({"site": 5})", "/site/id=a").code == "E-IN-011");
}

TEST_CASE("override: invalid UTF-8 is refused") { CHECK(override_refused("{}", "/name=\xff").code == "E-IN-002"); }

TEST_CASE("override: what was set counts as given by the user") {
  JsonDocument document;
  Diagnostics found;
  REQUIRE(apply_override(document, type_of<Scenario>(), "/operations/cap_exponent=2.5", found));
  GivenPointers given;
  const auto scenario = read_as<Scenario>(document, found, {}, &given);
  CHECK(scenario.operations.cap_exponent == 2.5);
  CHECK(given == GivenPointers{"/operations/cap_exponent"});
}
