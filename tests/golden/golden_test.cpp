// Every shipped scenario is run; its summary must equal the one kept beside this file. tests/golden/update.sh rewrites them: a number that
// moves is explained in the commit that moves it.
#include <doctest/doctest.h>

#include "tests/support/run_program.h"

using namespace icctwin::test;

namespace {

void check_scenario(const std::string& relative) {
  const auto file = source(relative);
  const auto expected = read_json(source("tests/golden") / (file.stem().string() + ".json"));
  Scratch scratch;
  std::vector<std::string> arguments = {"run", file.string(), "--out", (scratch / "run").string(), "--quiet"};
  for (const auto& one : test_overrides(file)) arguments.insert(arguments.end(), {"--set", one});
  const auto ended = icctwin_program(arguments);
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const auto kpis = read_json(scratch / "run/kpi.json")["kpis"];
  CHECK(kpis.size() == expected.size());
  for (const auto& item : expected.items()) {
    const std::string& id = item.key();
    const auto& value = item.value();
    INFO(id);
    REQUIRE(kpis.contains(id));
    if (value.is_null()) {
      CHECK(kpis[id]["value"].is_null());
    } else if (id.ends_with("_closure")) {
      CHECK(kpis[id]["value"].get<double>() <= 1e-6);  // rounding noise; the books' own limit
    } else {
      // The same machine gives the same bytes; another C library may round a transcendental function differently in the last place.
      CHECK(kpis[id]["value"].get<double>() == doctest::Approx(value.get<double>()).epsilon(1e-9));
    }
  }
}

}  // namespace

TEST_CASE("one_rack gives its golden summary") { check_scenario("scenarios/start/one_rack.json"); }
TEST_CASE("philly_week_shanghai gives its golden summary") { check_scenario("scenarios/cases/philly_week_shanghai.json"); }
TEST_CASE("campus_100mw gives its golden summary") { check_scenario("scenarios/cases/campus_100mw.json"); }
TEST_CASE("center_2000 gives its golden summary") { check_scenario("scenarios/cases/center_2000.json"); }
TEST_CASE("mixed_hall gives its golden summary") { check_scenario("scenarios/cases/mixed_hall.json"); }
TEST_CASE("year_2000 gives its golden summary") { check_scenario("scenarios/cases/year_2000.json"); }
TEST_CASE("mixed_week gives its golden summary") { check_scenario("scenarios/cases/mixed_week.json"); }
TEST_CASE("recommender_512_a100 gives its golden summary") { check_scenario("scenarios/cases/recommender_512_a100.json"); }
TEST_CASE("cloudmatrix_serving gives its golden summary") { check_scenario("scenarios/cases/cloudmatrix_serving.json"); }
TEST_CASE("gpt3_175b_1024_a100 gives its golden summary") { check_scenario("scenarios/cases/gpt3_175b_1024_a100.json"); }
TEST_CASE("deepseek_v3_2048_h800 gives its golden summary") { check_scenario("scenarios/cases/deepseek_v3_2048_h800.json"); }
TEST_CASE("scale_100k gives its golden summary") { check_scenario("scenarios/cases/scale_100k.json"); }
TEST_CASE("llama3_54_days gives its golden summary") { check_scenario("scenarios/cases/llama3_54_days.json"); }
TEST_CASE("frontier_telemetry gives its golden summary") { check_scenario("scenarios/cases/frontier_telemetry.json"); }
TEST_CASE("frontier_day gives its golden summary") { check_scenario("scenarios/cases/frontier_day.json"); }

TEST_CASE("plant_day gives its golden summary") { check_scenario("scenarios/cases/plant_day.json"); }

TEST_CASE("every shipped scenario has a golden summary and every summary its scenario") {
  std::vector<std::string> scenarios, summaries;
  for (const auto& file : shipped_scenarios()) scenarios.push_back(file.stem().string());
  for (const auto& entry : std::filesystem::directory_iterator(source("tests/golden")))
    if (entry.path().extension() == ".json") summaries.push_back(entry.path().stem().string());
  std::ranges::sort(scenarios);
  std::ranges::sort(summaries);
  CHECK(scenarios == summaries);
}

TEST_CASE("two runs of a scenario are byte-identical") {
  Scratch scratch;
  for (const char* name : {"a", "b"}) {
    const auto ended =
        icctwin_program({"run", source("scenarios/cases/frontier_day.json").string(), "--out", (scratch / name).string(), "--quiet"});
    REQUIRE(ended.code == 0);
  }
  for (const char* file :
       {"kpi.json", "jobs.csv", "events.csv", "ledger.csv", "manifest.json", "problems.json", "report-en.html", "report-zh.html"}) {
    INFO(file);
    const auto a = slurp(scratch / "a" / file);
    CHECK_FALSE(a.empty());
    CHECK((a == slurp(scratch / "b" / file)));
  }
}

TEST_CASE("another seed gives another day, from the same program") {
  Scratch scratch;
  const auto run = [&](const char* name, const char* seed) {
    const auto ended =
        icctwin_program({"run", source("scenarios/cases/frontier_day.json").string(), "--out", (scratch / name).string(), "--quiet",
                         "--no-report", "--set", std::string("/simulation/seed=") + seed, "--set", "/simulation/duration_s=7200"});
    REQUIRE(ended.code == 0);
  };
  run("a", "1");
  run("b", "2");
  CHECK(slurp(scratch / "a/jobs.csv") != slurp(scratch / "b/jobs.csv"));
}
