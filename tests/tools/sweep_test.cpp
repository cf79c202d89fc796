// The sweep commands as their users start them.
#include <doctest/doctest.h>

#include "tests/support/small_sweep.h"

using namespace icctwin::test;

namespace {

std::size_t line_count(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

TEST_CASE("sweep: every run has a line with its values and indicators, and is not run again") {
  const Desk desk;
  const Ended first = sweep(desk, small_sweep({{"replications", {{"count", 2}}}}));
  INFO(first.err);
  CHECK(first.code == 0);
  const std::string table = slurp(desk / "out/runs.csv");
  CHECK(line_count(table) == 1 + 4);
  CHECK(contains(table, "\n3,2,1,,42,ok,"));
  const auto written = std::filesystem::last_write_time(desk / "out/sweep.db");
  const Ended second = sweep(desk, small_sweep({{"replications", {{"count", 2}}}}), {"--progress", "jsonl"});
  CHECK(second.code == 0);
  CHECK(contains(second.out, "\"reused\":4"));
  CHECK(slurp(desk / "out/runs.csv") == table);
  CHECK(written <= std::filesystem::last_write_time(desk / "out/sweep.db"));
}

TEST_CASE("sweep: one worker and three give the same bytes") {
  const Desk desk;
  const json file = small_sweep({{"design", {{"type", "random"}, {"points", 9}}},
                                 {"axes", nullptr},
                                 {"variables", {{{"type", "uniform"}, {"pointer", "/cooling/cdu/supply_c"}, {"low", 38}, {"high", 44}}}}});
  CHECK(sweep(desk, file, {"--jobs", "1"}, "one").code == 0);
  CHECK(sweep(desk, file, {"--jobs", "3"}, "three").code == 0);
  CHECK(slurp(desk / "one/runs.csv") == slurp(desk / "three/runs.csv"));
}

TEST_CASE("sweep: what a run gives is what icctwin run gives, and a picked run is a scenario of its own") {
  const Desk desk;
  REQUIRE(sweep(desk, small_sweep({{"keep", "folders"}})).code == 0);
  const Ended pick = icctwin_program({"sweep-pick", (desk / "out").string(), "2", "--out", (desk / "picked.json").string()});
  INFO(pick.err);
  REQUIRE(pick.code == 0);
  CHECK(read_json(desk / "picked.json")["cooling"]["cdu"]["supply_c"] == 42);
  REQUIRE(icctwin_program({"run", (desk / "picked.json").string(), "--out", (desk / "run").string(), "-q", "--no-report"}).code == 0);
  const json kept = read_json(desk / "out/runs/000002/kpi.json"), again = read_json(desk / "run/kpi.json");
  CHECK(kept["kpis"] == again["kpis"]);
  const Ended taken = icctwin_program({"sweep-pick", (desk / "out").string(), "2", "--out", (desk / "picked.json").string()});
  CHECK(taken.code == 2);
  CHECK(contains(taken.err, "E-SWP-033"));
  CHECK(contains(icctwin_program({"sweep-pick", (desk / "out").string(), "9"}).err, "E-SWP-032"));
}

TEST_CASE("sweep: a point that cannot be built is a failed run with its reason, the others have their results") {
  const Desk desk;
  // The facility supplies 35 C in this scenario: a CDU cannot give 36 with an approach of 3.
  const Ended ended = sweep(desk, small_sweep({{"axes", {{"/cooling/cdu/supply_c", {36, 42}}}}}));
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-COOL-003"));
  const std::string table = slurp(desk / "out/runs.csv");
  CHECK(contains(table, "bad_input"));
  CHECK(contains(table, ",42,ok,"));
}

TEST_CASE("sweep: every mistake of a file is named before anything runs") {
  const Desk desk;
  const auto told = [&](const json& more, const std::string& code) {
    const Ended ended = sweep(desk, small_sweep(more));
    INFO(code);
    INFO(ended.err);
    CHECK(ended.code == 2);
    CHECK(contains(ended.err, code));
    CHECK_FALSE(std::filesystem::exists(desk / "out/sweep.db"));
  };
  told({{"axes", {{"/cooling/cdu/suply_c", {40, 42}}}}}, "E-SWP-001");
  told({{"axes", {{"/cooling/cdu/supply_c", {40, 900}}}}}, "E-SWP-014");
  told({{"axes", {{"/cooling/cdu/supply_c", {40, "warm"}}}}}, "E-SWP-014");
  told({{"axes", {{"/cooling/cdu/supply_c", {40, 40}}}}}, "E-SWP-015");
  told({{"axes", {{"/site/weather_file", {"../weather/Tokyo_2023.csv.gz", "../weather/Atlantis.csv"}}}}}, "E-SWP-035");
  told({{"base", "nowhere.json"}}, "E-SWP-018");
  told({{"set", {"/halls=[]"}}}, "E-SWP-018");
  told({{"constraints", {{{"kpi", "pue"}}}}}, "E-SWP-016");
  told({{"design", "optimise"}}, "E-SWP-017");
  told({{"budget", {{"runs", 1}}}}, "E-SWP-012");
  told({{"basis", "x"}}, "E-IN-");
  told({{"format", "icctwin.sweep/9"}}, "E-PLAN-001");
}

TEST_CASE("sweep: a folder of another sweep is refused, and taken with --update with what still fits") {
  const Desk desk;
  REQUIRE(sweep(desk, small_sweep()).code == 0);
  const json other = small_sweep({{"axes", {{"/cooling/cdu/supply_c", {42, 44}}}}});
  const Ended refused = sweep(desk, other);
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "E-SWP-026"));
  const Ended taken = sweep(desk, other, {"--update", "--progress", "jsonl"});
  CHECK(taken.code == 0);
  CHECK(contains(taken.out, "\"reused\":1"));
}

