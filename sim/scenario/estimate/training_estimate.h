#pragma once
// Answers "how long does it take to train this model on that many accelerators": names resolved, plan checked or searched, figures of one
// job.
#include <optional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/ai_sheets.h"
#include "models/compute/training_power.h"
#include "models/compute/training_search.h"
#include "sim/scenario/catalog/catalog.h"

namespace icctwin {

/// What a user asks; what is absent is chosen.
struct TrainingRequest {
  std::string model;        ///< id of the catalog, or a JSON file
  std::string accelerator;  ///< id of the catalog
  int accelerators = 8, accelerators_per_node = 8;
  std::optional<int> scale_up_accelerators;  ///< of a domain over several nodes; default: that of the server's sheet, else the node
  double nic_bytes_per_s = 50e9;             ///< per accelerator and direction
  std::optional<int> fabric_accelerators;    ///< most that the network joins
  std::optional<int> tensor, context, pipeline, data, expert, virtual_stages, micro_batch, zero_stage;
  std::optional<int> global_batch;        ///< sequences; default: 4 Mi tokens
  std::optional<int> sequence;            ///< tokens; default: the model's
  std::optional<bool> sequence_parallel;  ///< default: with a tensor group
  std::optional<Recompute> recompute;
  Precision precision = Precision::bf16;
  bool uneven_stages = false;
  bool best = false;  ///< search the parallelism that is not given
  std::size_t keep = 10;
};

struct TrainingEstimate {
  TransformerModel model;
  Accelerator accelerator;
  std::string stack, node_type;  ///< ids of the sheets used; the node type may be empty
  int accelerators = 0;
  std::vector<RatedPlan> plans;     ///< the fastest first; one unless searched
  std::vector<std::string> chosen;  ///< settings that were not given, as words
  std::size_t tried = 0;            ///< plans rated in the search
  TrainingPower power;              ///< of the first plan
};

/// Accelerators that the scale-up network of a request joins.
int scale_up_of(const TrainingRequest& request, const Catalog& catalog);

/// The server of a request in the catalog; nullptr if none has its accelerator and count.
const NodeType* find_node_type(const TrainingRequest& request, const Catalog& catalog);

/// Its power for a step of which so much is spent computing.
TrainingPower power_of(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets, double step_s, double computing_s);

/// The cluster of a request and the stack of its accelerator; nullopt after an error (unknown accelerator, fabric too small, gaps in its
/// sheet).
std::optional<TrainingCluster> find_cluster(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets,
                                            std::string& stack, Diagnostics& diagnostics);

/// nullopt after an error; every problem names the product or term, by how much, and the nearest that works.
std::optional<TrainingEstimate> estimate_training(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets,
                                                  Diagnostics& diagnostics);

}  // namespace icctwin
