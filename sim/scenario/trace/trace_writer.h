#pragma once
// Writes a job trace in our own format (docs/trace-format.md).
#include <string>

#include "models/workload/job_record.h"

namespace icctwin {

/// The trace as text; parse_trace gives the same jobs, clock and source again, and writing those gives the same bytes.
///
/// Texts lose outer blanks and line breaks, numbers that stand for "not stated" become empty fields; everything else is kept exactly.
std::string write_trace(const Trace& trace);

}  // namespace icctwin
