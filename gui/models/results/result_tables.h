#pragma once
// The lists of a run as tables.
#include "gui/models/results/data_table.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {

// Columns of the table of jobs that are used elsewhere.
inline constexpr std::size_t job_id_column = 0, job_state_column = 3;

DataTable job_table(const RunFolder& run);
DataTable kpi_table(const RunFolder& run);
DataTable ledger_table(const RunFolder& run);
DataTable event_table(const RunFolder& run);
DataTable failure_table(const RunFolder& run);
DataTable problem_table(const RunFolder& run);

QString job_state_words(JobState state);

}  // namespace icctwin::gui
