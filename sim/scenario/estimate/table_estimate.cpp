#include "sim/scenario/estimate/table_estimate.h"

#include <fmt/format.h>

#include <cmath>

#include "models/base/conversions.h"
#include "sim/scenario/json/nearest.h"

namespace icctwin {
namespace {

constexpr int usual_samples_per_accelerator = 128;

}  // namespace

std::optional<TableEstimate> estimate_table(const LayerTable& table, const TrainingRequest& request, const Catalog& catalog,
                                            const AiSheets& sheets, Diagnostics& diagnostics) {
  TableEstimate estimate;
  auto cluster = find_cluster(request, catalog, sheets, estimate.stack, diagnostics);
  if (!cluster) return std::nullopt;
  const int n = request.accelerators;
  estimate.global_batch = request.global_batch.value_or(usual_samples_per_accelerator * n);
  if (estimate.global_batch % n != 0) {
    const int nearest = std::max(1, static_cast<int>(std::lround(static_cast<double>(estimate.global_batch) / n))) * n;
    diagnostics.add("E-AI-008", "plan", std::to_string(estimate.global_batch), std::to_string(nearest),
                    {{"accelerators", std::to_string(n)}, {"rest", std::to_string(estimate.global_batch % n)}});
    return std::nullopt;
  }
  const TrainingStack* stack = find_stack(sheets.stacks, catalog.find_accelerator(request.accelerator)->id);
  estimate.step = table_step(table, static_cast<double>(estimate.global_batch) / n, *cluster, *stack);
  estimate.capacity_bytes = cluster->memory_bytes;
  estimate.power = power_of(request, catalog, sheets, estimate.step.step_s,
                            estimate.step.compute_s + estimate.step.lookup_s + estimate.step.optimizer_s);
  const double room = cluster->memory_bytes * (1 - stack->memory_headroom);
  if (estimate.step.state_bytes > room) {
    const double fixed = 18 * dense_parameters(table), spread = 4 * embedding_entries(table);
    const double least = fixed < room ? std::ceil(spread / (room - fixed)) : 0;
    const std::string advice =
        least > 0 ? fmt::format("The embeddings fit on {:.0f} accelerators.", least) : "The layers alone do not fit.";
    const std::string advice_zh = least > 0 ? fmt::format("嵌入表在 {:.0f} 张加速卡上放得下。", least) : "仅各层参数就放不下。";
    diagnostics.add("E-AI-003", "memory", fmt::format("{:.1f} GiB", estimate.step.state_bytes / gib), fmt::format("{:.1f} GiB", room / gib),
                    {{"off", fmt::format("{:.1f} GiB", (estimate.step.state_bytes - room) / gib)},
                     {"term", spread / n > fixed ? "embedding tables" : "layers"},
                     {"advice", advice},
                     {"advice_zh", advice_zh}});
    return std::nullopt;
  }
  return estimate;
}

}  // namespace icctwin
