#include "sim/sweep/run/worker.h"

#include <fmt/format.h>

#include <chrono>
#include <exception>

#include "sim/runner/run_scenario.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

void note_problem(RunRecord& record, const Problem& problem) {
  record.problem = problem.code + " " + problem.where;
  record.sentence = {sentence(problem, Language::en), sentence(problem, Language::zh)};
}

void note_problems(RunRecord& record, const Diagnostics& diagnostics) {
  for (const Problem& problem : diagnostics.problems()) {
    if (problem.severity == Severity::error && record.problem.empty()) note_problem(record, problem);
    if (problem.severity == Severity::warning && record.warnings.find(problem.code) == record.warnings.npos)
      record.warnings += (record.warnings.empty() ? "" : " ") + problem.code;
  }
}

/// A file that is not what the sweep began with; its result must not be stored under the old content.
void refuse_changed_files(RunRecord& record, const SweepContext& context, const RunOutcome& outcome) {
  for (const InputFile& file : outcome.files) {
    const auto known = context.files.find(file.path);
    if (known == context.files.end() || known->second == file.sha256) continue;
    Diagnostics changed;
    changed.add("E-SWP-022", file.path, file.sha256.substr(0, 12), known->second.substr(0, 12));
    note_problem(record, changed.problems().front());
    record.status = RecordStatus::failed;
    record.kpis.clear();
    return;
  }
}

RunRecord run_task(const SweepContext& context, const SweepTask& task) {
  RunRecord record;
  record.hash = task.hash;
  std::error_code error;
  const fs::path scratch = context.out / "work" / fmt::format("{:06}", task.run);
  fs::remove_all(scratch, error);
  Diagnostics diagnostics;
  const RunOutcome outcome = run_scenario({.scenario = base_file(context),
                                           .out = scratch,
                                           .overrides = task.overrides,
                                           .report = context.keep == Keep::reports,
                                           .version = context.version,
                                           .inputs = context.inputs},
                                          diagnostics);
  record.status = outcome.end == RunEnd::ok          ? RecordStatus::ok
                  : outcome.end == RunEnd::bad_input ? RecordStatus::bad_input
                                                     : RecordStatus::failed;
  note_problems(record, diagnostics);
  if (record.status == RecordStatus::ok) {
    record.problem.clear();
    for (const Kpi& kpi : outcome.kpis) record.kpis.push_back({kpi.id, kpi.unit, kpi.title, kpi.value});
    refuse_changed_files(record, context, outcome);
  }
  if (record.status == RecordStatus::ok && context.keep != Keep::kpis) {
    const std::string name = run_folder_name(task.run);
    fs::create_directories((context.out / name).parent_path(), error);
    fs::remove_all(context.out / name, error);
    fs::rename(scratch, context.out / name, error);
    if (error) {
      Diagnostics refused;
      refused.add("E-RUN-003", name, error.message());
      note_problem(record, refused.problems().front());
      record.status = RecordStatus::failed;
    } else {
      record.folder = name;
    }
  }
  fs::remove_all(scratch, error);
  return record;
}

}  // namespace

fs::path base_file(const SweepContext& context) { return context.out / "base.json"; }

std::string run_folder_name(std::int64_t run) { return fmt::format("runs/{:06}", run); }

RunRecord work(const SweepContext& context, const SweepTask& task) {
  const auto begin = std::chrono::steady_clock::now();
  RunRecord record;
  try {
    record = run_task(context, task);
  } catch (const std::exception& error) {
    record = {.hash = task.hash, .status = RecordStatus::failed};
    Diagnostics thrown;
    thrown.add("E-SWP-023", "", error.what());
    note_problem(record, thrown.problems().front());
  }
  record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return record;
}

}  // namespace icctwin
