#pragma once
// Every indicator of a run, read from the books alone. Definitions: docs/kpis.md; ISO/IEC 30134 family.
#include <vector>

#include "sim/results/recorder.h"

namespace icctwin {

std::vector<Kpi> compute_kpis(const Plan& plan, const Books& books, const RunTotals& totals, const std::vector<JobRow>& jobs);

}  // namespace icctwin
