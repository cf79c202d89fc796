#pragma once
// The comma-separated files of a run folder; only for the reader's own .cpp files.
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::folder {

// Each reports rows it cannot use with W-RES-004 (at most a few of them, then their number) and leaves them out.
std::vector<LedgerRow> parse_ledger(const std::string& text, Diagnostics& diagnostics);
std::vector<JobRow> parse_jobs(const std::string& text, Diagnostics& diagnostics);
std::vector<FailureRow> parse_failures(const std::string& text, Diagnostics& diagnostics);
std::vector<EventRow> parse_events(const std::string& text, Diagnostics& diagnostics);

}  // namespace icctwin::folder
