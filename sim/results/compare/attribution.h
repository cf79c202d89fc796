#pragma once
// Stepwise attribution (逐步归因): which inputs make the difference between two runs.
//
// The differing inputs are taken over group by group, from the first run to the second; the change of an indicator from one scenario to the
// next is the step of its group. The steps add up to the whole difference by construction. They depend on the order: where groups act on
// each other, a group that comes later meets what the earlier ones have made of the center. The effect of a group alone, on the first run,
// shows by how much.
// Source: one-at-a-time decomposition along a path, e.g. Saltelli et al., Global Sensitivity Analysis (Wiley 2008), ch. 2.
#include <string>
#include <vector>

#include "sim/results/compare/compare.h"
#include "sim/results/compare/scenario_steps.h"

namespace icctwin {

struct AttributionStep {
  ChangeGroup group;
  BilingualText label;  ///< "Supply temperature 38 → 42 °C", or how many inputs
};

struct AttributedKpi {
  std::string id, unit;
  BilingualText title;
  std::vector<double> values;  ///< of the first run, after each step, and so of the second run at last
  std::vector<double> alone;   ///< change by each group alone against the first run; empty: not asked for

  double change(std::size_t step) const { return values[step + 1] - values[step]; }
};

struct Attribution {
  std::vector<AttributionStep> steps;
  std::vector<AttributedKpi> kpis;
};

/// Indicators of the levels, the first and last of which are the two runs; those asked for, or PUE, energy, carbon, water and cost.
std::vector<AttributedKpi> attributed_kpis(const std::vector<const RunFolder*>& levels, const std::vector<const RunFolder*>& alone,
                                           const std::vector<std::string>& asked, Diagnostics& diagnostics);

/// What a group changes, in the words of the inputs that differ; a file of one name with other contents has its title from the manifest.
BilingualText step_label(const ChangeGroup& group, const std::vector<InputDifference>& inputs, const Manifest& manifest);

}  // namespace icctwin
