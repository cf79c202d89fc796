// Failures of nodes in whole runs: jobs lose what is not saved, go on elsewhere, and every hour and joule is accounted for.
#include <doctest/doctest.h>

#include <cmath>

#include "tests/properties/run_scenario.h"

using namespace icctwin::test;

namespace {

using Words = std::vector<std::string>;

const std::filesystem::path one_rack = source("scenarios/start/one_rack.json");
const std::filesystem::path philly = source("scenarios/cases/philly_week_shanghai.json");

/// Hosts of 100 W idle and 200 W at most, linear, one place each: processors alone, no losses.
Words hosts(int count) {
  return {
      R"(/node_types=[{"id":"host","accelerator_count":0,"cpu_count":1,"cpu_idle_w":100,"cpu_max_w":200,"memory_w":0,"nic_count":0,"nic_w":0,"storage_w":0,"other_w":0,"fan_max_w":0}])",
      R"(/rack_types=[{"id":"hosts","node_type":"host","node_count":)" + std::to_string(count) +
          R"(,"switch_count":0,"switch_w":0,"cooling":{"type":"air"}}])",
      R"(/halls=[{"id":"h","rows":[{"id":"r","racks":[{"id":"a","rack_type":"hosts","count":1}]}]}])",
      "/fabric={}",
      "/simulation/thermal_step_s=5",
      "/simulation/output_step_s=300"};
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string task(const std::string& checkpoints) {
  return R"(/workload=[{"type":"list","id":"l","jobs":[{"id":"task","nodes":1,"duration_s":600,"intensity":{"cpu_utilisation":0.5}}])" +
         checkpoints + "}]";
}

}  // namespace

TEST_CASE("a task on one host ends, and draws, as published: no failure, from scratch, and from checkpoints") {
  // Test-suite of OpenDC: 100 W idle to 200 W, a task of 600 s at half load; the host fails at 300 s for 300 s; a checkpoint every 60 s
  // costs 1 s. End times and energies until the end, exact.
  struct Case {
    const char* name;
    std::string failures, checkpoints;
    int end_s;
    double energy_j;
  };
  const std::string fails = R"(/operations/failures={"kinds":[],"scheduled":[{"node":0,"begin_s":300,"duration_s":300}]})";
  const std::vector<Case> cases = {
      {"none", R"(/operations/failures={"kinds":[]})", "", 600, 90000},
      {"scratch", fails, "", 1200, 165000},
      {"checkpoints", fails, R"(,"checkpoints":{"interval_s":60,"pause_s":1,"restart_s":0})", 965, 129750},
  };
  Scratch scratch;
  for (const Case& one : cases) {
    INFO(one.name);
    const auto folder =
        run_scenario(scratch, one.name, one_rack,
                     with(hosts(1), {task(one.checkpoints), one.failures, "/simulation/duration_s=" + std::to_string(one.end_s)}));
    CHECK(kpi(folder, "it_energy_kwh") * 3.6e6 == doctest::Approx(one.energy_j).epsilon(1e-9));
    // Done at the last instant of the run: a second less, and it still runs.
    const auto shorter =
        run_scenario(scratch, std::string(one.name) + "-", one_rack,
                     with(hosts(1), {task(one.checkpoints), one.failures, "/simulation/duration_s=" + std::to_string(one.end_s - 1)}));
    const auto longer =
        run_scenario(scratch, std::string(one.name) + "+", one_rack,
                     with(hosts(1), {task(one.checkpoints), one.failures, "/simulation/duration_s=" + std::to_string(one.end_s + 1)}));
    CHECK(kpi(shorter, "jobs_done") == 0);
    CHECK(kpi(longer, "jobs_done") == 1);
  }
}

TEST_CASE("a spare node takes over at once; without one the job waits for the repair") {
  Scratch scratch;
  const std::string fails = R"(/operations/failures={"kinds":[],"scheduled":[{"node":0,"begin_s":300,"duration_s":3000}],"spare_nodes":)";
  const Words base =
      with(hosts(2), {task(R"(,"checkpoints":{"interval_s":60,"pause_s":1,"restart_s":20})"), "/simulation/duration_s=1000"});
  const auto spare = run_scenario(scratch, "spare", one_rack, with(base, {fails + "1}"}));
  // 240 s were safe; 20 s of restart, 360 s of work, five pauses: 685 s.
  CHECK(kpi(spare, "jobs_done") == 1);
  CHECK(kpi(spare, "interruptions") == 1);
  CHECK(slurp(spare / "jobs.csv").find("00:11:25") != std::string::npos);  // 685 s after midnight
  CHECK(kpi(spare, "node_down_h") == doctest::Approx(700.0 / 3600).epsilon(0.01));
  // Both nodes are asked for: nothing can step in.
  Words both = base;
  both.push_back(R"(/workload/0/jobs/0/nodes=2)");
  const auto none = run_scenario(scratch, "none", one_rack, with(both, {fails + "0}"}));
  CHECK(kpi(none, "jobs_done") == 0);
  CHECK(kpi(none, "jobs_queued") == 1);
}

TEST_CASE("the goodput of a long job is that of Daly's formula") {
  // 32 hosts that fail 1,000 times a year each: a failure in 32 x 1000 / 8766 h, 985.8 s between them; nothing to repair. Checkpoints of
  // 5 s every 120 s, restarts of 30 s: 120 / (M exp(30 / M) (exp(125 / M) - 1)) = 0.8731. Six days are some 525 failures; the lost time
  // of each varies by about 35 s around 60, so that the share varies by 0.2 % (one standard deviation), the count of failures by 0.4 %.
  Scratch scratch;
  const auto folder = run_scenario(
      scratch, "run", one_rack,
      with(
          hosts(32),
          {R"(/workload=[{"type":"list","id":"l","jobs":[{"id":"long","nodes":32,"duration_s":5e6}],"checkpoints":{"interval_s":120,"pause_s":5,"restart_s":30}}])",
           R"(/operations/failures={"kinds":[{"id":"software","scope":"node","rate_per_year":1000}]})", "/simulation/duration_s=518400",
           "/simulation/thermal_step_s=60"}));
  const double m = 365.25 * 86400 / 32 / 1000;
  const double expected = 120 / (m * std::exp(30 / m) * std::expm1(125 / m));
  const auto rows = slurp(folder / "jobs.csv");
  CHECK(kpi(folder, "interruptions") == doctest::Approx(518400 / m).epsilon(0.15));
  // These hosts have no accelerators: the share is read from events (work lost) and counts.
  double lost_s = 0;
  const std::string events = slurp(folder / "events.csv");
  for (std::size_t at = events.find("job_interrupted"); at != std::string::npos; at = events.find("job_interrupted", at + 1)) {
    const std::size_t comma = events.find("software, ", at);
    lost_s += std::stod(events.substr(comma + 10));
  }
  const double n = kpi(folder, "interruptions");
  const double good_s = (518400 - lost_s - 30 * n) * 120 / 125;
  CHECK(good_s / 518400 == doctest::Approx(expected).epsilon(0.02));
}

TEST_CASE("books close and hours add up with failures, checkpoints and spares in a busy center") {
  Scratch scratch;
  const auto folder = run_scenario(
      scratch, "run", philly,
      {"/simulation/duration_s=172800",
       R"(/operations/failures={"kinds":[{"id":"gpu","scope":"accelerator","rate_per_year":20,"repair_s":7200},{"id":"tor","scope":"rack","rate_per_year":20,"repair_s":600},{"id":"software","rate_per_year":50}],"spare_nodes":2})",
       R"(/workload/0/checkpoints={"restart_s":120})"});
  CHECK(kpi(folder, "energy_closure") <= 1e-6);
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  CHECK(kpi(folder, "interruptions") > 10);
  CHECK(kpi(folder, "goodput") < 1);
  CHECK(kpi(folder, "goodput") > 0.5);
  CHECK(kpi(folder, "lost_accelerator_hours") > 0);
  CHECK(kpi(folder, "restart_accelerator_hours") > 0);
  CHECK(kpi(folder, "node_down_h") > 0);
  CHECK(kpi(folder, "job_energy_kwh") + kpi(folder, "idle_energy_kwh") == doctest::Approx(kpi(folder, "it_energy_kwh")).epsilon(1e-12));
  CHECK(kpi(folder, "utilisation") <= 1);
}

TEST_CASE("the 54 days of Llama 3 meet as many interruptions as were counted, and as much effective time as was reported") {
  // arXiv 2407.21783: 466 interruptions, more than 90 % of effective training time. Poisson: one standard deviation is 21.6. The kinds'
  // rates come from the same count; the share of time also follows from checkpoints, restarts and what each interruption loses.
  Scratch scratch;
  const auto folder = run_scenario(scratch, "run", source("scenarios/cases/llama3_54_days.json"), {});
  CHECK(std::abs(kpi(folder, "interruptions") - 466) < 2 * 21.6);
  CHECK(kpi(folder, "goodput") > 0.90);
  CHECK(kpi(folder, "goodput") < 0.97);
  // The spares keep the job going: it never waits for a repair.
  CHECK(kpi(folder, "utilisation") == doctest::Approx(2048.0 / 2080).epsilon(1e-3));
}

TEST_CASE("racks that play a measured series do not fail: their failures are in the measurement") {
  Scratch scratch;
  const auto scenario = source("scenarios/cases/frontier_telemetry.json");
  const auto measured = run_scenario(scratch, "measured", scenario, {"/simulation/duration_s=3600"});
  const auto failing =
      run_scenario(scratch, "failing", scenario,
                   {"/simulation/duration_s=3600",
                    R"(/operations/failures={"kinds":[{"id":"node","rate_per_year":10000,"repair_s":3600}],"spare_nodes":3})"});
  CHECK(kpi(failing, "node_failures") == 0);
  CHECK(kpi(failing, "it_energy_kwh") == kpi(measured, "it_energy_kwh"));
}

TEST_CASE("small jobs fill the gap while a large one waits for a failed node, as long as they do not delay it") {
  // Two hosts; the large job needs both and one is away until 1,300 s: a job of 500 s is let in before it, one of 2,000 s is not.
  Scratch scratch;
  const auto folder = run_scenario(
      scratch, "run", one_rack,
      with(
          hosts(2),
          {R"(/workload=[{"type":"list","id":"l","jobs":[{"id":"large","nodes":2,"submit_s":400,"duration_s":600,"requested_s":600},{"id":"long","nodes":1,"submit_s":410,"duration_s":2000,"requested_s":2000},{"id":"short","nodes":1,"submit_s":420,"duration_s":500,"requested_s":500}]}])",
           R"(/operations/failures={"kinds":[],"scheduled":[{"node":0,"begin_s":300,"duration_s":1000}]})",
           "/simulation/duration_s=6000"}));
  const std::string jobs = slurp(folder / "jobs.csv");
  const auto start_of = [&](const std::string& id) {
    const std::size_t line = jobs.find("\n" + id + ",") + 1;
    std::size_t at = line;
    for (int comma = 0; comma < 4; ++comma) at = jobs.find(',', at) + 1;
    return jobs.substr(at + 11, 8);  // the clock of the day
  };
  CHECK(start_of("short") == "00:07:00");
  CHECK(start_of("large") == "00:21:40");
  CHECK(start_of("long") == "00:31:40");
}
