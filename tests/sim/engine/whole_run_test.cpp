// Listed jobs through the whole engine: agenda, scheduler, power and books. One simulation per test.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/base/civil_time.h"
#include "sim/results/series/series_reader.h"
#include "sim/runner/run_scenario.h"
#include "tests/support/run_program.h"

using namespace icctwin;

namespace {

/// Submission, nodes and run time; the requested time is the run time.
using Listed = std::array<double, 3>;

/// Runs jobs on nodes without accelerators and opens the folder.
RunFolder run_jobs(int nodes, const std::vector<Listed>& jobs, const std::string& scheduler = "easy") {
  std::string list;
  for (std::size_t i = 0; i < jobs.size(); ++i)
    list += fmt::format(R"({}{{"id":"j{}","submit_s":{},"nodes":{},"duration_s":{},"requested_s":{}}})", i == 0 ? "" : ",", i, jobs[i][0],
                        jobs[i][1], jobs[i][2], jobs[i][2]);
  const test::Scratch scratch;
  RunRequest request;
  request.scenario = test::source("scenarios/start/one_rack.json");
  request.out = scratch / "run";
  request.report = false;
  request.overrides = {fmt::format(R"(/rack_types=[{{"id":"own","node_type":"cpu_only","node_count":{}}}])", nodes),
                       "/halls/0/rows/0/racks/0/rack_type=own", R"(/workload=[{"type":"list","id":"jobs","jobs":[)" + list + "]}]",
                       "/operations/scheduler=" + scheduler, "/simulation/duration_s=7200"};
  Diagnostics problems;
  const auto outcome = run_scenario(request, problems);
  REQUIRE(outcome.end == RunEnd::ok);
  auto folder = read_run_folder(request.out, problems);
  REQUIRE(folder);
  return *folder;
}

void check_completions(const RunFolder& run, const std::vector<double>& completion_s) {
  REQUIRE(run.jobs.size() == completion_s.size());
  for (std::size_t i = 0; i < completion_s.size(); ++i) {
    const auto& row = *std::ranges::find(run.jobs, fmt::format("j{}", i), &JobRow::job_id);
    CHECK(row.state == JobState::done);
    CHECK(std::abs(row.end_unix_s - run.manifest.start_unix_s - completion_s[i]) < 0.001);
  }
}

}  // namespace

// The three cases are those of validation/scheduling/easy_backfill.json (published in the test suite of the WRENCH simulator).
TEST_CASE("whole run: EASY on 4 nodes completes at 60, 90, 30 and 140 s") {
  check_completions(run_jobs(4, {{0, 2, 60}, {0, 4, 30}, {0, 2, 30}, {0, 2, 50}}), {60, 90, 30, 140});
}

TEST_CASE("whole run: EASY on 6 nodes with long jobs beside completes at 6000, 70, 90, 6020 and 6000 s") {
  check_completions(run_jobs(6, {{0, 1, 6000}, {0, 2, 70}, {0, 4, 20}, {0, 5, 20}, {0, 1, 6000}}), {6000, 70, 90, 6020, 6000});
}

TEST_CASE("whole run: EASY with staggered submissions completes at 660, 121, 1861 and 1740 s") {
  check_completions(run_jobs(6, {{0, 3, 660}, {1, 1, 120}, {2, 3, 1740}, {3, 1, 1080}}), {660, 121, 1861, 1740});
}

TEST_CASE("whole run: first come, first served waits where EASY backfills") {
  // The job of 4 nodes starts when the first ends (60), the two behind it start together at 90.
  check_completions(run_jobs(4, {{0, 2, 60}, {0, 4, 30}, {0, 2, 30}, {0, 2, 50}}, "fcfs"), {60, 90, 120, 140});
}

TEST_CASE("whole run: a job larger than the center is rejected and the others go on") {
  const auto run = run_jobs(4, {{0, 5, 60}, {10, 4, 100}});
  CHECK(run.jobs[0].state == JobState::rejected);
  CHECK(run.jobs[1].state == JobState::done);
  CHECK(run.jobs[1].wait_s == 0);
  CHECK(run.kpi("jobs_rejected") == 1);
  CHECK(std::ranges::any_of(run.events, [](const EventRow& event) { return event.kind == "job_rejected" && event.object == "j0"; }));
  CHECK(std::ranges::any_of(run.problems, [](const RunProblem& problem) { return problem.code == "W-JOB-001"; }));
}

TEST_CASE("whole run: job energies are those of the jobs, and job and idle energy make the IT energy") {
  // A node draws 2 x (100 + 250 u) of processors, 150 memory, 50 network, 50 storage, 80 other; u is 0.2 by default: 630 W with fans to
  // come.
  const auto run = run_jobs(4, {{0, 4, 3600}, {3600, 2, 1800}});
  double jobs_kwh = 0;
  for (const auto& row : run.jobs) jobs_kwh += row.energy_kwh;
  CHECK(jobs_kwh == doctest::Approx(run.kpi("job_energy_kwh")).epsilon(1e-9));
  CHECK(run.kpi("job_energy_kwh") + run.kpi("idle_energy_kwh") == doctest::Approx(run.kpi("it_energy_kwh")).epsilon(1e-9));
  // Same nodes at the same load: energy goes with node-seconds, 4 x 3600 against 2 x 1800.
  CHECK(run.jobs[0].energy_kwh == doctest::Approx(4 * run.jobs[1].energy_kwh).epsilon(1e-9));
  // Fan 150 W (0.63 x ...)^3 and the supply loss come on top of 630 W; the supply is at least 90 % efficient here.
  const double node_w = run.jobs[0].energy_kwh * 1000 / 4;
  CHECK(node_w > 630);
  CHECK(node_w < 630 / 0.9 + 150);
}

