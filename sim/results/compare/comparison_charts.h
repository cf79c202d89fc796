#pragma once
// Drawings of a comparison, with the numbers that they show.
#include "sim/document/blocks.h"
#include "sim/document/numbers.h"
#include "sim/results/compare/attribution.h"
#include "sim/results/compare/comparison_numbers.h"

namespace icctwin::comparison {

/// From the first run over each step to the second (visual design 11.5): bars of the runs stand on the axis, steps hang between levels.
document::Figure waterfall(const AttributedKpi& kpi, const std::vector<AttributionStep>& steps, const std::string& from,
                           const std::string& to, const document::Numbers& numbers);

/// Energy outside IT by account, of both runs; nothing to draw where there is none.
document::Figure end_uses(const NamedRun& from, const NamedRun& to, const document::Numbers& numbers);

}  // namespace icctwin::comparison
