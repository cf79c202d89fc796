#pragma once
// Indicators of cost, of runs whose scenario has economics.
#include "sim/results/kpi_list.h"
#include "sim/results/recorder.h"

namespace icctwin {

void add_cost_kpis(KpiList& list, const Plan& plan, const Books& books, const RunTotals& totals);

}  // namespace icctwin
