// Runs that are run again and compared.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

const std::string philly = "scenarios/cases/philly_week_shanghai.json";

/// A day of the Philly week, as a user runs it: its files are relative to its folder.
std::string run_day(const Desk& desk) {
  const Ended ended = desk.run(source(philly).string(), "run", {"--quiet", "--no-report", "--set", "/simulation/duration_s=86400"});
  REQUIRE(ended.code == 0);
  return desk.file("run");
}

Ended verify(const std::string& run, const std::string& inputs = source("scenarios/cases").string()) {
  return icctwin_program({"verify", run, "--inputs", inputs});
}

void replace_once(const std::filesystem::path& file, const std::string& from, const std::string& to) {
  std::string text = slurp(file);
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  write_file(file, text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("verify: a run that is run again is the same, bit for bit") {
  const Desk desk;
  const Ended ended = verify(run_day(desk));
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(contains(ended.out, "same: "));
}

TEST_CASE("verify: a run with another site file and a change of that site is the same again") {
  const Desk desk;
  const Ended ended = desk.run(source(philly).string(), "run",
                               {"--quiet", "--no-report", "--set", "/simulation/duration_s=86400", "--set",
                                "/site/water_price_cny_per_m3=9", "--site", source("scenarios/sites/phoenix.json").string()});
  REQUIRE(ended.code == 0);
  CHECK(verify(desk.file("run")).code == 0);
}

TEST_CASE("verify: the first indicator that was changed is named with both values") {
  const Desk desk;
  const std::string run = run_day(desk);
  const double pue = kpi(run, "pue");
  json whole = read_json(desk / "run/kpi.json");
  whole["kpis"]["pue"]["value"] = pue + 1e-15 * 2;  // the next but some number of this size
  REQUIRE(whole["kpis"]["pue"]["value"].get<double>() != pue);
  write_file(desk / "run/kpi.json", whole.dump());
  const Ended ended = verify(run);
  CHECK(ended.code == 1);
  CHECK(contains(ended.out, "kpi.json at pue"));
}

TEST_CASE("verify: a table that was changed is named with its line") {
  const Desk desk;
  const std::string run = run_day(desk);
  replace_once(desk / "run/jobs.csv", ",done,", ",gone,");
  const Ended ended = verify(run);
  CHECK(ended.code == 1);
  CHECK(contains(ended.out, "jobs.csv at line "));
  CHECK(contains(ended.out, ",gone,"));
}

TEST_CASE("verify: a scenario that was changed in the manifest no longer has its hash") {
  const Desk desk;
  const std::string run = run_day(desk);
  json manifest = read_json(desk / "run/manifest.json");
  manifest["scenario"]["simulation"]["seed"] = 77;
  write_file(desk / "run/manifest.json", manifest.dump());
  const Ended ended = verify(run);
  CHECK(ended.code == 1);
  CHECK(contains(ended.out, "scenario_sha256"));
}

TEST_CASE("verify: inputs that are missing or changed are all named, and nothing is run") {
  const Desk desk;
  const std::string run = run_day(desk);
  const Ended missing = verify(run, desk.path().string());
  CHECK(missing.code == 2);
  CHECK(contains(missing.err, "E-VER-003"));
  CHECK(contains(missing.err, "philly_week_2017-10-23.csv.gz"));
  CHECK(contains(missing.err, ".epw"));
  std::filesystem::create_directories(desk / "a/cases");
  std::filesystem::copy(source("scenarios/weather"), desk / "a/weather");
  std::filesystem::copy(source("scenarios/traces"), desk / "a/traces");
  write_file(desk / "a/traces/philly_week_2017-10-23.csv.gz", "other");
  const Ended changed = verify(run, desk.file("a/cases"));
  CHECK(changed.code == 2);
  CHECK(contains(changed.err, "E-VER-004"));
  CHECK_FALSE(contains(changed.err, "E-VER-003"));
}

TEST_CASE("verify: a run that did not finish, and a folder that is none, are refused") {
  const Desk desk;
  const std::string run = run_day(desk);
  json manifest = read_json(desk / "run/manifest.json");
  manifest["status"] = "cancelled";
  write_file(desk / "run/manifest.json", manifest.dump());
  const Ended cancelled = verify(run);
  CHECK(cancelled.code == 2);
  CHECK(contains(cancelled.err, "E-VER-001"));
  CHECK(verify(desk.file("none")).code == 2);
}
