#pragma once
// The energy report of a run as a document; sim/document has the formats to write it in.
#include "sim/document/document.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// The same run gives the same document.
///
/// Values the run does not hold are dashes or left-out chapters; a run that did not finish carries a banner.
document::Document energy_report(const RunFolder& run, Language language);

}  // namespace icctwin
