#include "models/compute/serving/memory.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

void MemoryRules::describe(Describe<MemoryRules>& d) {
  d.title("MemoryRules", "Memory rules", "显存规则").help("How a serving stack divides the device memory.", "推理软件栈如何划分显存。");
  d.field<&MemoryRules::utilisation>("utilisation")
      .ratio()
      .range(0.01, 1)
      .title("Utilisation", "利用率上限")
      .help("Share of the memory that the engine takes.", "引擎可占用的显存比例。");
  d.field<&MemoryRules::runtime_bytes>("runtime_bytes")
      .at_least(0)
      .title("Runtime", "运行时占用")
      .help("Context, graphs and collectives of one accelerator.", "单卡的上下文、计算图与集合通信占用。");
  d.field<&MemoryRules::of_free>("of_free")
      .title("Of what is free", "按剩余显存计")
      .help("The utilisation is a share of what weights leave, not of the whole.", "利用率按扣除权重后的剩余显存计，而非按总量。");
}

ServingMemory serving_memory(const DecoderShape& shape, const ServingDevice& device, const ServingPrecision& precision,
                             const MemoryRules& rules, double tensor_parallel, double token_budget, double sequences) {
  constexpr double activation_bytes = 2, logit_bytes = 8;
  ServingMemory memory;
  const double t = tensor_parallel;
  memory.device_bytes = t * device.memory_bytes;
  // The cache heads that exist more than once are copied; so are no weights.
  memory.weights_bytes = weight_bytes(shape, precision);
  const double layer = activation_bytes * token_budget * (2 * shape.mlp_width / t + 4 * shape.hidden);
  memory.activations_bytes = t * std::max(layer, logit_bytes * sequences * shape.vocabulary);
  memory.runtime_bytes = t * rules.runtime_bytes;
  const double taken = memory.weights_bytes + memory.activations_bytes + memory.runtime_bytes;
  memory.cache_bytes = rules.of_free ? rules.utilisation * (memory.device_bytes - taken) : rules.utilisation * memory.device_bytes - taken;
  if (rules.of_free && memory.cache_bytes < 0) memory.cache_bytes = memory.device_bytes - taken;
  memory.unused_bytes = memory.device_bytes - taken - memory.cache_bytes;
  memory.token_bytes = cache_bytes_per_token(shape, precision, t);
  memory.cache_tokens = std::max(0.0, std::floor(memory.cache_bytes / memory.token_bytes));
  return memory;
}

}  // namespace icctwin
