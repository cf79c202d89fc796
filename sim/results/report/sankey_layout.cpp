#include "sim/results/report/sankey_layout.h"

#include <algorithm>

namespace icctwin::report {
namespace {

/// Height of the tallest column at a scale [units].
double tallest(std::span<const SankeyNode> nodes, double units_per_value, double slot) {
  std::vector<double> heights;
  for (const auto& node : nodes) {
    heights.resize(std::max(heights.size(), node.column + 1), 0.0);
    double& height = heights[node.column];
    height += (height > 0 ? node.gap_before : 0) + std::max(node.value * units_per_value, slot);
  }
  return heights.empty() ? 0 : *std::ranges::max_element(heights);
}

}  // namespace

SankeyLayout lay_out(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links, const SankeyFrame& frame) {
  SankeyLayout layout;
  double largest = 0;
  for (const auto& node : nodes) largest = std::max(largest, node.value);
  if (largest <= 0) return layout;

  // The height grows with the scale, so bisection finds the largest that fits; 50 halvings are below any pixel.
  double low = 0, high = frame.height / largest;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (tallest(nodes, middle, frame.slot) <= frame.height ? low : high) = middle;
  }
  low = std::min(low, frame.most_units_per_value);
  layout.units_per_value = low;

  std::vector<double> next;
  for (const auto& node : nodes) {
    next.resize(std::max(next.size(), node.column + 1), frame.top);
    double& y = next[node.column];
    if (y > frame.top) y += node.gap_before;
    const double height = node.value * low, slot = std::max(height, frame.slot);
    layout.boxes.push_back({y + (slot - height) / 2, height, y + slot / 2});
    y += slot;
  }

  std::vector<double> leaving(nodes.size(), 0), entering(nodes.size(), 0);
  for (const auto& link : links) {
    const double width = link.value * low;
    layout.ribbons.push_back({layout.boxes[link.from].top + leaving[link.from], layout.boxes[link.to].top + entering[link.to], width});
    leaving[link.from] += width;
    entering[link.to] += width;
  }
  return layout;
}

std::vector<SankeyLink> pair_in_order(std::span<const std::size_t> sources, std::span<const std::size_t> sinks,
                                      std::span<const SankeyNode> nodes) {
  std::vector<SankeyLink> links;
  std::size_t sink = 0;
  double room = sinks.empty() ? 0 : nodes[sinks[0]].value;
  for (const std::size_t source : sources) {
    double left = nodes[source].value;
    while (left > 0 && sink < sinks.size()) {
      const double part = std::min(left, room);
      if (part > 0) links.push_back({source, sinks[sink], part});
      left -= part;
      room -= part;
      if (room <= 0 && ++sink < sinks.size()) room = nodes[sinks[sink]].value;
    }
  }
  return links;
}

}  // namespace icctwin::report