TEST_CASE("sweep: a folder with something else in it, and a store that is none, are left as they are") {
  const Desk desk;
  std::filesystem::create_directory(desk / "out");
  write_file(desk / "out/thesis.txt", "mine");
  CHECK(contains(sweep(desk, small_sweep()).err, "E-SWP-019"));
  std::filesystem::create_directory(desk / "bad");
  write_file(desk / "bad/sweep.db", std::string(5000, 'x'));
  const Ended ended = sweep(desk, small_sweep(), {}, "bad");
  CHECK(ended.code == 2);
  CHECK(contains(ended.err, "E-SWP-020"));
  CHECK(slurp(desk / "bad/sweep.db") == std::string(5000, 'x'));
}

TEST_CASE("sweep: an indicator that no run has is named after the runs, which are kept") {
  const Desk desk;
  const Ended ended = sweep(desk, small_sweep({{"objectives", {{{"kpi", "peu"}}}}}));
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-SWP-027"));
  CHECK(line_count(slurp(desk / "out/runs.csv")) == 3);
}

TEST_CASE("sweep: a changed file under the same name means new runs, and says so") {
  const Desk desk;
  json scenario = one_rack();
  write_file(desk / "weather.csv", slurp(source("scenarios/weather/denver_drycold_day.csv")));
  scenario["site"]["weather_file"] = "weather.csv";
  write_file(desk / "base.json", scenario.dump());
  const json file = small_sweep({{"base", "base.json"}});
  const Ended first = sweep(desk, file);
  INFO(first.err);
  REQUIRE(first.code == 0);
  write_file(desk / "weather.csv", slurp(source("scenarios/weather/denver_drycold_day.csv")) + "\n");
  const Ended second = sweep(desk, file, {"--progress", "jsonl"});
  CHECK(second.code == 0);
  CHECK(contains(second.err, "W-SWP-001"));
  CHECK(contains(second.out, "\"reused\":0"));
}
