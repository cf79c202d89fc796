#include <doctest/doctest.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

const std::string service =
    R"(/workload=[{"type":"service","id":"chat","model":"llama3_8b","replicas":4,"requests_per_second":20,"prompt_tokens":512,"output_tokens":128,"sample_s":60}])";

Planned serving(const std::string& change = "") {
  std::vector<std::string> overrides = {service};
  if (!change.empty()) overrides.push_back(change);
  return planned("cases/center_2000.json", overrides, true);
}

}  // namespace

TEST_CASE("service plan: every replica is a job, and each hour answers what comes as long as the replicas suffice") {
  const Planned ready = serving();
  REQUIRE(ready.plan);
  REQUIRE(ready.plan->services.size() == 1);
  CHECK(ready.plan->jobs.size() == 4);
  const PlanService& chat = ready.plan->services[0];
  double mean = 0, most = 0, least = 1e9;
  for (const ServiceHour& hour : chat.hours) {
    mean += hour.requests_per_s / 24;
    most = std::max(most, hour.utilisation);
    least = std::min(least, hour.utilisation);
    CHECK(hour.attained >= 0);
    CHECK(hour.attained <= 1);
    CHECK(hour.utilisation > 0);
    CHECK(hour.utilisation <= 1);
  }
  // 20 a second on average; 24 samples of 60 s hold some 28,800 requests, of which Poisson noise is 0.6 %.
  CHECK(mean == doctest::Approx(20).epsilon(0.03));
  CHECK(most > least);
  CHECK(chat.hours[10].utilisation > chat.hours[2].utilisation);  // the rhythm: 1.45 against 0.40
}

TEST_CASE("service plan: more replicas never answer slower, fewer than needed answer less than comes") {
  const Planned ample = serving("/workload/0/replicas=16"), scarce = serving("/workload/0/requests_per_second=2000");
  REQUIRE(ample.plan);
  REQUIRE(scarce.plan);
  const Planned ready = serving();
  CHECK(ample.plan->services[0].hours[10].first_token_p95_s <= ready.plan->services[0].hours[10].first_token_p95_s * 1.05);
  CHECK(scarce.plan->services[0].hours[10].requests_per_s < 2000);
  CHECK(scarce.plan->services[0].hours[10].attained < 0.5);
}

TEST_CASE("service plan: the same seed gives the same hours") {
  const Planned a = serving(), b = serving();
  for (std::size_t h = 0; h < 24; ++h) {
    CHECK(a.plan->services[0].hours[h].utilisation == b.plan->services[0].hours[h].utilisation);
    CHECK(a.plan->services[0].hours[h].first_token_p95_s == b.plan->services[0].hours[h].first_token_p95_s);
  }
}

TEST_CASE("service plan: each fault is told at its place") {
  struct Case {
    const char *code, *where, *change;
  };
  for (const Case& one : {Case{"E-IN-008", "/workload/0/model", "/workload/0/model=llama3-8b"},
                          Case{"E-IN-008", "/workload/0/stack", "/workload/0/stack=vlm"},
                          Case{"E-JOB-001", "/workload/0/node_type", "/workload/0/node_type=a100_8x"},
                          Case{"E-JOB-023", "/workload/0/tensor_parallel", "/workload/0/tensor_parallel=16"},
                          Case{"E-JOB-024", "/workload/0/tensor_parallel", "/workload/0/model=llama3_405b"},
                          Case{"E-COOL-007", "/workload/0/hourly_ratio", "/workload/0/hourly_ratio=[1,2]"}}) {
    INFO(one.change);
    const Planned found = serving(one.change);
    CHECK_FALSE(found.plan);
    const Problem* problem = found.find(one.code);
    REQUIRE(problem);
    CHECK(problem->where == one.where);
  }
}
