#include <doctest/doctest.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {
const std::string gpt3 = "cases/gpt3_175b_1024_a100.json";
}

TEST_CASE("training plan: a described job has its length, its checkpoints and its traffic from the model") {
  const Planned ready = planned(gpt3);
  REQUIRE(ready.plan);
  REQUIRE(ready.plan->jobs.size() == 1);
  const PlanJob& job = ready.plan->jobs[0];
  CHECK(job.nodes == 128);
  CHECK(job.duration_s == doctest::Approx(3e11 / job.tokens_per_s));
  // 174.6e9 parameters of 14 bytes at 100 GB/s, and the same again for reading.
  CHECK(job.checkpoint_bytes == doctest::Approx(14 * 174.6e9).epsilon(1e-3));
  CHECK(job.checkpoint_pause_s == doctest::Approx(job.checkpoint_bytes / 100e9));
  CHECK(job.restart_s == doctest::Approx(600 + job.checkpoint_pause_s));
  CHECK(job.checkpoint_interval_s > job.checkpoint_pause_s);
  CHECK(job.communication.exposed > 0);
  CHECK(job.communication.communication() < 0.5);
  CHECK(job.traffic == TrafficPattern::ring);
  // About 34 days are published for these settings (arXiv:2104.04473, section 5.1): 140 TFLOP/s per accelerator, recomputation counted.
  CHECK(job.duration_s / 86400 == doctest::Approx(34).epsilon(0.12));
}

TEST_CASE("training plan: without a bandwidth of its own a job writes at its share of the storage network") {
  // 1,024 of 1,056 accelerators of 400 GB/s.
  const Planned ready = planned(gpt3, {"/workload/0/checkpoints/storage_bytes_per_s=null", "/fabric/storage_bytes_per_s=4e11"});
  REQUIRE(ready.plan);
  const PlanJob& job = ready.plan->jobs[0];
  CHECK(job.checkpoint_pause_s == doctest::Approx(job.checkpoint_bytes / (4e11 * 1024 / 1056)));
  // What the source states wins.
  const Planned stated = planned(gpt3, {"/fabric/storage_bytes_per_s=4e11"});
  REQUIRE(stated.plan);
  CHECK(stated.plan->jobs[0].checkpoint_pause_s == doctest::Approx(job.checkpoint_bytes / 100e9));
}

TEST_CASE("training plan: an asynchronous checkpoint stops the job for its pause alone and is safe after the write") {
  const Planned ready = planned(gpt3, {"/workload/0/checkpoints/asynchronous=true", "/workload/0/checkpoints/pause_s=4"});
  REQUIRE(ready.plan);
  const PlanJob& job = ready.plan->jobs[0];
  CHECK(job.checkpoint_pause_s == 4);
  CHECK(job.checkpoint_delay_s == doctest::Approx(job.checkpoint_bytes / 100e9));
}

TEST_CASE("training plan: a recommender trains on samples, exchanges its embeddings over the fabric, and saves them") {
  const std::string dlrm =
      R"(/workload/0/jobs=[{"id":"dlrm","model":"dlrm_criteo","accelerators":64,"samples":4.2e9,"global_batch":65536}])";
  const Planned ready = planned(gpt3, {dlrm});
  REQUIRE(ready.plan);
  const PlanJob& job = ready.plan->jobs[0];
  CHECK(job.tokens_per_s == 0);
  CHECK(job.duration_s == doctest::Approx(4.2e9 / job.samples_per_s));
  CHECK(job.traffic == TrafficPattern::all_to_all);
  CHECK(job.communication.exposed > 0);
  CHECK(job.communication.exposed < 1);
  // The embeddings are most of it: 4 bytes each.
  CHECK(job.checkpoint_bytes > 4 * 20e9);
  CHECK(job.swing_w > 0);
  // Twice the accelerators with twice the batch train more samples, less than twice as many.
  const Planned wide = planned(gpt3, {dlrm, "/workload/0/jobs/0/accelerators=128", "/workload/0/jobs/0/global_batch=131072"});
  REQUIRE(wide.plan);
  CHECK(wide.plan->jobs[0].samples_per_s > job.samples_per_s);
  CHECK(wide.plan->jobs[0].samples_per_s < 2 * job.samples_per_s);
}

TEST_CASE("training plan: each fault of a described job is told at its place") {
  struct Case {
    const char *code, *where, *change;
  };
  for (const Case& one :
       {Case{"E-IN-008", "/workload/0/jobs/0/model", "/workload/0/jobs/0/model=gpt3-175b"},
        Case{"E-JOB-022", "/workload/0/jobs/0/accelerators", "/workload/0/jobs/0/accelerators=1023"},
        Case{"E-JOB-001", "/workload/0/node_type", "/workload/0/node_type=h100_8x"},
        Case{"E-JOB-026", "/workload/0/jobs/0/tokens", R"(/workload/0/jobs=[{"id":"a","model":"gpt3_175b","accelerators":8}])"},
        Case{"E-JOB-026", "/workload/0/jobs/0/samples",
             R"(/workload/0/jobs=[{"id":"a","model":"resnet50","accelerators":8,"tokens":1e9}])"},
        Case{"E-AI-001", "", "/workload/0/jobs/0/tensor=7"}, Case{"E-AI-003", "", "/workload/0/jobs/0/pipeline=1"}}) {
    INFO(one.change);
    const Planned found = planned(gpt3, {one.change});
    CHECK_FALSE(found.plan);
    const Problem* problem = found.find(one.code);
    REQUIRE(problem);
    CHECK(problem->where == (*one.where ? one.where : "/workload/0/jobs/0"));
  }
}
