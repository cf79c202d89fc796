#include "models/compute/training_step.h"

#include <doctest/doctest.h>

#include <cmath>

#include "models/compute/operator_time.h"
#include "models/compute/training_search.h"

using namespace icctwin;
using doctest::Approx;

namespace {

TransformerModel small_model() {
  TransformerModel m;
  m.layers = 32;
  m.hidden = 4096;
  m.heads = 32;
  m.vocabulary = 51200;
  return m;
}

TrainingCluster a_cluster(int accelerators = 64) {
  TrainingCluster c;
  c.accelerators = accelerators;
  c.peak_flop_per_s = c.half_peak_flop_per_s = 300e12;
  c.best_product_share = 0.9;
  c.memory_bytes = 80e9;
  c.memory_bytes_per_s = 2e12;
  c.scale_up = {20e-6, 5e-6, 220e9, 0};
  c.scale_out = {20e-6, 5e-6, 20e9, 0};
  return c;
}

ParallelPlan a_plan() {
  ParallelPlan p;
  p.tensor = 4;
  p.pipeline = 4;
  p.data = 4;
  p.global_batch = 128;
  p.micro_batch = 2;
  p.recompute = Recompute::full;
  return p;
}

double sum_of(const TrainingStep& s) {
  return s.compute_s + s.recompute_s + s.host_s + s.tensor_s + s.context_s + s.expert_s + s.pipeline_s + s.data_s + s.bubble_s +
         s.optimizer_s + s.scale_s + s.loading_s;
}

}  // namespace

TEST_CASE("training step: the parts add up to the whole, for every kind of parallelism") {
  TransformerModel experts = small_model();
  experts.experts = 16;
  experts.experts_per_token = 2;
  experts.expert_hidden = 2048;
  TrainingStack stack;
  for (const bool flash : {false, true}) {
    for (const int virtual_stages : {1, 2}) {
      for (const int expert : {1, 4}) {
        ParallelPlan plan = a_plan();
        plan.virtual_stages = virtual_stages;
        plan.expert = expert;
        stack.flash_attention = flash;
        const auto step = training_step(expert > 1 ? experts : small_model(), plan, a_cluster(), stack);
        CHECK(sum_of(step) == Approx(step.step_s).epsilon(1e-12));
        CHECK(step.bubble_s > 0);
        CHECK((step.expert_s > 0) == (expert > 1));
      }
    }
  }
}

TEST_CASE("training step: without any loss the utilisation is that of the products alone") {
  // One accelerator, no host time, no traffic, no kernels: time = operations / peak, so MFU = the share of the best product.
  TrainingCluster cluster = a_cluster(1);
  cluster.memory_bytes_per_s = 1e30;
  TrainingStack stack;
  stack.gemm_share = 1;
  stack.kernel_s = stack.host_layer_s = stack.host_collective_s = stack.step_s = stack.loss_per_doubling = 0;
  stack.flash_attention = false;
  ParallelPlan plan;
  plan.global_batch = plan.micro_batch = 4;
  const auto step = training_step(small_model(), plan, cluster, stack);
  CHECK(step.mfu == Approx(0.9).epsilon(1e-9));
  CHECK(step.hfu == step.mfu);
  CHECK(step.step_s == Approx(step.compute_s).epsilon(1e-9));
}

TEST_CASE("training step: 1F1B idles p - 1 of m + p - 1 slots, interleaving a v-th of that") {
  TrainingStack stack;
  stack.logit_bytes = 0;
  stack.flash_attention = false;
  stack.loss_per_doubling = 0;
  TransformerModel m = small_model();
  m.vocabulary = 1;  // equal stages
  ParallelPlan plan = a_plan();
  const auto plain = training_step(m, plan, a_cluster(), stack);
  const double slot_s = (plain.compute_s + plain.recompute_s + plain.host_s + plain.tensor_s + plain.pipeline_s) / plan.micro_batches();
  CHECK(plain.bubble_s == Approx(3 * slot_s).epsilon(0.01));  // p - 1
  plan.virtual_stages = 2;
  const auto interleaved = training_step(m, plan, a_cluster(), stack);
  CHECK(interleaved.bubble_s == Approx(plain.bubble_s / 2).epsilon(0.05));
  CHECK(interleaved.pipeline_s == Approx(2 * plain.pipeline_s));
}

