#include "sim/scenario/trace/simai_reader.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

const std::string simai_header =
    "HYBRID_TRANSFORMER_FWD_IN_BCKWD model_parallel_NPU_group: 8 ep: 2 pp: 4 vpp: 8 ga: 3 all_gpus: 64 "
    "checkpoints: 0 checkpoint_initiates: 0 pp_comm: 4096\n";

}  // namespace

TEST_CASE("simai: header, layers, groups and units") {
  Diagnostics found;
  const auto step =
      parse_simai(simai_header +
                      "2\n"
                      "embedding_layer     -1 556000  ALLREDUCE   16777216      1       NONE 0        1      NONE   0      7 \r\n"
                      "moe\t-1\t2000\tALLTOALL_EP\t10\t0\tALLGATHER\t20\t5\tREDUCESCATTER_DP_EP\t30\t100",
                  "t", found);
  REQUIRE(step);
  CHECK(found.empty());
  CHECK(step->policy == "HYBRID_TRANSFORMER_FWD_IN_BCKWD");
  CHECK(step->tensor_parallel == 8);
  CHECK(step->expert_parallel == 2);
  CHECK(step->pipeline_parallel == 4);
  CHECK(step->gradient_accumulation == 3);
  CHECK(step->devices == 64);
  CHECK(step->pipeline_bytes == 4096.0);
  REQUIRE(step->layers.size() == 2);
  const TrainingLayer& embedding = step->layers[0];
  CHECK(embedding.name == "embedding_layer");
  CHECK(embedding.passes[0].compute_s == doctest::Approx(556e-6));  // 556,000 ns
  CHECK(embedding.passes[0].communication == LayerCommunication::all_reduce);
  CHECK(embedding.passes[0].group == LayerGroup::tensor);
  CHECK(embedding.passes[0].bytes == 16777216.0);
  CHECK(embedding.update_s == doctest::Approx(7e-9));
  const TrainingLayer& moe = step->layers[1];
  CHECK(moe.passes[0].group == LayerGroup::expert);
  CHECK(moe.passes[1].group == LayerGroup::tensor);
  CHECK(moe.passes[2].communication == LayerCommunication::reduce_scatter);
  CHECK(moe.passes[2].group == LayerGroup::data_expert);
}

TEST_CASE("simai: every damaged line is told at once with its value and what is expected") {
  Diagnostics found;
  CHECK_FALSE(
      parse_simai("POLICY model_parallel_NPU_group: zero ep: 1 pp: 1 ga: 1\n"
                  "6\n"
                  "a -1 fast ALLREDUCE 1 1 NONE 0 1 NONE 0 1\n"
                  "b -1 1 BROADCAST 1 1 NONE 0 1 NONE 0 1\n"
                  "c -1 1 ALLREDUCE -1 1 NONE 0 1 NONE 0 1\n"
                  "d -1 1 ALLREDUCE 1 1e19 NONE 0 1 NONE 0 1\n"
                  "e -1 1 ALLREDUCE 1 1 NO",
                  "t", found));
  // Line 1: the group and no all_gpus; 3 to 6: one value each; 7: cut off; 2: six layers announced, five there.
  CHECK(places(found) ==
        "E-TRC-011 t:1; E-TRC-011 t:1; E-TRC-011 t:3; E-TRC-011 t:4; E-TRC-011 t:5; E-TRC-011 t:6; E-TRC-014 t:7; E-TRC-012 t:2");
  CHECK(found.problems()[3].value == "BROADCAST");
  CHECK(found.problems()[5].limit == "0 .. 1e+18");
  CHECK(found.problems()[6].value == "7");
  for (const Problem& problem : found.problems()) {
    CHECK(sentence(problem, Language::en).find('{') == std::string::npos);
    CHECK(sentence(problem, Language::zh).find('{') == std::string::npos);
  }
}

TEST_CASE("simai: an empty text and a header alone are errors, and reading stops after 20 problems") {
  Diagnostics empty, alone, many;
  CHECK_FALSE(parse_simai("", "t", empty));
  CHECK(places(empty) == "E-TRC-010 t");
  CHECK_FALSE(parse_simai(simai_header, "t", alone));
  CHECK(places(alone) == "E-TRC-011 t:1");
  std::string text = simai_header + "50\n";
  for (int i = 0; i < 50; ++i) text += "x\n";
  CHECK_FALSE(parse_simai(text, "t", many));
  CHECK(code_count(many, "E-TRC-014") == 20);
  CHECK(code_count(many, "E-TRC-013") == 1);
  CHECK(many.problems().size() == 21);
}

TEST_CASE("simai: the sums of the shipped workload") {
  Diagnostics found;
  const auto step = read_simai(std::filesystem::path(ICCTWIN_SOURCE_DIR) / "scenarios/traces/simai_workload_analytical.txt.gz", found);
  REQUIRE(step);
  CHECK(found.empty());
  CHECK(step->layers.size() == 1789);
  CHECK(step->devices == 9216);
  CHECK(step->pipeline_bytes == 50331648.0);
  // Added up from the columns with awk and python.
  const TrainingSummary sum = summarise(*step);
  CHECK(sum.compute_s[0] == doctest::Approx(2.235901806));
  CHECK(sum.compute_s[1] == doctest::Approx(1.914495229));
  CHECK(sum.compute_s[2] == doctest::Approx(0.392398442));
  CHECK(sum.update_s == doctest::Approx(178900e-9));
  const auto total = [&](Pass pass, LayerCommunication kind, LayerGroup group) {
    for (const CommunicationTotal& one : sum.communication)
      if (one.pass == pass && one.communication == kind && one.group == group) return std::pair(one.messages, one.bytes);
    return std::pair<std::size_t, double>{};
  };
  using enum LayerCommunication;
  CHECK(total(Pass::forward, all_gather, LayerGroup::tensor) == std::pair<std::size_t, double>{600, 49828331520.0});
  CHECK(total(Pass::forward, all_to_all, LayerGroup::expert) == std::pair<std::size_t, double>{384, 38654705664.0});
  CHECK(total(Pass::input_gradient, all_reduce, LayerGroup::tensor) == std::pair<std::size_t, double>{1, 50331648.0});
  CHECK(total(Pass::weight_gradient, reduce_scatter, LayerGroup::data_expert) == std::pair<std::size_t, double>{1, 38654705664.0});
  CHECK(sum.communication.size() == 14);  // 5 forward, 5 for input gradients, 4 for weight gradients
  CHECK(sum.by_name.front().name == "grad_gather");
  std::size_t layers = 0;
  for (const LayerTotal& layer : sum.by_name) layers += layer.layers;
  CHECK(layers == 1789);
}
