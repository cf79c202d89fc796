// Stepwise attribution: compare --explain.
#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

void run_set_rack(const Desk& desk, const std::string& name, const Words& sets) {
  Words words = {"--quiet", "--no-report", "--set", "/simulation/duration_s=7200"};
  for (const auto& one : sets) words.insert(words.end(), {"--set", one});
  const Ended ended = desk.run(source("scenarios/start/one_rack.json").string(), name, words);
  INFO(ended.err);
  REQUIRE(ended.code == 0);
}

Ended explain(const Desk& desk, const Words& more = {}) {
  Words words = {"compare",  desk.file("a"), desk.file("b"), "--explain",
                 "--format", "json",         "--inputs",     source("scenarios/start").string()};
  words.insert(words.end(), more.begin(), more.end());
  return icctwin_program(words);
}

json attribution(const Ended& ended) {
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  return parse_json(ended.out)["attribution"];
}

/// Warmer coolant, another loop set point that the first coolant could not live with, a lossier supply.
const Words changes = {"/cooling/cdu/supply_c=46", "/cooling/facility_loop/supply_c=40", "/power/ups/loss_no_load_ratio=0.05"};

}  // namespace

TEST_CASE("explain: each step is the change of a run between, and together they are the whole difference") {
  const Desk desk;
  run_set_rack(desk, "a", {});
  run_set_rack(desk, "b", changes);
  run_set_rack(desk, "lossy", {changes[2]});
  const json found = attribution(explain(desk));
  REQUIRE(found["steps"].size() == 3);
  CHECK(found["steps"][0]["group"] == "/power/ups");  // in the order in which the inputs are listed
  CHECK(found["steps"][1]["pointers"] == json{"/cooling/cdu/supply_c"});
  CHECK(found["steps"][1]["label"]["en"].get<std::string>().find("→ 46 °C") != std::string::npos);
  const json& pue = found["kpis"]["pue"];
  CHECK(pue["values"][0].get<double>() == kpi(desk / "a", "pue"));
  CHECK(pue["values"][1].get<double>() == kpi(desk / "lossy", "pue"));  // the run between is the run of that scenario
  CHECK(pue["values"][3].get<double>() == kpi(desk / "b", "pue"));
  double sum = 0;
  for (const json& change : pue["changes"]) sum += change.get<double>();
  CHECK(sum == doctest::Approx(kpi(desk / "b", "pue") - kpi(desk / "a", "pue")).epsilon(1e-12));
  CHECK(pue["changes"][0].get<double>() > 0);
}

TEST_CASE("explain: from the second run to the first the same steps in the other order give the other signs") {
  const Desk desk;
  run_set_rack(desk, "a", {});
  run_set_rack(desk, "b", changes);
  const json there = attribution(explain(desk, {"--group", "/power", "--group", "/cooling/cdu", "--group", "/cooling/facility_loop"}));
  std::filesystem::rename(desk / "a", desk / "c");
  std::filesystem::rename(desk / "b", desk / "a");
  std::filesystem::rename(desk / "c", desk / "b");
  const json back = attribution(explain(desk, {"--group", "/cooling/facility_loop", "--group", "/cooling/cdu", "--group", "/power"}));
  for (const char* id : {"pue", "facility_energy_kwh", "cost_energy_cny"})
    for (std::size_t s = 0; s < 3; ++s) {
      INFO(id);
      CHECK(there["kpis"][id]["changes"][s].get<double>() == doctest::Approx(-back["kpis"][id]["changes"][2 - s].get<double>()));
    }
}

TEST_CASE("explain: what cannot be run between two steps makes them one, and that is told") {
  const Desk desk;
  run_set_rack(desk, "a", {});
  run_set_rack(desk, "b", changes);
  // A facility loop of 40 degC cannot cool a coolant of 38 or so: the set points change together.
  const Ended ended = explain(desk, {"--group", "/cooling/facility_loop", "--group", "/cooling/cdu", "--kpi", "pue", "--alone"});
  const json found = attribution(ended);
  REQUIRE(found["steps"].size() == 2);
  CHECK(found["steps"][0]["pointers"].size() == 2);
  CHECK(contains(ended.err, "W-CMP-007"));
  CHECK(contains(ended.err, "E-COOL-003"));  // why
  CHECK(found["kpis"].size() == 1);
  CHECK(found["kpis"]["pue"]["alone"][0].is_null());
  CHECK(found["kpis"]["pue"]["alone"][1].get<double>() > 0);
}

