// Weather and trace files that are missing, cut short, too short or empty of use.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "models/base/diagnostics.h"
#include "sim/scenario/text/read_file.h"
#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

json with_weather(const std::string& file) {
  json scenario = one_rack();
  scenario["site"]["weather_file"] = file;
  return scenario;
}

const std::string shanghai = source("scenarios/weather/Shanghai-Hongqiao_1956_2023_TMYx.epw.gz").string();

}  // namespace

TEST_CASE("check: a missing weather file is told by its name") {
  const Desk desk;
  const auto checked = desk.check(with_weather("nowhere.epw"));
  CHECK(checked.code == 2);
  CHECK(checked.errors() == 1);
  CHECK(checked.find("E-IN-001")["where"] == "nowhere.epw");
  CHECK(desk.check(with_weather("nowhere.epw"), {"--quick"}).code == 0);
}

TEST_CASE("check: a truncated weather file is an error, in the middle of a row, between rows and in the packed form") {
  const Desk desk;
  icctwin::Diagnostics diagnostics;
  const auto text = icctwin::read_file(shanghai, diagnostics);
  REQUIRE(text);
  write_file(desk / "row.epw", text->substr(0, 200000));
  const auto row = desk.check(with_weather("row.epw"));
  CHECK(row.code == 2);
  CHECK(contains(row.find("E-SITE-002")["where"], "row.epw:"));

  write_file(desk / "rows.epw", text->substr(0, text->find('\n', 200000) + 1));
  const auto rows = desk.check(with_weather("rows.epw"));
  CHECK(rows.code == 2);
  CHECK(rows.find("E-SITE-006")["limit"] == "8760");

  write_file(desk / "packed.epw.gz", slurp(shanghai).substr(0, 100000));
  const auto packed = desk.check(with_weather("packed.epw.gz"));
  CHECK(packed.code == 2);
  CHECK(packed.find("E-FILE-002").is_object());
}

TEST_CASE("check: weather shorter than the run repeats, and this is said") {
  const Desk desk;
  // A typical year of 365 days under a run of 800 days.
  const auto year = desk.check(one_rack(), {"--set", "/simulation/duration_s=69120000"});
  CHECK(year.code == 0);
  CHECK(std::any_of(year.problems.begin(), year.problems.end(),
                    [](const json& one) { return one["severity"] == "warning" && contains(one["en"], "year"); }));

  // One day of dated weather under a run of a week.
  std::string day = "# icctwin-weather 1\ntime,dry_bulb_c,relative_humidity\n";
  for (int hour = 0; hour < 24; ++hour) day += fmt::format("2025-07-09T{:02}:00:00+08:00,25,0.7\n", hour);
  write_file(desk / "day.csv", day);
  const auto dated = desk.check(with_weather("day.csv"), {"--set", "/simulation/duration_s=604800"});
  CHECK(dated.code == 0);
  CHECK(std::any_of(dated.problems.begin(), dated.problems.end(), [](const json& one) {
    return one["severity"] == "warning" && contains(one["code"], "W-SITE") && contains(one["en"], "repeat");
  }));
}

TEST_CASE("check: a trace without a usable row is an error after a warning for each row") {
  const Desk desk;
  write_file(desk / "trace.csv", "job_id,submit,duration_s,accelerators\na,0,soon,1\nb,0,-5,1\n");
  json scenario = one_rack();
  scenario["workload"] = json::array({{{"type", "trace"}, {"id", "t"}, {"format", "icctwin"}, {"file", "trace.csv"}}});
  const auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  CHECK(checked.find("W-TRC-004")["where"] == "trace.csv:2");
  CHECK(checked.find("W-TRC-006")["where"] == "trace.csv:3");
  CHECK(checked.find("E-TRC-002")["where"] == "trace.csv");
}
