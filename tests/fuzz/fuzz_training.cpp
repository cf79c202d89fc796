// Readers of training workloads on arbitrary bytes: no crash, and either finite sums or an error.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sim/scenario/trace/chakra_reader.h"
#include "sim/scenario/trace/simai_reader.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace icctwin;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics found;
  const auto step = parse_simai(text, "fuzz", found);
  demand(step.has_value() != found.has_errors());
  if (step) {
    const TrainingSummary sum = summarise(*step);
    for (const double compute_s : sum.compute_s) demand(std::isfinite(compute_s));
    for (const CommunicationTotal& kind : sum.communication) demand(std::isfinite(kind.bytes) && kind.messages <= step->layers.size());
  }
  Diagnostics of_graph;
  const auto graph = parse_chakra(text, "fuzz", of_graph);
  demand(graph.has_value() != of_graph.has_errors());
  if (graph) {
    std::size_t nodes = 0;
    for (const std::size_t of_type : graph->summary.nodes) nodes += of_type;
    demand(nodes == graph->nodes.size() && graph->summary.in_circles == 0);
    for (const double device_s : graph->summary.device_s) demand(std::isfinite(device_s));
  }
  found.append(of_graph);
  for (const Problem& problem : found.problems())
    demand(!sentence(problem, Language::en).empty() && !sentence(problem, Language::zh).empty());
  return 0;
}