TEST_CASE("explain: the folder of the runs between is used again, and what it holds is believed only if it is whole") {
  const Desk desk;
  run_set_rack(desk, "a", {});
  run_set_rack(desk, "b", changes);
  const Words work = {"--work", desk.file("work"), "--kpi", "pue"};
  const json first = attribution(explain(desk, work));
  std::vector<std::filesystem::path> runs;
  for (const auto& entry : std::filesystem::directory_iterator(desk / "work")) runs.push_back(entry.path() / "run/kpi.json");
  REQUIRE(runs.size() == 2);
  json marked = read_json(runs[0]);
  marked["kpis"]["pue"]["value"] = 7.0;  // seen only if the run is not done again
  write_file(runs[0], marked.dump());
  const json second = attribution(explain(desk, work));
  CHECK((second["kpis"]["pue"]["values"][1] == 7.0 || second["kpis"]["pue"]["values"][2] == 7.0));
  write_file(runs[0], "{");
  CHECK(attribution(explain(desk, work)) == first);
}

TEST_CASE("explain: a file of the same name with other contents is an input like any other") {
  const Desk desk;
  for (const char* folder : {"one", "two"}) std::filesystem::create_directories(desk / folder);
  json scenario = shipped("scenarios/start/one_rack.json");
  const std::filesystem::path weather = scenario["site"]["weather_file"].get<std::string>();
  const std::string name = "weather" + weather.extension().string();
  std::filesystem::copy(weather, desk / "one" / name);
  std::filesystem::copy(source("scenarios/weather/Singapore_2023.csv.gz"), desk / "two" / name);
  scenario["site"]["weather_file"] = name;
  scenario["simulation"]["duration_s"] = 7200;
  for (const auto& [folder, run] : {std::pair("one", "a"), std::pair("two", "b")}) {
    scenario["power"]["ups"]["loss_no_load_ratio"] = std::string(run) == "a" ? 0.001 : 0.05;
    const Ended ended = desk.run(desk.put(scenario, std::string(folder) + "/scenario.json"), run, {"--quiet", "--no-report"});
    INFO(ended.err);
    REQUIRE(ended.code == 0);
  }
  const Ended ended = icctwin_program({"compare", desk.file("a"), desk.file("b"), "--explain", "--format", "json", "--inputs",
                                       desk.file("one"), "--inputs-other", desk.file("two")});
  const json found = attribution(ended);
  REQUIRE(found["steps"].size() == 2);
  CHECK(found["steps"][0]["pointers"] == json{"/site/weather_file"});
  CHECK(found["steps"][0]["label"]["en"] == "Weather file, other contents");
  const json& pue = found["kpis"]["pue"];
  CHECK(pue["values"][1] != pue["values"][0]);
  CHECK(pue["values"][1] != pue["values"][2]);
  // With the first run's folder for both, the second run's file is not the one that it read.
  CHECK(explain(desk).code == 2);
}

TEST_CASE("explain: what cannot be explained is said") {
  const Desk desk;
  run_set_rack(desk, "a", {});
  run_set_rack(desk, "b", changes);
  const auto refused = [&](const Words& more, const char* code) {
    const Ended ended = explain(desk, more);
    INFO(ended.err);
    CHECK(ended.code == 2);
    CHECK(contains(ended.err, code));
  };
  refused({"--group", "/workload"}, "E-CMP-001");
  refused({"--kpi", "pues"}, "E-IN-008");
  refused({desk.file("a")}, "E-CMP-003");
  json manifest = read_json(desk / "b/manifest.json");
  manifest["status"] = "cancelled";
  write_file(desk / "b/manifest.json", manifest.dump());
  refused({}, "E-VER-001");
}

TEST_CASE("explain: a run against itself has no steps") {
  const Desk desk;
  run_set_rack(desk, "a", {});
  run_set_rack(desk, "b", {});
  const json found = attribution(explain(desk));
  CHECK(found["steps"].empty());
  CHECK(found["kpis"]["pue"]["values"].size() == 2);
}
