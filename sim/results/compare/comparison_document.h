#pragma once
// A comparison of runs as a document; sim/document has the formats to write it in.
#include <optional>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/document/document.h"
#include "sim/results/compare/attribution.h"
#include "sim/results/compare/compare.h"

namespace icctwin {

struct ComparedRuns {
  const std::vector<NamedRun>& runs;
  const RunComparison& comparison;
  const std::optional<Attribution>& attribution;
  const Diagnostics& warnings;  ///< why they may not compare
  bool all = false;             ///< also indicators that are the same
};

/// Inputs that differ first, then warnings, indicators with the sign of their difference in words, savings of a year, and, of two runs, end
/// uses and which input does what. Equal runs give equal documents.
document::Document comparison_document(const ComparedRuns& compared, Language language);

}  // namespace icctwin
