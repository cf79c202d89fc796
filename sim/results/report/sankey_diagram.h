#pragma once
// The flow of energy as boxes and ribbons with their names and colours, from the sources to the heat that leaves: what the report and the
// window draw.
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/report/energy_book.h"
#include "sim/results/report/sankey_layout.h"
#include "sim/results/report/texts.h"

namespace icctwin::report {

inline constexpr std::size_t sankey_columns = 6;

/// What a box stands for in the sums.
enum class FlowKind { source, stage, it, use, leaves, heat };

struct SankeyDiagram {
  struct Look {
    std::string name;
    std::string_view fill;
    bool bold = false;
    FlowKind kind = FlowKind::stage;
  };
  struct LinkLook {
    std::string_view fill;
    double opacity = 1;
  };
  std::vector<SankeyNode> nodes;
  std::vector<Look> looks;  ///< by node
  std::vector<SankeyLink> links;
  std::vector<LinkLook> link_looks;

  /// Sum of what flows out of the sources as it is drawn [kWh].
  double input() const;
  /// Sum of the boxes of a kind [kWh].
  double sum(FlowKind kind) const;
  /// All uses over those of IT, from the boxes; NaN where IT uses nothing.
  double pue() const;
  /// (sources - uses - exported and stored) / sources, from the boxes.
  double closure() const;

  std::size_t add(std::size_t column, double value, std::string name, std::string_view fill, FlowKind kind, bool bold = false,
                  double gap = 0);
  void link(std::size_t from, std::size_t to, double value, std::string_view fill, double opacity);
};

/// Nothing where there is no input.
SankeyDiagram sankey_diagram(const Texts& text, const EnergyBook& book);

/// The captions of the columns from left to right; the last one is only there with heat.
std::string_view sankey_caption(const Texts& text, std::size_t column);

}  // namespace icctwin::report