TEST_CASE("whole run: a job on hot accelerators takes longer by the cap law, and its energy is that of the longer time") {
  const test::Scratch scratch;
  RunRequest request;
  request.scenario = test::source("scenarios/start/one_rack.json");
  request.out = scratch / "run";
  request.report = false;
  // The sheet of the H100 with a throttle temperature 5 K below what full load brings.
  request.overrides = {
      R"(/workload=[{"type":"list","id":"l","jobs":[{"id":"j","submit_s":600,"nodes":4,"duration_s":7200,"intensity":{"accelerator_utilisation":1}}]}])",
      R"(/accelerators=[{"id":"h100_sxm5_80gb","max_w":700,"idle_w":70,"throttle_c":78}])", "/simulation/duration_s=14400"};
  Diagnostics problems;
  REQUIRE(run_scenario(request, problems).end == RunEnd::ok);
  const auto run = read_run_folder(request.out, problems);
  REQUIRE(run);
  const JobRow& job = run->jobs.front();
  REQUIRE(job.state == JobState::done);
  const double length_s = job.end_unix_s - job.start_unix_s;
  CHECK(length_s > 7200 * 1.01);
  CHECK(length_s < 7200 * 1.2);
  CHECK(run->kpi("throttled_accelerator_hours") > 0.9 * 32 * length_s / 3600);
  CHECK(run->kpi("junction_max_c") == doctest::Approx(78));  // the clocks hold it there
  CHECK(run->kpi("job_energy_kwh") + run->kpi("idle_energy_kwh") == doctest::Approx(run->kpi("it_energy_kwh")).epsilon(1e-12));
  CHECK(std::ranges::count(run->events, std::string("throttle_begins"), &EventRow::kind) == 1);
  CHECK(std::ranges::count(run->events, std::string("throttle_ends"), &EventRow::kind) == 1);
  CHECK(std::ranges::any_of(run->problems, [](const RunProblem& problem) { return problem.code == "W-RUN-030"; }));
}

TEST_CASE("whole run: where cold plates take all heat of the racks, that of busway and lighting still leaves through the room air") {
  const test::Scratch scratch;
  RunRequest request;
  request.scenario = test::source("scenarios/start/one_rack.json");
  request.out = scratch / "run";
  request.report = false;
  request.overrides = {
      R"(/rack_types=[{"id":"own","node_type":"h100_8x_liquid","node_count":4,"cooling":{"type":"cold_plate","liquid_fraction":1}}])",
      "/halls/0/rows/0/racks/0/rack_type=own", "/simulation/duration_s=7200"};
  Diagnostics problems;
  const auto outcome = run_scenario(request, problems);
  REQUIRE(outcome.end == RunEnd::ok);
  const auto run = read_run_folder(request.out, problems);
  REQUIRE(run);
  CHECK(run->account("heat", "source", "heat.building") > 0);
  CHECK(run->kpi("heat_closure") < 1e-9);
}

TEST_CASE("whole run: the accelerators that jobs hold in the racks are those that they hold in the center, hour by hour") {
  const test::Scratch scratch;
  RunRequest request;
  request.scenario = test::source("scenarios/start/one_rack.json");
  request.out = scratch / "run";
  request.report = false;
  request.overrides = {"/halls/0/rows/0/racks/0/count=2", "/power/ups/units=2", "/simulation/duration_s=43200",
                       "/simulation/rack_output_step_s=3600", "/simulation/output_step_s=3600"};
  Diagnostics problems;
  REQUIRE(run_scenario(request, problems).end == RunEnd::ok);
  std::string error;
  const auto center = read_series((scratch / "run/series.nc").string(), error);
  const auto racks = read_rack_series((scratch / "run/series.nc").string(), "rack_utilisation", error);
  REQUIRE(center);
  REQUIRE(racks);
  REQUIRE(racks->time_s == center->time_s);
  REQUIRE(racks->rack_ids.size() == 2);
  const std::vector<float>& busy = *center->find("accelerators_busy");
  double most = 0;
  for (std::size_t i = 0; i < busy.size(); ++i) {
    const float a = racks->values[2 * i], b = racks->values[2 * i + 1];
    CHECK(32 * (a + b) == doctest::Approx(busy[i]).epsilon(1e-5));  // 4 servers of 8 in each rack
    most = std::max<double>({most, a, b});
  }
  CHECK(most > 0.5);  // the training holds 24 of 32
  CHECK(most <= 1);
}
