#include "models/compute/transformer.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin;
using doctest::Approx;

namespace {

TransformerModel gpt(int layers, int hidden, int heads, int vocabulary = 51200, int sequence = 2048) {
  TransformerModel m;
  m.layers = layers;
  m.hidden = hidden;
  m.heads = heads;
  m.vocabulary = vocabulary;
  m.sequence = sequence;
  m.learned_positions = m.biases = true;
  return m;
}

}  // namespace

TEST_CASE("transformer: parameters of the GPT layout are those of the published formula") {
  for (const auto& m : {gpt(24, 2304, 24), gpt(96, 12288, 96), gpt(128, 25600, 160)}) {
    const double h = m.hidden, L = m.layers, V = m.vocabulary, s = m.sequence;
    // arXiv:2104.04473, eq. 2: P = 12 L h^2 (1 + 13/(12 h) + (V + s)/(12 L h))
    CHECK(total_parameters(m) == Approx(12 * L * h * h * (1 + 13 / (12 * h) + (V + s) / (12 * L * h))).epsilon(1e-12));
    CHECK(active_parameters(m) == total_parameters(m));
  }
}

TEST_CASE("transformer: operations of the GPT layout are the published closed forms") {
  for (const auto& m : {gpt(30, 3072, 32), gpt(105, 20480, 128)}) {
    const double h = m.hidden, L = m.layers, V = m.vocabulary, s = m.sequence;
    // Per token: 72 L h^2 (1 + s/(6h) + V/(12 L h)); full recomputation 96 L h^2 (1 + s/(6h) + V/(16 L h)); selective 72 L h^2 (1 + s/(3h)
    // + ...).
    CHECK(model_flops_per_token(m, s) == Approx(72 * L * h * h * (1 + s / (6 * h) + V / (12 * L * h))).epsilon(1e-12));
    CHECK(hardware_flops_per_token(m, s, Recompute::full) == Approx(96 * L * h * h * (1 + s / (6 * h) + V / (16 * L * h))).epsilon(1e-12));
    CHECK(hardware_flops_per_token(m, s, Recompute::selective) ==
          Approx(72 * L * h * h * (1 + s / (3 * h) + V / (12 * L * h))).epsilon(1e-12));
    CHECK(hardware_flops_per_token(m, s, Recompute::none) == model_flops_per_token(m, s));
  }
}

TEST_CASE("transformer: published utilisations follow from published times") {
  // arXiv:2205.05198, table 5: time per iteration with selective recomputation, model and hardware utilisation of the A100's 312 TFLOP/s.
  // Printed to 0.01 s, the times leave up to 0.2 points open.
  struct Row {
    TransformerModel model;
    double gpus, batch, time_s, mfu, hfu;
  };
  for (const Row& row :
       {Row{gpt(48, 6144, 64), 8, 4, 1.10, 0.415, 0.437}, Row{gpt(96, 12288, 96), 64, 64, 13.75, 0.514, 0.528},
        Row{gpt(105, 20480, 128), 280, 280, 37.83, 0.560, 0.570}, Row{gpt(128, 25600, 160), 512, 512, 71.49, 0.563, 0.570}}) {
    const double per_second = row.batch * 2048 / row.time_s / (row.gpus * 312e12);
    CHECK(std::abs(per_second * model_flops_per_token(row.model, 2048) - row.mfu) < 0.002);
    CHECK(std::abs(per_second * hardware_flops_per_token(row.model, 2048, Recompute::selective) - row.hfu) < 0.002);
  }
  // arXiv:2104.04473, table 1: aggregate PFLOP/s (with full recomputation) of 1.7B, 18B and 1T.
  CHECK(hardware_flops_per_token(gpt(24, 2304, 24), 2048, Recompute::full) * 512 * 2048 / 3.528 / 1e15 == Approx(4.4).epsilon(0.01));
  CHECK(hardware_flops_per_token(gpt(40, 6144, 48), 2048, Recompute::full) * 1024 * 2048 / 9.399 / 1e15 == Approx(34.6).epsilon(0.01));
  CHECK(hardware_flops_per_token(gpt(128, 25600, 160), 2048, Recompute::full) * 3072 * 2048 / 102.63 / 1e15 == Approx(502.0).epsilon(0.01));
}

TEST_CASE("transformer: grouped queries, gated MLPs and experts count as they are multiplied") {
  TransformerModel m = gpt(2, 64, 8, 100, 16);
  m.biases = m.learned_positions = false;
  CHECK(attention_parameters(m) == 4 * 64 * 64);
  m.kv_heads = 2;  // keys and values are a quarter: 2 h^2 (1 + kv/a)
  CHECK(attention_parameters(m) == 2 * 64 * 64 * 1.25);
  m.gated = true;
  m.ffn_hidden = 100;
  CHECK(dense_mlp_parameters(m) == 3 * 64 * 100);

  m.experts = 8;
  m.experts_per_token = 2;
  m.shared_experts = 1;
  m.expert_hidden = 32;
  m.dense_layers = 1;
  // One dense layer; the other with 8 routed experts and a shared one of 3 x 64 x 32 each, and a router of 64 x 8.
  CHECK(stored_expert_parameters(m) == 9 * 3 * 64 * 32 + 64 * 8);
  CHECK(active_expert_parameters(m) == 3 * 3 * 64 * 32 + 64 * 8);
  CHECK(total_parameters(m) - active_parameters(m) == 6 * 3 * 64 * 32);
  // Operations count the active experts only.
  const double matrices = 2 * attention_parameters(m) + 3 * 64 * 100 + active_expert_parameters(m) + 64 * 100;
  CHECK(forward_flops_per_token(m, 16) == Approx(2 * matrices + 2 * 4 * 16 * 64));
}
