// icctwin estimate training: what it prints, what it refuses and why, and that its figures hang together.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

Words training(const Words& more) {
  Words words = {"estimate", "training"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

json figures(Words more) {
  more.insert(more.end(), {"--format", "json"});
  const auto ended = icctwin_program(training(more));
  REQUIRE_MESSAGE(ended.code == 0, ended.err);
  return parse_json(ended.out);
}

const Words gpt3_on_a100 = {"--model",       "gpt3_175b", "--accelerator",    "a100_sxm_80gb",
                            "--count",       "64",        "--tensor",         "8",
                            "--pipeline",    "8",         "--virtual-stages", "3",
                            "--micro-batch", "1",         "--global-batch",   "64",
                            "--nic-gbps",    "200",       "--recompute",      "selective"};

}  // namespace

TEST_CASE("estimate training: a published run comes out, and the figures follow from each other") {
  Words words = gpt3_on_a100;
  words.insert(words.end(), {"--tokens", "300e9", "--price", "2", "--power-price", "0.5"});
  const json found = figures(words);
  const json& plan = found["plans"][0];
  CHECK(plan["step_s"].get<double>() == doctest::Approx(13.75).epsilon(0.05));  // arXiv:2205.05198, table 5
  const double tokens_per_s = 64 * 2048 / plan["step_s"].get<double>();
  CHECK(plan["tokens_per_s"].get<double>() == doctest::Approx(tokens_per_s));
  CHECK(found["time_s"].get<double>() == doctest::Approx(300e9 / tokens_per_s));
  CHECK(found["j_per_token"].get<double>() == doctest::Approx(found["power_w"].get<double>() / tokens_per_s));
  const double hours = found["time_s"].get<double>() / 3600 * 64,
               kwh = found["power_w"].get<double>() * found["time_s"].get<double>() / 3.6e6;
  CHECK(found["cost"].get<double>() == doctest::Approx(2 * hours + 0.5 * kwh));
  double sum = 0;
  for (const auto& [part, time_s] : plan["parts_s"].items()) sum += time_s.get<double>();
  CHECK(sum == doctest::Approx(plan["step_s"].get<double>()));
}

TEST_CASE("estimate training: the power of the GPT-3 run on 512 H100 of MLPerf v4.0 comes out") {
  const json found = figures({"--model", "gpt3_175b", "--accelerator", "h100_sxm5_80gb", "--count", "512", "--tensor", "4", "--pipeline",
                              "8", "--micro-batch", "1", "--global-batch", "2048", "--precision", "fp8"});
  // Measured on immersed nodes without fans: 6848 W per node, alternating current; ours has fans and no loss of the supplies.
  CHECK(8 * found["power_per_accelerator_w"].get<double>() == doctest::Approx(6848).epsilon(0.08));
  CHECK(found["j_per_token"].get<double>() == doctest::Approx(1.24).epsilon(0.15));
}

TEST_CASE("estimate training: Llama 3 405B on 16,384 H100 comes out, and its layout is the fastest") {
  // arXiv:2407.21783, table 4: 16 Mi tokens per step, 43 % on 8,192 and 41 % on 16,384; nothing was fitted to it.
  const Words base = {"--model", "llama3_405b", "--accelerator", "h100_sxm5_80gb", "--global-batch", "2048", "--count"};
  Words small = base, large = base;
  small.insert(small.end(), {"8192", "--tensor", "8", "--pipeline", "16"});
  large.insert(large.end(), {"16384", "--best"});
  CHECK(figures(small)["plans"][0]["mfu"].get<double>() == doctest::Approx(0.43).epsilon(0.05));
  const json best = figures(large)["plans"][0];
  CHECK(best["mfu"].get<double>() == doctest::Approx(0.41).epsilon(0.05));
  CHECK(best["tensor"] == 8);
  CHECK(best["pipeline"] == 16);
  CHECK(best["data"] == 128);
}

TEST_CASE("estimate training: the search finds a plan no slower than one by hand, and prints the ranking") {
  const Words base = {"--model", "llama3_70b", "--accelerator", "h100_sxm5_80gb", "--count", "256", "--global-batch", "512"};
  Words by_hand = base, best = base;
  by_hand.insert(by_hand.end(), {"--tensor", "8", "--pipeline", "4"});
  best.emplace_back("--best");
  const json found = figures(best);
  CHECK(found["plans"].size() == 10);
  CHECK(found["plans"][0]["step_s"] <= figures(by_hand)["plans"][0]["step_s"]);
  for (std::size_t i = 1; i < found["plans"].size(); ++i) CHECK(found["plans"][i]["step_s"] >= found["plans"][i - 1]["step_s"]);
  CHECK(contains(icctwin_program(training(best)).out, "layouts that fit"));
}

TEST_CASE("estimate training: what does not come out whole is told with the term, by how much and the nearest") {
  Words words = gpt3_on_a100;
  words[7] = "7";
  const auto ended = icctwin_program(training(words));
  CHECK(ended.code == 2);
  CHECK(contains(ended.err, "tensor = 7 does not divide heads = 96: 5 left over."));
  CHECK(contains(ended.err, "The nearest value that does is 6."));
  CHECK(contains(ended.err, "E-AI-001"));  // 7 x 8 x 1 = 56 of 64
  words.insert(words.end(), {"--lang", "zh"});
  CHECK(contains(icctwin_program(training(words)).err, "不能整除"));
}

TEST_CASE("estimate training: what does not fit in memory is told with the largest term and a plan that does") {
  const auto ended = icctwin_program(training({"--model", "gpt3_175b", "--accelerator", "a100_sxm_80gb", "--count", "64", "--tensor", "8",
                                               "--pipeline", "1", "--global-batch", "64"}));
  CHECK(ended.code == 2);
  CHECK(contains(ended.err, "E-AI-003"));
  CHECK(contains(ended.err, "The nearest that fits: tensor "));
  const auto none = icctwin_program(training({"--model", "megatron_1t", "--accelerator", "a100_sxm_80gb", "--count", "8", "--best"}));
  CHECK(none.code == 2);
  CHECK(contains(none.err, "E-AI-007"));
  CHECK(contains(none.err, "accelerators: tensor"));
}

TEST_CASE("estimate training: unknown names, a fabric too small and sheets with gaps are told") {
  const auto model = icctwin_program(training({"--model", "lama3_70b", "--accelerator", "h100", "--count", "64"}));
  CHECK(model.code == 2);
  CHECK(contains(model.err, "llama3_70b"));
  CHECK(contains(model.err, "h100_sxm5_80gb"));
  const auto fabric =
      icctwin_program(training({"--model", "llama3_8b", "--accelerator", "h100_sxm5_80gb", "--count", "64", "--fabric", "32"}));
  CHECK(fabric.code == 2);
  CHECK(contains(fabric.err, "64 accelerators exceed the fabric: it holds 32, 32 fewer."));
  const auto sheet = icctwin_program(training({"--model", "llama3_8b", "--accelerator", "alveo_v80", "--count", "8"}));
  CHECK(sheet.code == 2);
  CHECK(contains(sheet.err, "bf16_flop_per_s"));
  CHECK(contains(icctwin_program(training({"--model", "llama3_8b", "--accelerator", "mi300x", "--count", "8"})).err, "W-AI-001"));
}

TEST_CASE("estimate training: a model of one's own is read from a file, and its problems are told") {
  const Desk desk;
  write_file(desk / "own.json", R"({"id": "own", "layers": 24, "hidden": 2048, "heads": 16, "vocabulary": 50304})");
  const json found = figures({"--model", desk.file("own.json"), "--accelerator", "h100_sxm5_80gb", "--count", "8"});
  CHECK(found["model"] == "own");
  write_file(desk / "bad.json", R"({"id": "own", "layers": 0, "hiden": 2048, "heads": 16, "vocabulary": 50304})");
  const auto bad = icctwin_program(training({"--model", desk.file("bad.json"), "--accelerator", "h100_sxm5_80gb", "--count", "8"}));
  CHECK(bad.code == 2);
  CHECK(contains(bad.err, "hiden"));
  CHECK(contains(bad.err, "/layers"));
}

TEST_CASE("estimate training: tables of layers have the published operations and parameters, and their batch comes out whole") {
  const json tables = parse_json(icctwin_program({"catalog", "--format", "json"}).out)["layer_tables"];
  CHECK(tables.size() == 4);
  for (const json& table : tables) {
    const json found = figures({"--model", table["id"], "--accelerator", "a100_sxm_80gb", "--count", "16"});
    CAPTURE(found["model"]);
    if (table.contains("published_forward_flops"))
      CHECK(found["forward_flops"].get<double>() == doctest::Approx(table["published_forward_flops"].get<double>()).epsilon(0.01));
    if (table.contains("published_parameters"))  // norms, biases and first convolutions are left out
      CHECK(found["dense_parameters"].get<double>() == doctest::Approx(table["published_parameters"].get<double>()).epsilon(0.012));
    CHECK(found["samples_per_s"] > 0);
    CHECK(found["mfu"] < 1);
  }
  const auto odd =
      icctwin_program(training({"--model", "resnet50", "--accelerator", "a100_sxm_80gb", "--count", "16", "--global-batch", "100"}));
  CHECK(odd.code == 2);
  CHECK(contains(odd.err, "100 samples per step are no multiple of 16 accelerators: 4 left over."));
  const auto full = icctwin_program(training({"--model", "dlrm_criteo", "--accelerator", "a100_sxm_40gb", "--count", "1"}));
  CHECK(full.code == 2);
  CHECK(contains(full.err, "The embeddings fit on 3 accelerators."));
}
