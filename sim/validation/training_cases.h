#pragma once
// Published training steps as inputs of the model: a table of cases, one row each.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/accelerator.h"
#include "models/compute/parallel_plan.h"
#include "models/compute/training_search.h"
#include "models/compute/transformer.h"

namespace icctwin {

struct TrainingCase {
  int line = 0;
  std::string name;
  const Accelerator* accelerator = nullptr;
  TransformerModel model;
  ParallelPlan plan;
  OpenSettings open;         ///< settings that the row leaves empty
  bool open_layout = false;  ///< tensor and pipeline groups are empty too
  int accelerators = 1, accelerators_per_node = 8;
  double nic_bytes_per_s = 0;
  double measured_s = 0;
};

/// A row that is no possible configuration, or that cannot be evaluated, with the reason.
struct LeftOutRow {
  int line = 0;
  std::string name, reason;
};

struct TrainingCases {
  std::vector<TrainingCase> cases;
  std::vector<LeftOutRow> impossible;  ///< by the rule of check_plan: products and divisions must come out whole
  int rejected = 0;                    ///< rows with a problem in `diagnostics`
};

/// The entry that a table of measurements means by a name ("A100-SXM-80GB", "H100 SXM"): the same letters and digits as its id or name,
/// else the first entry whose id begins with them; nullptr if there is none.
const Accelerator* accelerator_of_name(const std::vector<Accelerator>& list, std::string_view name);

/// Reads either layout: columns of a step (layers, hidden, heads, seq, gpus, global_batch, tp, pp, measured_iter_s and more), or of
/// MLPerf's GPT-3 runs (chip, chips, global_batch, s_per_step_equiv_incl_eval). nullopt after a problem with the whole file.
std::optional<TrainingCases> read_training_cases(const std::filesystem::path& path, const std::vector<Accelerator>& accelerators,
                                                 const TransformerModel* mlperf_model, Diagnostics& diagnostics);

}  // namespace icctwin
