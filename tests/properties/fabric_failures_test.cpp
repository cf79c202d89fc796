// Failures of cables and switches in whole runs: less bandwidth costs time, nothing more, and repairs give it back.
#include <doctest/doctest.h>

#include "tests/properties/run_scenario.h"

using namespace icctwin::test;

namespace {

using Words = std::vector<std::string>;

const std::filesystem::path gpt3_fabric = source("scenarios/cases/gpt3_175b_1024_a100.json");

/// 1,024 A100 on leaves of 32 nodes with 8 cards: 64:1 leaves four cables to each. Nothing fails but what is stated.
Words narrow(const std::string& duration_s, const std::string& failures) {
  return {"/simulation/duration_s=" + duration_s, "/fabric/topology/leaf_oversubscription=64", "/operations/failures=" + failures};
}

/// Of the first leaf, from one hour on, for an hour.
std::string loss(int cables) {
  return R"({"kinds":[],"scheduled_cables":[{"bundle":0,"cables":)" + std::to_string(cables) + R"(,"begin_s":3600,"duration_s":3600}]})";
}

const std::string none = R"({"kinds":[]})";

}  // namespace

TEST_CASE("half the uplinks of a leaf cost a job on it tokens while they are away, and nothing after their repair") {
  Scratch scratch;
  const auto whole = run_scenario(scratch, "whole", gpt3_fabric, narrow("14400", none));
  const auto half = run_scenario(scratch, "half", gpt3_fabric, narrow("14400", loss(2)));
  const auto whole_3h = run_scenario(scratch, "whole-3h", gpt3_fabric, narrow("10800", none));
  const auto half_3h = run_scenario(scratch, "half-3h", gpt3_fabric, narrow("10800", loss(2)));
  const double tokens = kpi(whole, "tokens_trained");
  CHECK(kpi(half, "tokens_trained") < tokens);
  CHECK(kpi(half, "tokens_trained") > 0.75 * tokens);  // three of four hours are not touched
  // Tokens are in proportion to the hours that the 1,024 accelerators do not wait.
  const auto worked_h = [](const auto& run) { return 4 * 1024 - kpi(run, "network_wait_accelerator_hours"); };
  CHECK(worked_h(half) < worked_h(whole) - 1);
  CHECK(kpi(half, "tokens_trained") / tokens == doctest::Approx(worked_h(half) / worked_h(whole)).epsilon(1e-9));
  // The fourth hour is one of full speed again.
  CHECK(kpi(half, "tokens_trained") - kpi(half_3h, "tokens_trained") ==
        doctest::Approx(tokens - kpi(whole_3h, "tokens_trained")).epsilon(1e-9));
  CHECK(kpi(half, "interruptions") == 0);
  CHECK(kpi(half, "energy_closure") <= 1e-6);
  CHECK(kpi(half, "heat_closure") <= 1e-6);
  const std::string events = slurp(half / "events.csv");
  CHECK(events.find("T01:00:00+08:00,link_failed,leaf-0,\"scheduled, cables 2, 2 of 4 left, 1.00 h\"") != std::string::npos);
  CHECK(events.find("T02:00:00+08:00,link_repaired,leaf-0,\"cables 2, 4 of 4 left\"") != std::string::npos);
}

TEST_CASE("a job on a leaf without any uplink stands still, idle, until one is back") {
  Scratch scratch;
  const auto whole = run_scenario(scratch, "whole", gpt3_fabric, narrow("14400", none));
  const auto cut = run_scenario(scratch, "cut", gpt3_fabric, narrow("14400", loss(4)));
  // An hour of four.
  CHECK(kpi(cut, "tokens_trained") == doctest::Approx(0.75 * kpi(whole, "tokens_trained")).epsilon(1e-9));
  CHECK(kpi(cut, "network_wait_accelerator_hours") ==
        doctest::Approx(0.75 * kpi(whole, "network_wait_accelerator_hours") + 1024).epsilon(1e-6));
  CHECK(kpi(cut, "interruptions") == 0);
  CHECK(kpi(cut, "job_energy_kwh") < kpi(whole, "job_energy_kwh"));
  CHECK(kpi(cut, "job_energy_kwh") > 0.75 * kpi(whole, "job_energy_kwh"));  // it holds its idle nodes
  CHECK(kpi(cut, "job_energy_kwh") + kpi(cut, "idle_energy_kwh") == doctest::Approx(kpi(cut, "it_energy_kwh")).epsilon(1e-12));
  CHECK(kpi(cut, "energy_closure") <= 1e-6);
}

TEST_CASE("random failures of cables, spines and leaves give the same bytes twice, and each shows") {
  Scratch scratch;
  const std::string kinds = R"({"kinds":[{"id":"cable","scope":"uplink","rate_per_year":500,"repair_s":7200},)"
                            R"({"id":"spine","scope":"spine_switch","rate_per_year":300,"repair_s":3600},)"
                            R"({"id":"leaf","scope":"leaf_switch","rate_per_year":200,"repair_s":1800}]})";
  const auto one = run_scenario(scratch, "one", gpt3_fabric, narrow("172800", kinds)),
             two = run_scenario(scratch, "two", gpt3_fabric, narrow("172800", kinds));
  for (const char* file : {"kpi.json", "events.csv", "jobs.csv", "ledger.csv"}) {
    INFO(file);
    REQUIRE(std::filesystem::exists(one / file));
    CHECK(slurp(one / file) == slurp(two / file));
  }
  const std::string events = slurp(one / "events.csv");
  for (const char* words : {"\"cable, cables 1, ", ",pod-0/spine-", "link_repaired", "\"leaf, "}) {
    INFO(words);
    CHECK(events.find(words) != std::string::npos);
  }
  // A leaf takes its 32 nodes with it, the last one its 4.
  CHECK(kpi(one, "node_failures") > 0);
  CHECK(static_cast<int>(kpi(one, "node_failures")) % 4 == 0);
  CHECK(kpi(one, "interruptions") > 0);
  CHECK(kpi(one, "energy_closure") <= 1e-6);
}
