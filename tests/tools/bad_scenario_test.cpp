// Scenarios with mistakes: each is told with its place, its value and what would be right.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

TEST_CASE("check: text that is not JSON is told with its line and column") {
  const Desk desk;
  write_file(desk / "broken.json", "{\"format\": \"icctwin.scenario/1\",\n \"id\": x}");  // the x is the eighth byte of line 2
  const auto checked = desk.check_file(desk.file("broken.json"));
  CHECK(checked.code == 2);
  REQUIRE(checked.errors() == 1);
  CHECK(checked.find("E-IN-002")["where"] == "broken.json:2:8");
}

TEST_CASE("check: an empty file and a document that is no object give one problem each") {
  const Desk desk;
  write_file(desk / "empty.json", "");
  write_file(desk / "list.json", "[]");
  const auto empty = desk.check_file(desk.file("empty.json")), list = desk.check_file(desk.file("list.json"));
  CHECK(empty.code == 2);
  CHECK(empty.errors() == 1);
  CHECK(empty.find("E-IN-002")["where"] == "empty.json:1:1");
  CHECK(list.code == 2);
  CHECK(list.errors() == 1);
  CHECK(list.find("E-IN-004")["value"] == "a list");
}

TEST_CASE("check: a missing file and a folder are told") {
  const Desk desk;
  for (const char* path : {"nowhere.json", ""}) {
    const auto checked = desk.check_file(desk.file(path));
    CHECK(checked.code == 2);
    CHECK(checked.errors() == 1);
    CHECK(checked.find("E-IN-001").is_object());
  }
}

TEST_CASE("check: an unknown key is an error with the nearest known key") {
  const Desk desk;
  json scenario = one_rack();
  scenario["power"]["transformr"] = json::object();
  const auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  const json problem = checked.find("E-IN-003");
  CHECK(problem["where"] == "/power/transformr");
  CHECK(problem["advice_en"] == "Did you mean \"transformer\"?");
}

TEST_CASE("check: a value of the wrong type says what is expected, with the unit") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["elevation_m"] = "high";
  const auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  const json problem = checked.find("E-IN-004");
  CHECK(problem["where"] == "/site/elevation_m");
  CHECK(problem["value"] == "text \"high\"");
  CHECK(problem["limit"] == "a number in m");
}

TEST_CASE("check: a value out of range says the range") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["latitude_deg"] = 123;
  const auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  const json problem = checked.find("E-IN-005");
  CHECK(problem["where"] == "/site/latitude_deg");
  CHECK(problem["value"] == "123 deg");
  CHECK(problem["limit"] == "[-90, 90] deg");
}

TEST_CASE("check: an unknown rack type and an unknown accelerator name the nearest in the catalog") {
  const Desk desk;
  json scenario = one_rack();
  scenario["halls"][0]["rows"][0]["racks"][0]["rack_type"] = "h100_8x4_coldplate";
  const auto rack = desk.check(scenario);
  CHECK(rack.code == 2);
  CHECK(rack.find("E-IN-008")["where"] == "/halls/0/rows/0/racks/0/rack_type");
  CHECK(rack.find("E-IN-008")["limit"] == "h100_8x4_cold_plate");

  // The rack of one_rack made of nodes with a misspelt accelerator.
  scenario = one_rack();
  json node = parse_json(icctwin_program({"catalog", "--id", "h100_8x_liquid"}).out);
  node["accelerator"] = "h100_sxm5_80g";
  scenario["node_types"] = json::array({node});
  const auto accelerator = desk.check(scenario);
  CHECK(accelerator.code == 2);
  REQUIRE(accelerator.find("E-IN-008").is_object());
  CHECK(accelerator.find("E-IN-008")["value"] == "h100_sxm5_80g");
  CHECK(contains(accelerator.find("E-IN-008")["limit"], "h100_sxm5_80gb"));
}

TEST_CASE("check: ids that stand twice are told with both places") {
  const Desk desk;
  json scenario = one_rack();
  scenario["workload"][0]["jobs"].push_back(scenario["workload"][0]["jobs"][0]);
  auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  CHECK(checked.find("E-IN-009")["where"] == "/workload/0/jobs/3/id");
  CHECK(checked.find("E-IN-009")["limit"] == "/workload/0/jobs/0/id");

  scenario = one_rack();
  scenario["halls"].push_back(scenario["halls"][0]);
  checked = desk.check(scenario);
  CHECK(checked.code == 2);
  CHECK(checked.find("E-IN-009")["where"] == "/halls/1/id");
}

TEST_CASE("check: several problems are all told at once, in both languages and as text") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["latitude_deg"] = 999;
  scenario["sit"] = 1;
  scenario["simulation"]["start"] = "x";
  scenario["halls"][0]["width_mm"] = "wide";
  const auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  CHECK(checked.errors() == 4);
  for (const char* code : {"E-IN-005", "E-IN-003", "E-PLAN-002", "E-IN-004"}) CHECK_MESSAGE(checked.find(code).is_object(), code);
  for (const auto& problem : checked.problems)
    for (const char* key : {"severity", "code", "where", "value", "limit", "en", "zh", "advice_en", "advice_zh"})
      CHECK_MESSAGE((problem.contains(key) && problem[key].is_string()), key);

  const auto text = icctwin_program({"check", desk.file("scenario.json"), "--lang", "zh"});
  CHECK(text.code == 2);
  CHECK(contains(text.out, "4 个错误"));
  CHECK(contains(text.err, "错误 E-IN-005 /site/latitude_deg"));
}

TEST_CASE("check: a value that cannot be read counts as not stated, so that it breaks nothing else") {
  const Desk desk;
  for (const json& units : {json("12 kW"), json(-1), json(true), json::array(), json(1e300)}) {
    json scenario = one_rack();
    scenario["cooling"]["cdu"]["units"] = units;
    const auto checked = desk.check(scenario);
    CHECK(checked.code == 2);
    CHECK(checked.errors() == 1);
  }
}

TEST_CASE("check: an override that leads nowhere or is no override is told") {
  const Desk desk;
  const std::string file = desk.put(one_rack());
  const auto nowhere = desk.check_file(file, {"--set", "/simulation/durations=1"});
  CHECK(nowhere.code == 2);
  CHECK(nowhere.find("E-IN-011")["value"] == "/simulation/durations");
  const auto nonsense = desk.check_file(file, {"--set", "nonsense"});
  CHECK(nonsense.code == 2);
  CHECK(nonsense.find("E-IN-011").is_object());
  CHECK(desk.check_file(file, {"--set", "/site/latitude_deg=123"}).find("E-IN-005").is_object());
  CHECK(desk.check_file(file, {"--set", "/site/latitude_deg=12"}).code == 0);
}

TEST_CASE("run: a bad scenario ends with 2 and leaves no folder") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["latitude_deg"] = 123;
  const auto ended = desk.run(desk.put(scenario), "run");
  CHECK(ended.code == 2);
  CHECK(contains(ended.err, "E-IN-005"));
  CHECK(contains(ended.err, "1 error"));
  CHECK_FALSE(std::filesystem::exists(desk / "run"));
}
