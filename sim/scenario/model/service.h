#pragma once
// An inference service (推理服务): a model on replicas that answers requests all day.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/serving/serving_stack.h"
#include "sim/scenario/model/failures.h"

namespace icctwin {

/// Replicas that follow the load (自动扩缩容).
struct ServiceScaling {
  int replicas_min = 1;
  double unfinished_per_replica = 32;
  double interval_s = 30, start_s = 120, stop_after_s = 300;
  bool operator==(const ServiceScaling&) const = default;
  static void describe(Describe<ServiceScaling>&);
};

struct ServiceSource {
  static constexpr std::string_view tag = "service";
  std::string id = "service";
  std::string model;
  std::string node_type;  ///< empty: the first with accelerators
  std::string stack = "vllm_v1";
  ServingFormat format = ServingFormat::bf16;
  int tensor_parallel = 1;
  int replicas = 1;
  std::optional<ServiceScaling> autoscaling;
  int prompt_replicas = 0;  ///< engines for prompts alone
  double handover_bytes_per_s = 50e9;
  std::optional<std::string> requests_file;  ///< takes the place of rate, rhythm and lengths
  double prefix_store_bytes = 0;
  double requests_per_s = 1;  ///< mean of the day
  std::vector<double> hourly_ratio = {0.55, 0.45, 0.40, 0.40, 0.45, 0.55, 0.70, 0.90, 1.15, 1.35, 1.45, 1.40,
                                      1.25, 1.30, 1.40, 1.45, 1.45, 1.35, 1.25, 1.20, 1.20, 1.10, 0.90, 0.70};
  double prompt_tokens = 1024, output_tokens = 256;  ///< means
  double token_sigma = 0.8;                          ///< of the logarithm, both lengths
  double first_token_goal_s = 1, per_token_goal_s = 0.05;
  double sample_s = 600;
  bool operator==(const ServiceSource&) const = default;
  static void describe(Describe<ServiceSource>&);
};

}  // namespace icctwin
