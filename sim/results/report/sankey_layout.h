#pragma once
// Where the boxes and ribbons of a flow diagram go: a pure function of the flows.
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace icctwin::report {

/// Boxes of a column are placed in the order given, ribbons leave and enter a box in the order given.
struct SankeyNode {
  std::size_t column = 0;
  double value = 0;
  double gap_before = 6;  ///< free space above the box [units]
};

struct SankeyLink {
  std::size_t from = 0, to = 0;
  double value = 0;
};

struct SankeyFrame {
  double top = 22, height = 230;
  double slot = 13.5;  ///< least height of a box with its label, so that labels never meet [units]
  double most_units_per_value = std::numeric_limits<double>::infinity();  ///< so that two diagrams can have one scale
};

struct SankeyBox {
  double top = 0, height = 0;
  double label_y = 0;  ///< middle of the label
};

struct SankeyRibbon {
  double from_y = 0, to_y = 0;  ///< upper edges
  double width = 0;
};

struct SankeyLayout {
  double units_per_value = 0;
  std::vector<SankeyBox> boxes;
  std::vector<SankeyRibbon> ribbons;
};

/// One scale for all widths, the largest at which every column fits the frame; small boxes move apart, their widths stay true.
SankeyLayout lay_out(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links, const SankeyFrame& frame);

/// Fills sinks from sources in order, both top to bottom, so that no two ribbons cross; what finds no partner is left out.
///
/// The books know how much heat leaves by each way, not which device's heat it was: the pairs are drawn, not computed.
std::vector<SankeyLink> pair_in_order(std::span<const std::size_t> sources, std::span<const std::size_t> sinks,
                                      std::span<const SankeyNode> nodes);

}  // namespace icctwin::report
