#include <doctest/doctest.h>

#include <fstream>

#include "tests/sim/scenario/plan/planned.h"
#include "tests/support/scratch.h"

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

TEST_CASE("service plan: replicas that follow the load are fewer at night, within their limits, and draw less") {
  // 50 a second on average, on up to 8 replicas that each aim at 16 unfinished requests.
  const std::string load = R"(/workload/0/requests_per_second=50)";
  const Planned fixed = planned("cases/center_2000.json", {service, load, "/workload/0/replicas=8"}, true);
  const Planned scaled =
      planned("cases/center_2000.json",
              {service, load, "/workload/0/replicas=8", "/workload/0/sample_s=600",
               R"(/workload/0/autoscaling={"replicas_min":2,"unfinished_per_replica":16,"start_s":30,"stop_after_s":30})"},
              true);
  REQUIRE(fixed.plan);
  REQUIRE(scaled.plan);
  const auto& all = fixed.plan->services[0].hours;
  const auto& some = scaled.plan->services[0].hours;
  double mean_all = 0, mean_some = 0;
  for (std::size_t h = 0; h < 24; ++h) {
    CHECK(all[h].replicas_up == 8);
    CHECK(some[h].replicas_up >= 2);
    CHECK(some[h].replicas_up <= 8);
    mean_all += all[h].utilisation / 24;
    mean_some += some[h].utilisation / 24;
  }
  CHECK(some[3].replicas_up < some[10].replicas_up);
  CHECK(mean_some < mean_all);
}

TEST_CASE("service plan: with prompts apart, their engines are jobs of the service, and prompts no longer delay other answers' tokens") {
  const std::string load = "/workload/0/requests_per_second=60";
  const Planned together = planned("cases/center_2000.json", {service, load, "/workload/0/replicas=4"}, true);
  const Planned apart = planned("cases/center_2000.json", {service, load, "/workload/0/replicas=3", "/workload/0/prompt_replicas=1"}, true);
  REQUIRE(together.plan);
  REQUIRE(apart.plan);
  CHECK(apart.plan->jobs.size() == 4);
  CHECK(apart.plan->services[0].replicas == 4);
  CHECK(apart.plan->services[0].hours[10].per_token_p95_s < together.plan->services[0].hours[10].per_token_p95_s);
}

TEST_CASE("service plan: a trace is served request by request, in equal parts of an hour or less") {
  Scratch scratch;
  std::ofstream file(scratch / "trace.csv");
  file << "arrival_s,prompt_tokens,output_tokens\n";
  for (int i = 0; i < 7200; ++i) file << i << ",512," << (i < 3600 ? 64 : 128) << '\n';  // one a second for two hours
  file.close();
  const Planned ready = serving("/workload/0/requests_file=" + (scratch / "trace.csv").string());
  REQUIRE(ready.plan);
  const PlanService& chat = ready.plan->services[0];
  REQUIRE(chat.hours.size() == 2);
  CHECK_FALSE(chat.by_clock);
  CHECK(chat.hour_s == doctest::Approx(3600));
  CHECK(ready.plan->files.back().path == (scratch / "trace.csv").string());
  double answered = 0;
  for (const ServiceHour& hour : chat.hours) {
    CHECK(hour.asked_per_s == doctest::Approx(1));
    answered += hour.requests_per_s;
  }
  CHECK(answered == doctest::Approx(2));  // what the end leaves over is answered in the next round
  // Half as many tokens in the first hour; the few answers under way at its ends are 0.1 %.
  CHECK(chat.hours[1].output_tokens_per_s / chat.hours[0].output_tokens_per_s == doctest::Approx(2).epsilon(0.005));
  CHECK(chat.hours[0].utilisation < chat.hours[1].utilisation);
}

TEST_CASE("service plan: a store of prompts spares what a trace repeats") {
  Scratch scratch;
  std::ofstream file(scratch / "trace.jsonl");
  for (int i = 0; i < 600; ++i)  // every prompt begins with the same 4096 tokens
    file << R"({"timestamp": )" << 1000 * i << R"(, "input_length": 4608, "output_length": 32, "hash_ids": [1, 2, 3, 4, 5, 6, 7, 8, )"
         << 100 + i << "]}\n";
  file.close();
  const std::string trace = "/workload/0/requests_file=" + (scratch / "trace.jsonl").string();
  const Planned without = planned("cases/center_2000.json", {service, trace}, true);
  const Planned with = planned("cases/center_2000.json", {service, trace, "/workload/0/prefix_store_bytes=1e12"}, true);
  REQUIRE(without.plan);
  REQUIRE(with.plan);
  CHECK(with.plan->services[0].hours[0].first_token_p95_s < without.plan->services[0].hours[0].first_token_p95_s / 2);
  CHECK(with.plan->services[0].hours[0].utilisation < without.plan->services[0].hours[0].utilisation);
}

TEST_CASE("service plan: requests of a trace that no cache can hold are told, and a file that is none ends the plan") {
  Scratch scratch;
  std::ofstream(scratch / "trace.csv") << "arrival_s,prompt_tokens,output_tokens\n0,512,64\n1,9000000,64\n";
  const Planned found = serving("/workload/0/requests_file=" + (scratch / "trace.csv").string());
  REQUIRE(found.plan);
  const Problem* problem = found.find("W-SRV-003");
  REQUIRE(problem);
  CHECK(problem->value == "1");
  CHECK(problem->limit == "2");
  CHECK_FALSE(serving("/workload/0/requests_file=" + (scratch / "none.csv").string()).plan);
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
                          Case{"E-COOL-007", "/workload/0/hourly_ratio", "/workload/0/hourly_ratio=[1,2]"},
                          Case{"E-JOB-025", "/workload/0/autoscaling/replicas_min", R"(/workload/0/autoscaling={"replicas_min":5})"}}) {
    INFO(one.change);
    const Planned found = serving(one.change);
    CHECK_FALSE(found.plan);
    const Problem* problem = found.find(one.code);
    REQUIRE(problem);
    CHECK(problem->where == one.where);
  }
}

TEST_CASE("service plan: a wrong model, too few replicas and a missing trace are told together") {
  const Planned found = planned(
      "cases/center_2000.json",
      {service, "/workload/0/model=llama3-8b", R"(/workload/0/autoscaling={"replicas_min":5})", "/workload/0/requests_file=none.csv"},
      true);
  CHECK_FALSE(found.plan);
  for (const char* code : {"E-IN-008", "E-JOB-025", "E-IN-001"}) {
    INFO(code);
    CHECK(found.has(code));
  }
}
