#include "models/compute/training_memory.h"

#include <doctest/doctest.h>

#include "models/base/conversions.h"

using namespace icctwin;
using doctest::Approx;

namespace {

constexpr double card_bytes = 80 * gib;

struct Published {
  int layers, hidden, heads, tensor, pipeline, virtual_stages, micro_batch, global_batch;
  double none_gib, selective_gib, state_gib;
};

// arXiv:2205.05198, figure 1 as quoted in the validation of Calculon: activations of the first stage without recomputation, with sequence
// parallelism and selective recomputation, and parameters with optimizer state; A100 80 GB, fp16, sequences of 2048.
constexpr Published published[] = {
    {48, 6144, 64, 8, 1, 1, 4, 4, 59.25, 9.5625, 45.5625},
    {96, 12288, 96, 8, 8, 3, 1, 64, 66.84375, 12.3515625, 45.5625},
    {105, 20480, 128, 8, 35, 3, 1, 280, 114.0234375, 23.076171875, 31.640625},
    {128, 25600, 160, 8, 64, 1, 1, 512, 131.25, 26.5625, 32.958984375},
};

TransformerModel model_of(const Published& p) {
  TransformerModel m;
  m.layers = p.layers;
  m.hidden = p.hidden;
  m.heads = p.heads;
  m.vocabulary = 51200;
  m.biases = true;
  return m;
}

ParallelPlan plan_of(const Published& p) {
  ParallelPlan plan;
  plan.tensor = p.tensor;
  plan.pipeline = p.pipeline;
  plan.virtual_stages = p.virtual_stages;
  plan.micro_batch = p.micro_batch;
  plan.global_batch = p.global_batch;
  return plan;
}

}  // namespace

TEST_CASE("training memory: the twelve published values come out to the printed digit") {
  for (const Published& p : published) {
    CAPTURE(p.hidden);
    const auto model = model_of(p);
    auto plan = plan_of(p);
    const auto none = training_memory(model, plan, false, card_bytes, 0);
    CHECK(none.activations_bytes / gib == Approx(p.none_gib).epsilon(1e-12));
    CHECK((none.weights_bytes + none.gradients_bytes + none.optimizer_bytes) / gib == Approx(p.state_gib).epsilon(1e-12));
    plan.sequence_parallel = true;
    plan.recompute = Recompute::selective;
    CHECK(training_memory(model, plan, false, card_bytes, 0).activations_bytes / gib == Approx(p.selective_gib).epsilon(1e-12));
    CHECK_FALSE(none.fits());
  }
}

TEST_CASE("training memory: recomputation, sequence parallelism and ZeRO each take their share away") {
  const auto model = model_of(published[1]);
  auto plan = plan_of(published[1]);
  plan.data = 4;
  plan.global_batch = 256;
  const auto bytes = [&] { return training_memory(model, plan, false, card_bytes, 0); };
  const auto none = bytes();
  plan.zero_stage = 1;  // optimizer over 4
  CHECK(bytes().optimizer_bytes == Approx(none.optimizer_bytes / 4));
  CHECK(bytes().gradients_bytes == none.gradients_bytes);
  plan.zero_stage = 2;
  CHECK(bytes().gradients_bytes == Approx(none.gradients_bytes / 4));
  plan.zero_stage = 3;
  CHECK(bytes().weights_bytes == Approx(none.weights_bytes / 4));
  plan.recompute = Recompute::selective;
  const double selective = bytes().activations_bytes;
  plan.recompute = Recompute::full;
  CHECK(selective < none.activations_bytes);
  CHECK(bytes().activations_bytes < selective);
  // Fused attention keeps no scores: the same as selective recomputation.
  plan.recompute = Recompute::none;
  CHECK(training_memory(model, plan, true, card_bytes, 0).activations_bytes == Approx(selective));
  // There selective recomputation drops 4 h for the norms and 2 x 4 h / t for the activation, of 10 h + 24 h / t.
  plan.recompute = Recompute::selective;
  CHECK(training_memory(model, plan, true, card_bytes, 0).activations_bytes == Approx(selective * (6 + 16 / 8.0) / (10 + 24 / 8.0)));
}

TEST_CASE("training memory: all experts are stored, spread over the expert group") {
  TransformerModel m = model_of(published[0]);
  m.experts = 16;
  m.experts_per_token = 2;
  ParallelPlan plan = plan_of(published[0]);
  plan.tensor = 1;
  plan.data = 8;
  plan.global_batch = 32;
  const double whole = layer_parameters_per_accelerator(m, plan);
  plan.expert = 8;
  const double spread = layer_parameters_per_accelerator(m, plan);
  CHECK(whole - spread == Approx(48 * 14 * expert_parameters(m)));  // 2 of 16 experts stay
}
