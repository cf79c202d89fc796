// Centers whose parts do not fit each other. One cold-plate rack (h100_8x4_cold_plate) can draw 32.4 kW.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

Checked check_with(const char* pointer, const json& value) {
  const Desk desk;
  json scenario = one_rack();
  scenario[json::json_pointer(pointer)] = value;
  auto checked = desk.check(scenario);
  CHECK(checked.code == 2);
  return checked;
}

}  // namespace

TEST_CASE("check: a rack with more power than its tap-off from the busway is refused") {
  const auto problem = check_with("/power/busway", {{"rated_w", 400000}, {"tap_rated_w", 10000}}).find("E-PWR-001");
  REQUIRE(problem.is_object());
  CHECK(problem["where"] == "/power/busway/tap_rated_w");
  CHECK(problem["limit"] == "10 kW");
}

TEST_CASE("check: a row with more power than its busway is refused") {
  CHECK(check_with("/power/busway", {{"rated_w", 20000}, {"tap_rated_w", 80000}}).find("E-PWR-002")["limit"] == "20 kW");
}

TEST_CASE("check: a load above the uninterruptible supply is refused") {
  CHECK(check_with("/power/ups/rated_w", 30000).find("E-PWR-003")["limit"] == "30 kW");
}

TEST_CASE("check: a total load above the transformers is refused") {
  const auto problem = check_with("/power/transformer/rated_va", 30000).find("E-PWR-004");
  REQUIRE(problem.is_object());
  CHECK(problem["where"] == "/power/transformer/units");
}

TEST_CASE("check: cooling smaller than the heat is refused, for each part on its own") {
  CHECK(check_with("/cooling/cdu/capacity_w", 10000).find("E-COOL-001")["where"] == "/cooling/cdu/capacity_w");
  CHECK(check_with("/cooling/heat_rejection", {{"type", "cooling_tower"}, {"capacity_w", 20000}}).find("E-COOL-001")["where"] ==
        "/cooling/heat_rejection/capacity_w");
}

TEST_CASE("run: a job larger than the center is reported as rejected and the others go on") {
  const Desk desk;
  json scenario = one_rack();
  scenario["workload"][0]["jobs"].push_back({{"id", "too-large"}, {"submit_s", 0}, {"duration_s", 100}, {"nodes", 50}});
  const auto ended = desk.run(desk.put(scenario), "run", {"--no-report"});
  CHECK(ended.code == 0);
  CHECK(contains(ended.err, "W-JOB-001"));
  CHECK(kpi(desk / "run", "jobs_rejected") == 1);
  CHECK(kpi(desk / "run", "jobs_done") == 3);
  CHECK(contains(slurp(desk / "run/events.csv"), "job_rejected,too-large"));
  CHECK(contains(slurp(desk / "run/jobs.csv"), "too-large,jobs,,2025-07-09T00:00:00+08:00,,,rejected"));
}
