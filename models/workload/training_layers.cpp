#include "models/workload/training_layers.h"

#include <map>
#include <tuple>

namespace icctwin {

std::string_view pass_name(Pass pass) {
  constexpr std::array<std::string_view, pass_count> names = {"forward", "input_gradient", "weight_gradient"};
  return names[static_cast<std::size_t>(pass)];
}

std::string_view communication_name(LayerCommunication kind) {
  constexpr std::array<std::string_view, 5> names = {"none", "all_reduce", "all_gather", "reduce_scatter", "all_to_all"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view group_name(LayerGroup group) {
  constexpr std::array<std::string_view, 4> names = {"tensor", "data", "expert", "data_expert"};
  return names[static_cast<std::size_t>(group)];
}

TrainingSummary summarise(const TrainingLayers& step) {
  TrainingSummary sum;
  std::map<std::tuple<Pass, LayerCommunication, LayerGroup>, CommunicationTotal> messages;
  std::map<std::string_view, std::size_t> place_of;
  for (const TrainingLayer& layer : step.layers) {
    const auto [place, fresh] = place_of.emplace(layer.name, sum.by_name.size());
    if (fresh) sum.by_name.push_back({layer.name, 0, {}, {}});
    LayerTotal& total = sum.by_name[place->second];
    ++total.layers;
    sum.update_s += layer.update_s;
    for (std::size_t p = 0; p < pass_count; ++p) {
      const LayerPass& pass = layer.passes[p];
      sum.compute_s[p] += pass.compute_s;
      total.compute_s[p] += pass.compute_s;
      if (pass.communication == LayerCommunication::none) continue;
      total.bytes[p] += pass.bytes;
      CommunicationTotal& kind = messages[{static_cast<Pass>(p), pass.communication, pass.group}];
      ++kind.messages;
      kind.bytes += pass.bytes;
    }
  }
  for (auto& [key, kind] : messages) {
    std::tie(kind.pass, kind.communication, kind.group) = key;
    sum.communication.push_back(kind);
  }
  return sum;
}

}  // namespace icctwin
