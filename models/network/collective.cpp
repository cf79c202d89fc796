#include "models/network/collective.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

std::vector<Choice> choices_of(Collective) {
  return {{"all_reduce", {"all-reduce", "全归约"}},
          {"all_gather", {"all-gather", "全收集"}},
          {"reduce_scatter", {"reduce-scatter", "归约分散"}},
          {"all_to_all", {"all-to-all", "全交换"}},
          {"broadcast", {"broadcast", "广播"}},
          {"reduce", {"reduce", "归约"}}};
}

std::vector<Choice> choices_of(CollectiveAlgorithm) {
  return {{"ring", {"ring", "环"}}, {"tree", {"tree", "树"}}, {"in_network", {"in-network reduction", "网内归约"}}};
}

double bus_factor(Collective collective, double ranks) {
  switch (collective) {
    case Collective::all_reduce:
      return 2 * (ranks - 1) / ranks;
    case Collective::all_gather:
    case Collective::reduce_scatter:
    case Collective::all_to_all:
      return (ranks - 1) / ranks;
    case Collective::broadcast:
    case Collective::reduce:
      break;
  }
  return 1;
}

double collective_s(Collective collective, CollectiveAlgorithm algorithm, double ranks, double bytes, const LinkTerms& link) {
  if (ranks <= 1) return 0;
  const double ring_s = link.latency_s + link.latency_per_peer_s * (ranks - 2) +
                        (bytes > 0 ? bus_factor(collective, ranks) * bytes / link.bandwidth_bytes_per_s : 0);
  const bool halves = collective == Collective::all_gather || collective == Collective::reduce_scatter;
  if (algorithm == CollectiveAlgorithm::tree && !halves && collective != Collective::all_to_all) {
    const double passes = collective == Collective::all_reduce ? 2 : 1;
    return link.latency_s + link.latency_per_peer_s * passes * (std::log2(ranks) - 1) + passes * bytes / link.bandwidth_bytes_per_s;
  }
  if (algorithm == CollectiveAlgorithm::in_network && link.in_network_bytes_per_s > 0 && (halves || collective == Collective::all_reduce))
    return link.latency_s + (halves ? 0.5 : 1.0) * (ranks + 1) / ranks * bytes / link.in_network_bytes_per_s;
  return ring_s;
}

double fastest_collective_s(Collective collective, double ranks, double bytes, const LinkTerms& link) {
  double best_s = collective_s(collective, CollectiveAlgorithm::ring, ranks, bytes, link);
  for (const auto algorithm : {CollectiveAlgorithm::tree, CollectiveAlgorithm::in_network})
    best_s = std::min(best_s, collective_s(collective, algorithm, ranks, bytes, link));
  return best_s;
}

double hierarchical_collective_s(Collective collective, double local, double nodes, double bytes, const LinkTerms& inner,
                                 const LinkTerms& outer) {
  if (nodes <= 1) return fastest_collective_s(collective, local, bytes, inner);
  if (local <= 1) return fastest_collective_s(collective, nodes, bytes, outer);
  const auto inside_s = [&](Collective half) { return fastest_collective_s(half, local, bytes, inner); };
  const auto outside_s = [&](Collective whole) { return fastest_collective_s(whole, nodes, bytes / local, outer); };
  switch (collective) {
    case Collective::all_reduce:
      return inside_s(Collective::reduce_scatter) + outside_s(collective) + inside_s(Collective::all_gather);
    case Collective::all_to_all: {
      const double ranks = local * nodes, near = (local - 1) / ranks, far = (ranks - local) / ranks;
      return std::max(inner.latency_s + inner.latency_per_peer_s * (local - 2) + near * bytes / inner.bandwidth_bytes_per_s,
                      outer.latency_s + outer.latency_per_peer_s * (ranks - local - 1) + far * bytes / outer.bandwidth_bytes_per_s);
    }
    default:
      return inside_s(collective) + outside_s(collective);
  }
}

double bus_bandwidth_bytes_per_s(Collective collective, double ranks, double bytes, double time_s) {
  return bus_factor(collective, ranks) * bytes / time_s;
}

double pipelined_bus_bandwidth_bytes_per_s(Collective collective, CollectiveAlgorithm algorithm, double local, const LinkTerms& inner,
                                           const LinkTerms& outer) {
  const bool reduces = algorithm == CollectiveAlgorithm::in_network && inner.in_network_bytes_per_s > 0;
  const double within = reduces ? bus_factor(collective, local) * local / (local + 1) * inner.in_network_bytes_per_s *
                                      (collective == Collective::all_reduce ? 1 : 2)
                                : inner.bandwidth_bytes_per_s;
  const double between = outer.bandwidth_bytes_per_s * local * (reduces && collective == Collective::all_reduce ? 2 : 1);
  return std::min(within, between);
}

}  // namespace icctwin
