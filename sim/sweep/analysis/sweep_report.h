#pragma once
// What a sweep says, as a document; sim/document has the formats to write it in.
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/document/document.h"
#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin {

/// About the chosen indicators; none chosen: objectives and constraints of the sweep, else PUE, energy, cost, carbon and water. A problem
/// for each that no run has.
document::Document sweep_report(const StoredSweep& sweep, const std::vector<std::string>& kpis, Language language,
                                Diagnostics& diagnostics);

}  // namespace icctwin
