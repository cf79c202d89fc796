#pragma once
// One training step as a list of layers: what each computes and sends in each direction.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace icctwin {

enum class Pass { forward, input_gradient, weight_gradient };
constexpr std::size_t pass_count = 3;

enum class LayerCommunication { none, all_reduce, all_gather, reduce_scatter, all_to_all };

/// The devices that take part: of one tensor-parallel, data-parallel, expert-parallel group, or data-parallel among the same experts.
enum class LayerGroup { tensor, data, expert, data_expert };

std::string_view pass_name(Pass pass);                         ///< "forward"
std::string_view communication_name(LayerCommunication kind);  ///< "all_reduce"
std::string_view group_name(LayerGroup group);                 ///< "tensor"

/// What a layer does in one direction.
struct LayerPass {
  double compute_s = 0;
  LayerCommunication communication = LayerCommunication::none;
  LayerGroup group = LayerGroup::tensor;  ///< without meaning when nothing is sent
  double bytes = 0;                       ///< size of the message as the workload states it
};

struct TrainingLayer {
  std::string name;
  std::array<LayerPass, pass_count> passes;  ///< by Pass
  double update_s = 0;                       ///< of the weights
};

struct TrainingLayers {
  std::string policy;  ///< the parallelism in the words of the file
  int tensor_parallel = 1, expert_parallel = 1, pipeline_parallel = 1, gradient_accumulation = 1, devices = 0;
  double pipeline_bytes = 0;  ///< between two stages
  std::vector<TrainingLayer> layers;
};

/// Messages of one kind in one direction.
struct CommunicationTotal {
  Pass pass = Pass::forward;
  LayerCommunication communication = LayerCommunication::none;
  LayerGroup group = LayerGroup::tensor;
  std::size_t messages = 0;
  double bytes = 0;
};

/// Layers of one name added up.
struct LayerTotal {
  std::string name;
  std::size_t layers = 0;
  std::array<double, pass_count> compute_s{};
  std::array<double, pass_count> bytes{};
};

struct TrainingSummary {
  std::array<double, pass_count> compute_s{};  ///< by Pass
  double update_s = 0;
  std::vector<CommunicationTotal> communication;  ///< by direction, kind, group
  std::vector<LayerTotal> by_name;                ///< in the order of the first of each
};

/// Sums over the layers of a step; times are those of one device, one layer after the other.
TrainingSummary summarise(const TrainingLayers& step);

}  // namespace icctwin
