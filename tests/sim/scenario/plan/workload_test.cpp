#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

/// A trace on a clock without calendar: jobs at 0, 500, 1500 and 9000 s; the second one uses half of each of its accelerators.
class TraceFile {
 public:
  TraceFile() : path_(std::filesystem::temp_directory_path() / ("icctwin_plan_" + std::to_string(::getpid()) + ".csv")) {
    std::ofstream(path_) << "# icctwin-trace 1\njob_id,submit,duration_s,accelerators,accelerator_fraction,requested_s\n"
                            "a,0,800,8,1,1000\nb,500,2000,4,0.5,\nc,1500,600,8,1,700\nd,9000,60,1,1,\n";
  }
  ~TraceFile() { std::filesystem::remove(path_); }
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;
  std::string source(const std::string& more) const {
    return R"(/workload=[{"type":"trace","id":"t","format":"icctwin","file":")" + path_.string() + "\"" + more + "}]";
  }

 private:
  std::filesystem::path path_;
};

const std::string two_types =
    R"(/halls/0/rows/0/racks=[{"id":"cpu","rack_type":"cpu_rack"},{"id":"acc","rack_type":"h100_8x4_cold_plate"}])";

std::string synthetic(const std::string& id, int jobs) {
  return R"({"type":"synthetic","id":")" + id + R"(","jobs":)" + std::to_string(jobs) + R"(,"nodes_max":4})";
}

}  // namespace

TEST_CASE("a trace begins at its first submission unless a window is given") {
  const TraceFile file;
  const auto result = planned(one_rack, {file.source(""), "/simulation/duration_s=3600"}, true);
  REQUIRE(result.plan);
  const auto& jobs = result.plan->jobs;
  REQUIRE(jobs.size() == 3);  // d comes after the end of the run
  CHECK(jobs[1].submit_s == 500);
  CHECK(jobs[1].accelerator_fraction == 0.5);
  CHECK(jobs[0].requested_s == 1000);
  CHECK(jobs[1].requested_s == 4000);  // not stated: twice the duration
  CHECK(result.has("H-JOB-001"));
}

TEST_CASE("jobs that would still run when the window begins are carried over with what is left of them") {
  const TraceFile file;
  const auto result = planned(one_rack, {file.source(R"(,"window_start":"1000")"), "/simulation/duration_s=3600"}, true);
  REQUIRE(result.plan);
  const auto& jobs = result.plan->jobs;
  REQUIRE(jobs.size() == 2);  // a ended at 800 s
  CHECK(jobs[0].id == "b");
  CHECK(jobs[0].carried_over);
  CHECK(jobs[0].submit_s == 0);
  CHECK(jobs[0].duration_s == 1500);   // 500 + 2000 - 1000
  CHECK(jobs[0].requested_s == 3500);  // 500 + 4000 - 1000
  CHECK(jobs[1].submit_s == 500);
  CHECK_FALSE(jobs[1].carried_over);

  const auto without =
      planned(one_rack, {file.source(R"(,"window_start":"1000","carry_over":false)"), "/simulation/duration_s=3600"}, true);
  REQUIRE(without.plan);
  CHECK(without.plan->jobs.size() == 1);
}

TEST_CASE("a window that no clock can place is an error, one without jobs a warning") {
  const TraceFile file;
  CHECK(planned(one_rack, {file.source(R"(,"window_start":"soon")")}, true).has("E-JOB-004"));
  CHECK(planned(one_rack, {file.source(R"(,"window_start":"2025-01-01T00:00:00Z")")}, true).has("E-JOB-005"));
  const auto late = planned(one_rack, {file.source(R"(,"window_start":"20000")")}, true);
  CHECK(late.has("W-JOB-002"));
  CHECK(late.plan);
}

TEST_CASE("a duration factor stretches run time and requested time") {
  const TraceFile file;
  const auto result = planned(one_rack, {file.source(R"(,"duration_factor":0.5)"), "/simulation/duration_s=3600"}, true);
  REQUIRE(result.plan);
  CHECK(result.plan->jobs[0].duration_s == 400);
  CHECK(result.plan->jobs[0].requested_s == 500);
}

TEST_CASE("jobs counted in accelerators keep off nodes that have none") {
  const auto result = planned(one_rack, {two_types, "/power/transformer/units=null", "/power/ups/units=null"});
  REQUIRE(result.plan);
  const Plan& plan = *result.plan;
  REQUIRE(plan.node_specs.size() == 2);
  REQUIRE(plan.node_specs[0].accelerators == 0);
  CHECK((plan.jobs[0].node_specs & 3) == 3);  // "training" asks for whole nodes: any
  CHECK((plan.jobs[1].node_specs & 3) == 2);  // "tuning" asks for accelerators
}

TEST_CASE("synthetic jobs depend on seed and source alone") {
  const std::string alone = "/workload=[" + synthetic("x", 50) + "]",
                    both = "/workload=[" + synthetic("y", 20) + "," + synthetic("x", 50) + "]";
  const auto first = planned(one_rack, {alone}), again = planned(one_rack, {alone}),
             seeded = planned(one_rack, {alone, "/simulation/seed=2"});
  const auto beside = planned(one_rack, {both});
  REQUIRE(first.plan);
  REQUIRE(beside.plan);
  const auto& jobs = first.plan->jobs;
  REQUIRE(jobs.size() == 50);
  std::vector<PlanJob> of_x;
  std::ranges::copy_if(beside.plan->jobs, std::back_inserter(of_x), [](const PlanJob& job) { return job.source == "x"; });
  REQUIRE(of_x.size() == 50);
  bool other = false;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    CHECK(jobs[i].submit_s == again.plan->jobs[i].submit_s);
    CHECK(jobs[i].duration_s == again.plan->jobs[i].duration_s);
    CHECK(jobs[i].submit_s == of_x[i].submit_s);  // another source shifts nothing
    CHECK(of_x[i].id == "x:" + jobs[i].id);
    other = other || jobs[i].submit_s != seeded.plan->jobs[i].submit_s;
  }
  CHECK(other);
}

TEST_CASE("synthetic jobs are in order and inside their bounds") {
  const auto result = planned(one_rack, {"/workload=[" + synthetic("x", 2000) + "]"});
  REQUIRE(result.plan);
  double before_s = 0, log_sum = 0;
  int smallest = 99, largest = 0;
  for (const auto& job : result.plan->jobs) {
    CHECK(job.submit_s >= before_s);
    before_s = job.submit_s;
    smallest = std::min(smallest, job.nodes);
    largest = std::max(largest, job.nodes);
    CHECK((job.duration_s >= 60 && job.duration_s <= 86400));
    log_sum += std::log(job.duration_s);
  }
  CHECK(smallest == 1);
  CHECK(largest == 4);
  CHECK(before_s < 86400);
  // Mean logarithm: ln 3600 with a standard error of 1 / sqrt(2000) = 0.022; the bounds cut 0.07 % at the upper end.
  CHECK(std::abs(log_sum / 2000 - std::log(3600.0)) < 0.09);
}
