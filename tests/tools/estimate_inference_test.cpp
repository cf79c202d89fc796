// icctwin estimate inference: the answer, the search, a service on a trace, and what is told when it cannot be.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

json answer(Words words) {
  words.insert(words.begin(), {"estimate", "inference"});
  words.insert(words.end(), {"--format", "json"});
  const auto ended = icctwin_program(words);
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  return parse_json(ended.out);
}

std::string refusal(Words words) {
  words.insert(words.begin(), {"estimate", "inference"});
  const auto ended = icctwin_program(words);
  CHECK(ended.code == 2);
  CHECK(ended.out.empty());
  return ended.err;
}

const Words llama = {"--model", "llama3_1_70b", "--accelerator", "h100_sxm5_80gb"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("estimate inference: memory, times and energy hang together") {
  const json e = answer(with(llama, {"--tp", "4", "--batch", "32", "--price", "3.6"}));
  // 70.6 G parameters of two bytes.
  CHECK(e["memory"]["weights_bytes"].get<double>() == doctest::Approx(141.1e9).epsilon(0.005));
  double sum = 0;
  for (const char* part : {"weights_bytes", "activations_bytes", "runtime_bytes", "cache_bytes", "unused_bytes"})
    sum += e["memory"][part].get<double>();
  CHECK(sum == doctest::Approx(4 * 80e9));
  // 2 x 80 layers x 8 heads x 128 x 2 bytes.
  CHECK(e["memory"]["token_bytes"] == 327680);
  const double rate = e["output_tokens_per_s"];
  CHECK(rate == doctest::Approx(32 / e["per_token"]["total_s"].get<double>()));
  CHECK(e["per_token"]["total_s"].get<double>() >= e["decode"]["total_s"].get<double>());
  CHECK(e["joule_per_output_token"].get<double>() == doctest::Approx(4 * e["mean_w"].get<double>() / rate));
  // 3.6 an hour is 0.001 a second.
  CHECK(e["cost_per_million_output_tokens"].get<double>() == doctest::Approx(4 * 0.001 / rate * 1e6));
  CHECK(e["mean_w"].get<double>() < 700 * 1.05);
}

TEST_CASE("estimate inference: the search is at least as good as any single answer, and keeps the limits") {
  const json best = answer(with(llama, {"--best"}))["best"];
  REQUIRE(best.size() == 2);  // 4 and 8 accelerators: one and two do not hold the weights
  const auto per_accelerator = [](const json& e) { return e["output_tokens_per_s"].get<double>() / e["tensor_parallel"].get<double>(); };
  for (const char* batch : {"1", "16", "200"})
    CHECK(per_accelerator(best[0]) >= per_accelerator(answer(with(llama, {"--tp", "4", "--batch", batch}))) * 0.999);
  const json limited = answer(with(llama, {"--best", "--per-token-ms", "30"}));
  for (const json& e : limited["best"]) CHECK(e["per_token"]["total_s"].get<double>() <= 0.030);
  const std::string none = refusal(with(llama, {"--best", "--per-token-ms", "1"}));
  CHECK(contains(none, "E-SRV-005"));
  CHECK(contains(none, "--tp 8 --batch 1"));
}

TEST_CASE("estimate inference: what does not fit is told with the term, by how much, and what works") {
  const std::string text = refusal(llama);
  CHECK(contains(text, "E-SRV-001"));
  CHECK(contains(text, "weights 141.1 GB"));
  CHECK(contains(text, "The nearest that works: bf16 with --tp 4."));
  CHECK(answer(with(llama, {"--tp", "4"}))["batch"] >= 1);
  const std::string batch = refusal(with(llama, {"--tp", "4", "--batch", "100000"}));
  CHECK(contains(batch, "E-SRV-003"));
  CHECK(contains(batch, fmt::format("The largest batch that fits is {}.", answer(with(llama, {"--tp", "4"}))["batch_most"].get<double>())));
  CHECK(contains(refusal(with(llama, {"--tp", "4", "--prompt", "5000000"})), "E-SRV-002"));
  const std::string heads = refusal(with(llama, {"--tp", "3"}));
  CHECK(contains(heads, "E-SRV-004"));
  CHECK(contains(heads, "The nearest value that does is 2."));
  CHECK(contains(refusal(with(llama, {"--lang", "zh"})), "最接近的可行方案：bf16，--tp 4。"));
}

TEST_CASE("estimate inference: all names that are not known are told at once, each with the nearest") {
  const std::string text = refusal({"--model", "llama3_1_71b", "--accelerator", "x100_sxm5_80gb", "--stack", "vlm_v1"});
  for (const char* near : {"\"llama3_1_70b\"", "\"h100_sxm5_80gb\"", "\"vllm_v1\""}) CHECK_MESSAGE(contains(text, near), near);
  CHECK(contains(refusal({"--model", "no.json", "--accelerator", "h100"}), "E-IN-001"));
}

TEST_CASE("estimate inference: a trace is served whole, with one replica or with more, kept prompts or not") {
  const Desk desk;
  std::string rows;
  for (int i = 0; i < 300; ++i)
    rows += fmt::format("{{\"timestamp\": {}, \"input_length\": 1500, \"output_length\": 40, \"hash_ids\": [1, 2, {}]}}\n", i * 40, 10 + i);
  write_file(desk / "t.jsonl", rows);
  const Words base = {"--model", "llama3_1_8b", "--accelerator", "h100_sxm5_80gb", "--trace", desk.file("t.jsonl")};
  const json one = answer(base), four = answer(with(base, {"--replicas", "4"})), kept = answer(with(base, {"--prefix-tokens", "100000"})),
             apart = answer(with(base, {"--prompt-replicas", "1"}));
  for (const json& e : {one, four, kept, apart}) {
    CHECK(e["requests"] == 300);
    CHECK(e["finished"] == 300);
  }
  CHECK(four["end_to_end_s"]["p90"] < one["end_to_end_s"]["p90"]);
  CHECK(kept["prompt_tokens_reused"] == 299 * 1024);
  CHECK(kept["first_token_s"]["p50"] < one["first_token_s"]["p50"]);
  CHECK(answer(with(base, {"--requests", "1000"}))["finished"] == 1000);
  write_file(desk / "bad.csv", "a,b\n1,2\n");
  CHECK(contains(refusal({"--model", "llama3_1_8b", "--accelerator", "h100", "--trace", desk.file("bad.csv")}), "E-REQ-001"));
}
