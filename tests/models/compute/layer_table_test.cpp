#include "models/compute/layer_table.h"

#include <doctest/doctest.h>

using namespace icctwin;
using doctest::Approx;

namespace {

LayerTable a_table() {
  LayerTable t;
  t.layers = {{"convolution", 2, 196, 256, 2304, 1, true}, {"scores", 1, 49, 49, 64, 8, false}};
  return t;
}

TrainingCluster small_cluster(int accelerators) {
  TrainingCluster c;
  c.accelerators = accelerators;
  c.peak_flop_per_s = c.half_peak_flop_per_s = 300e12;
  c.memory_bytes = 80e9;
  c.memory_bytes_per_s = 2e12;
  c.scale_up = {20e-6, 5e-6, 220e9, 0};
  c.scale_out = {20e-6, 5e-6, 20e9, 0};
  return c;
}

double sum_of(const TableStep& s) {
  return s.compute_s + s.host_s + s.lookup_s + s.exchange_s + s.gradients_s + s.optimizer_s + s.scale_s + s.loading_s;
}

}  // namespace

TEST_CASE("layer table: operations and parameters are those of the products") {
  // 2 x 2 x 196 x 256 x 2304 + 2 x 8 x 49 x 49 x 64; weights of the two convolutions only.
  CHECK(forward_flops(a_table()) == 2.0 * 2 * 196 * 256 * 2304 + 2.0 * 8 * 49 * 49 * 64);
  CHECK(dense_parameters(a_table()) == 2.0 * 256 * 2304);
}

TEST_CASE("layer table: the parts of a step add up; embeddings are exchanged, slow input is waited for") {
  TrainingStack stack;
  const auto plain = table_step(a_table(), 64, small_cluster(16), stack);
  CHECK(sum_of(plain) == Approx(plain.step_s));
  CHECK(plain.exchange_s == 0);
  LayerTable with_tables = a_table();
  with_tables.embedding_tables = 26;
  with_tables.embedding_width = 128;
  with_tables.embedding_rows = 1e6;
  const auto exchanged = table_step(with_tables, 64, small_cluster(16), stack);
  CHECK(sum_of(exchanged) == Approx(exchanged.step_s));
  // Two all-to-alls of 64 x 26 x 128 x 2 bytes: 8 of 16 peers outside.
  CHECK(exchanged.exchange_s == Approx(2 * (20e-6 + 5e-6 * 7 + 0.5 * 64 * 26 * 128 * 2 / 20e9)));
  CHECK(exchanged.state_bytes - plain.state_bytes == Approx(4 * 1e6 * 128 / 16));
  LayerTable heavy = a_table();
  heavy.sample_bytes = 1e9;
  const auto waiting = table_step(heavy, 64, small_cluster(16), stack);
  CHECK(waiting.step_s == Approx(64.0));  // 64 GB at 1 GB/s
  CHECK(sum_of(waiting) == Approx(waiting.step_s));
  CHECK(table_step(a_table(), 128, small_cluster(16), stack).step_s > plain.step_s);
}
