#pragma once
// Writes the files of a run folder, each beside its place and then renamed, so that a reader never sees half a file.
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/results/recorder.h"

namespace icctwin {

/// A file of the run folder could not be written; says which and why.
struct WriteError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void write_text(const std::filesystem::path& file, const std::string& text);

void write_manifest(const std::filesystem::path& folder, const Plan& plan, const RunIdentity& identity, RunStatus status,
                    double simulated_s, const std::string& inputs_json, const std::vector<Kpi>& kpis);
void write_kpis(const std::filesystem::path& folder, const std::vector<Kpi>& kpis);
void write_ledger(const std::filesystem::path& folder, const Books& books);
void write_jobs(const std::filesystem::path& folder, const std::vector<JobRow>& jobs, int utc_offset_s);
void write_events(const std::filesystem::path& folder, const std::vector<EventRow>& events, int utc_offset_s);
/// What becomes of the center when one element of its power chain fails.
void write_failures(const std::filesystem::path& folder, const Plan& plan);
void write_problems(const std::filesystem::path& folder, const Diagnostics& problems);

/// The problems as JSON text, as in problems.json and in `icctwin check --format json`.
std::string problems_json(const Diagnostics& problems);

}  // namespace icctwin
