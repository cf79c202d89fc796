#pragma once
// Models that are no language transformer, as tables of their layers: vision, recommenders, speech, diffusion.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/training_step.h"

namespace icctwin {

/// Equal layers that are one matrix product each (a convolution is the product of its unfolded input), per sample.
struct TableLayer {
  std::string name;
  int repeat = 1;
  double rows = 1, columns = 1, depth = 1;  ///< of the output, and the inner dimension
  int batch = 1;                            ///< separate products per sample, as attention heads
  bool weights = true;                      ///< depth x columns are parameters; false: both factors are activations

  bool operator==(const TableLayer&) const = default;
  static void describe(Describe<TableLayer>&);
};

struct LayerTable {
  std::string id;
  std::string name;
  std::string kind;  ///< vision, recommender, speech or diffusion
  std::vector<TableLayer> layers;
  double sample_bytes = 0;                        ///< of the input, as storage delivers it
  int embedding_tables = 0, embedding_width = 0;  ///< one pooled vector per table and sample
  double embedding_rows = 0;                      ///< of all tables
  double lookups_per_table = 1;
  std::optional<double> published_forward_flops, published_parameters;  ///< for comparison
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const LayerTable&) const = default;
  static void describe(Describe<LayerTable>&);
};

double forward_flops(const LayerTable& table);      ///< per sample, 2 per multiply-add [FLOP]
double dense_parameters(const LayerTable& table);   ///< of the layers [1]
double embedding_entries(const LayerTable& table);  ///< numbers in the embedding tables [1]

/// Where the time of a step goes [s]; the parts add up to step_s.
struct TableStep {
  double step_s = 0;
  double compute_s = 0, host_s = 0, lookup_s = 0, exchange_s = 0, gradients_s = 0, optimizer_s = 0, scale_s = 0, loading_s = 0;
  double samples_per_s = 0, mfu = 0;
  double state_bytes = 0;  ///< weights, gradients, optimizer state and this accelerator's share of the embeddings
};

/// Step of data-parallel training, the embedding tables spread over all accelerators.
///
/// Products and roofline as in training_step; per output number 8 bytes of element-wise traffic forward and 12 backward (norm and
/// activation, unverified); backward two products each. Embeddings: 4-byte rows read forward, read and written backward; the pooled vectors
/// of the global batch go through one all-to-all forward and one backward. Gradients of the layers by all-reduce, hidden behind the
/// backward pass as the stack can. Input that arrives more slowly than the step takes is waited for. Host: a twelfth of a transformer
/// layer's launches per layer and pass. Left out: activations in memory, sparse optimizers, skewed lookups, caching of rows. No measured
/// case was at hand: order of magnitude.
TableStep table_step(const LayerTable& table, double samples_per_accelerator, const TrainingCluster& cluster, const TrainingStack& stack);

}  // namespace icctwin
