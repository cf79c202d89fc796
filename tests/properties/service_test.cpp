// Inference services in whole runs.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/properties/run_scenario.h"

using namespace icctwin::test;

namespace {

const std::filesystem::path center = source("scenarios/cases/center_2000.json");

std::vector<std::string> chat(const char* requests_per_s) {
  return {std::string(R"(/workload=[{"type":"service","id":"chat","model":"llama3_8b","replicas":64,"requests_per_second":)") +
              requests_per_s + R"(,"sample_s":60}])",
          "/simulation/duration_s=86400"};
}

}  // namespace

TEST_CASE("a service answers a day's requests, draws more in its busy hours, and its books close") {
  Scratch scratch;
  const auto folder = run_scenario(scratch, "run", center, chat("200"));
  CHECK(kpi(folder, "energy_closure") <= 1e-6);
  // 200 a second for 86,400 s; the samples hold some 288,000 requests: 0.2 % of noise.
  CHECK(kpi(folder, "requests_served") == doctest::Approx(200 * 86400.0).epsilon(0.02));
  CHECK(kpi(folder, "accelerator_hours") == doctest::Approx(64 * 24));
  CHECK(kpi(folder, "requests_asked") == doctest::Approx(200 * 86400.0).epsilon(0.02));
  CHECK(kpi(folder, "slo_attainment") > 0);
  CHECK(kpi(folder, "slo_attainment") <= 1);
  CHECK(kpi(folder, "job_energy_kwh") + kpi(folder, "idle_energy_kwh") == doctest::Approx(kpi(folder, "it_energy_kwh")).epsilon(1e-12));
  const auto quiet = run_scenario(scratch, "quiet", center, chat("20"));
  CHECK(kpi(quiet, "it_energy_kwh") < kpi(folder, "it_energy_kwh"));
  CHECK(kpi(quiet, "output_tokens_per_joule") < kpi(folder, "output_tokens_per_joule"));
}

TEST_CASE("replicas that fail answer nothing until they are back") {
  Scratch scratch;
  auto words = chat("200");
  const auto whole = run_scenario(scratch, "whole", center, words);
  // The first node holds eight of the 64 replicas; with all other nodes of the center busy by nothing, they go on elsewhere at once.
  words.push_back(R"(/operations/failures={"kinds":[],"scheduled":[{"node":0,"begin_s":3600,"duration_s":36000}]})");
  const auto moved = run_scenario(scratch, "moved", center, words);
  CHECK(kpi(moved, "interruptions") == 8);
  CHECK(kpi(moved, "goodput") == 1);  // what was answered stays answered
  CHECK(kpi(moved, "requests_served") == doctest::Approx(kpi(whole, "requests_served")).epsilon(1e-3));
}

TEST_CASE("a trace of requests is played over and over, and every request counts once each time") {
  Scratch scratch;
  std::ofstream file(scratch / "trace.csv");
  file << "arrival_s,prompt_tokens,output_tokens\n";
  for (int i = 0; i < 5400; ++i) file << i << ",512,64\n";  // an hour and a half: two parts of 45 minutes
  file.close();
  const std::vector<std::string> words = {R"(/workload=[{"type":"service","id":"chat","model":"llama3_8b","replicas":2,"requests_file":")" +
                                              (scratch / "trace.csv").string() + R"("}])",
                                          "/simulation/duration_s=21600"};  // four rounds
  const auto folder = run_scenario(scratch, "run", center, words);
  CHECK(kpi(folder, "requests_asked") == doctest::Approx(4 * 5400).epsilon(1e-9));
  CHECK(kpi(folder, "requests_served") == doctest::Approx(4 * 5400).epsilon(1e-9));
  CHECK(kpi(folder, "output_tokens_served") == doctest::Approx(4 * 5400 * 64.0).epsilon(1e-9));
  CHECK(kpi(folder, "service_replica_hours") == doctest::Approx(2 * 6));
  CHECK(kpi(folder, "energy_closure") <= 1e-6);
}
