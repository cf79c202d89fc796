#include "sim/runner/run_scenario.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string_view>

#include "sim/results/folder/write_folder.h"
#include "sim/results/report/report.h"
#include "sim/runner/load.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr auto checkpoint_every = std::chrono::seconds(10);

/// Whether a file may have been written by the program into a run folder.
bool is_run_file(const fs::directory_entry& entry) {
  static constexpr std::string_view names[] = {"manifest.json", "kpi.json",   "problems.json", "jobs.csv",
                                               "events.csv",    "ledger.csv", "failures.csv",  "series.nc"};
  std::error_code error;
  if (!entry.is_regular_file(error)) return false;
  std::string name = entry.path().filename().string();
  if (name.ends_with(".tmp")) name.resize(name.size() - 4);  // left by a run that was killed
  return name.starts_with("report-") || std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// A folder that holds a run and nothing that somebody else put there.
bool is_run_folder(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (!is_run_file(*entry)) return false;
  if (error) return false;
  std::ifstream file(folder / "manifest.json");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.find("\"icctwin.run/1\"") != text.npos;
}

/// Makes an empty folder for the run, or says why not.
bool prepare_folder(const RunRequest& request, Diagnostics& diagnostics) {
  std::error_code error;
  const fs::path& out = request.out;
  if (fs::exists(out, error) && !(fs::is_directory(out, error) && fs::is_empty(out, error))) {
    if (!request.force) {
      diagnostics.add("E-RUN-001", out.string());
      return false;
    }
    if (!fs::is_directory(out, error) || !is_run_folder(out)) {
      diagnostics.add("E-RUN-002", out.string());
      return false;
    }
    fs::remove_all(out, error);
  }
  if (!error) fs::create_directories(out, error);
  if (error) diagnostics.add("E-RUN-003", out.string(), out.string() + ": " + error.message());
  return !error;
}

}  // namespace

RunOutcome run_scenario(const RunRequest& request, Diagnostics& diagnostics) {
  RunOutcome outcome;
  const fs::path folder = request.inputs.empty() ? request.scenario.parent_path() : request.inputs;
  auto document = read_scenario_document(request.scenario, diagnostics);
  if (!document) return outcome;
  const auto loaded = load_scenario(*std::move(document), folder, request.overrides, diagnostics, request.site_file);
  if (!loaded) return outcome;
  const auto plan = plan_scenario(*loaded, folder, true, diagnostics);
  if (!plan) return outcome;
  outcome.files = plan->files;
  if (!prepare_folder(request, diagnostics)) {
    if (diagnostics.problems().back().code == "E-RUN-003") outcome.end = RunEnd::failed;
    return outcome;
  }
  try {
    Recorder recorder(*plan, {request.version, request.scenario.filename().string(), request.overrides}, request.out, diagnostics,
                      inputs_json(*loaded, *plan));
    RunControl control;
    control.keep_going = request.keep_going;
    auto last_checkpoint = std::chrono::steady_clock::now();
    control.checkpoint_due = [&last_checkpoint] {
      const auto now = std::chrono::steady_clock::now();
      if (now - last_checkpoint < checkpoint_every) return false;
      last_checkpoint = now;
      return true;
    };
    const RunStatus status = run(*plan, recorder, control);
    outcome.kpis = recorder.kpis();
    outcome.end = status == RunStatus::cancelled ? RunEnd::cancelled : RunEnd::ok;
    diagnostics = recorder.problems();
    if (request.report)
      for (const auto& language : plan->scenario.simulation.report_languages) {
        const fs::path file = request.out / ("report-" + language + ".html");
        if (!write_report({.run = request.out, .language = language == "zh" ? Language::zh : Language::en, .file = file}, diagnostics))
          outcome.end = RunEnd::failed;
        outcome.reports.push_back(file);
      }
  } catch (const std::runtime_error& error) {  // the disk refused; what was written stays, marked partial
    diagnostics.add("E-RUN-003", request.out.string(), error.what());
    outcome.end = RunEnd::failed;
  }
  return outcome;
}

bool write_report(const ReportRequest& request, Diagnostics& diagnostics) {
  const auto read = read_run_folder(request.run, diagnostics);
  if (!read) return false;
  std::vector<NamedRun> measures;
  for (const fs::path& folder : request.measures) {
    auto measure = read_run_folder(folder, diagnostics);
    if (!measure) return false;
    const fs::path clean = folder.lexically_normal();
    measures.push_back({(clean.has_filename() ? clean : clean.parent_path()).filename().string(), std::move(*measure)});
  }
  return write_document(energy_report(*read, request.language, request.report_template, measures), request.format, request.file,
                        diagnostics);
}

}  // namespace icctwin
