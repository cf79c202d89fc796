#pragma once
// The report of a run as one HTML file.
#include <string>

#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// A complete page for screen and A4 print: its own style and drawings, no script, nothing fetched; the same run gives the same bytes.
///
/// Values the run does not hold are dashes or left-out chapters; a run that did not finish carries a banner.
std::string html_report(const RunFolder& run, Language language);

}  // namespace icctwin