TEST_CASE("training step: time falls with every rate and rises with every amount") {
  const TrainingStack stack = [] {
    TrainingStack s;
    s.flash_attention = false;
    return s;
  }();
  const auto time_s = [&](auto&& change) {
    TransformerModel m = small_model();
    ParallelPlan plan = a_plan();
    TrainingCluster cluster = a_cluster();
    change(m, plan, cluster);
    return training_step(m, plan, cluster, stack).step_s;
  };
  const double base_s = time_s([](auto&, auto&, auto&) {});
  CHECK(time_s([](auto&, auto&, TrainingCluster& c) { c.peak_flop_per_s *= 2, c.half_peak_flop_per_s *= 2; }) < base_s);
  CHECK(time_s([](auto&, auto&, TrainingCluster& c) { c.memory_bytes_per_s *= 2; }) < base_s);
  CHECK(time_s([](auto&, auto&, TrainingCluster& c) { c.scale_up.bandwidth_bytes_per_s *= 2; }) < base_s);
  CHECK(time_s([](auto&, auto&, TrainingCluster& c) { c.scale_out.bandwidth_bytes_per_s *= 2; }) < base_s);
  CHECK(time_s([](TransformerModel& m, auto&, auto&) { m.layers *= 2; }) > base_s);
  CHECK(time_s([](TransformerModel& m, auto&, auto&) { m.vocabulary *= 2; }) > base_s);
  CHECK(time_s([](auto&, ParallelPlan& p, auto&) { p.global_batch *= 2; }) > base_s);
  CHECK(time_s([](auto&, ParallelPlan& p, auto&) { p.sequence *= 2; }) > base_s);
  CHECK(time_s([](auto&, ParallelPlan& p, auto&) { p.recompute = Recompute::none; }) < base_s);
  CHECK(time_s([](auto&, ParallelPlan& p, auto&) { p.recompute = Recompute::selective; }) < base_s);
  CHECK(time_s([](auto&, auto&, TrainingCluster& c) { c.data_bytes_per_s = 1; }) > base_s);
}

TEST_CASE("training step: at a constant batch the utilisation falls with the number of data ranks") {
  TrainingStack stack;
  double last = 1;
  for (const int data : {1, 2, 4, 8, 16}) {
    ParallelPlan plan = a_plan();
    plan.data = data;
    const auto step = training_step(small_model(), plan, a_cluster(16 * data), stack);
    CHECK(step.mfu < last);
    last = step.mfu;
  }
}

TEST_CASE("operators: products take whole waves of tiles, and the roofline's larger side") {
  TrainingCluster cluster = a_cluster(1);
  TrainingStack stack;
  stack.gemm_share = 1;
  stack.kernel_s = 0;
  stack.compute_units = 100;
  stack.tile_overhead = 0;
  const OperatorTime time(cluster, stack, cluster.peak_flop_per_s);
  const double full_s = time.product_s(256 * 10, 128 * 10, 8192);  // 100 tiles of 256 x 128: one wave
  CHECK(full_s == Approx(2.0 * 2560 * 1280 * 8192 / 270e12).epsilon(1e-12));
  CHECK(time.product_s(256 * 10 + 1, 128 * 10, 8192) > 1.1 * full_s);  // a row more opens another wave, of the best tile size
  // 1 x n x k is bound by reading the matrix: 2 bytes of it at 2e12 x share.
  CHECK(time.product_s(1, 8192, 8192) == Approx(2.0 * (8192 + 8192.0 * 8192 + 8192) / (2e12 * stack.memory_share)).epsilon(1e-12));
  CHECK(slower_of(1, 0) == 1);
  CHECK(slower_of(1, 1) == Approx(std::pow(2.0, 1.0 / 8)));
  CHECK(slower_of(0, 0) == 0);
}

TEST_CASE("parallel plan: every product that does not come out is told with the nearest that does") {
  TransformerModel m = small_model();
  ParallelPlan plan = a_plan();
  Diagnostics none;
  CHECK(check_plan(m, plan, 64, 8, "plan", none));
  CHECK(none.empty());
  plan.tensor = 3;
  plan.pipeline = 5;
  plan.micro_batch = 3;
  Diagnostics found;
  CHECK_FALSE(check_plan(m, plan, 64, 8, "plan", found));
  // 3 x 5 x 4 = 60 of 64; 3 divides neither 32 heads nor 16384; 5 not 32 layers; 4 x 3 not 128 sequences.
  REQUIRE(found.problems().size() == 5);
  CHECK(found.problems()[0].code == "E-AI-001");
  CHECK(sentence(found.problems()[0], Language::en) == "tensor x context x pipeline x data = 60, but there are 64 accelerators: 4 apart.");
  CHECK(found.problems()[1].limit == "2");  // 2 and 4 are equally near to 3
  CHECK(found.problems()[3].limit == "4");
  CHECK(nearest_divisor(96, 7, 96) == 6);
  CHECK(nearest_divisor(13, 5, 13) == 1);
}

TEST_CASE("plan search: what it finds is accepted, fits, and is no slower than a setting by hand") {
  PlanSearch search;
  search.global_batch = 128;
  TrainingStack stack;
  std::size_t tried = 0;
  const auto found = best_plans(small_model(), search, a_cluster(), stack, tried);
  REQUIRE_FALSE(found.empty());
  CHECK(tried >= found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    Diagnostics problems;
    CHECK(check_plan(small_model(), found[i].plan, 64, 8, "", problems));
    CHECK(found[i].step.memory.fits());
    if (i > 0) CHECK(found[i].step.step_s >= found[i - 1].step.step_s);
  }
  ParallelPlan plan = a_plan();
  plan.recompute = Recompute::none;
  plan.sequence_parallel = true;
  plan.zero_stage = 1;
  const auto by_hand = training_step(small_model(), plan, a_cluster(), stack);
  REQUIRE(by_hand.memory.fits());
  CHECK(found[0].step.step_s <= by_hand.step_s);
  // The search is over all divisors; a smaller memory can only make it slower.
  TrainingCluster tight = a_cluster();
  tight.memory_bytes = 24e9;
  const auto fewer = best_plans(small_model(), search, tight, stack, tried);
  REQUIRE_FALSE(fewer.empty());
  CHECK(fewer[0].step.step_s >= found[0].step.step_s);
}
