#pragma once
// The shipped sheets of AI work, all in one value; those of inference software are serving_sheets.h.
#include <string_view>
#include <vector>

#include "models/compute/layer_table.h"
#include "models/compute/phase_power.h"
#include "models/compute/training_stack.h"
#include "models/compute/transformer.h"
#include "models/network/interconnect.h"

namespace icctwin {

struct AiSheets {
  std::vector<TransformerModel> models;
  std::vector<LayerTable> tables;
  std::vector<TrainingStack> stacks;
  std::vector<Interconnect> interconnects;
  std::vector<AcceleratorPower> powers;

  const TransformerModel* find_model(std::string_view id) const {
    for (const auto& one : models)
      if (one.id == id) return &one;
    return nullptr;
  }
  const LayerTable* find_table(std::string_view id) const {
    for (const auto& one : tables)
      if (one.id == id) return &one;
    return nullptr;
  }
};

}  // namespace icctwin
