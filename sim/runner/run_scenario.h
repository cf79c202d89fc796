#pragma once
// One run from start to finish: check, simulate, write the folder, write the reports. One process does this once.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/engine/run.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/report/report.h"
#include "sim/runner/load.h"
#include "sim/runner/write_document.h"

namespace icctwin {

struct RunRequest {
  std::filesystem::path scenario, out;
  std::vector<std::string> overrides = {};
  bool force = false;
  bool report = true;
  std::string version;
  /// Told after every plant step; false ends the run there.
  std::function<bool(const Progress&)> keep_going = {};
  std::filesystem::path inputs = {};  ///< to which the scenario's files are relative; empty: its own folder
  SiteFileUse site_file = SiteFileUse::replaces_site;
};

enum class RunEnd { ok, bad_input, failed, cancelled };

struct RunOutcome {
  RunEnd end = RunEnd::bad_input;
  std::vector<Kpi> kpis;
  std::vector<std::filesystem::path> reports;
  std::vector<InputFile> files = {};  ///< that were read, with their hashes
};

/// Runs a scenario into a folder; every problem is in the diagnostics.
RunOutcome run_scenario(const RunRequest& request, Diagnostics& diagnostics);

struct ReportRequest {
  std::filesystem::path run;
  std::vector<std::filesystem::path> measures = {};  ///< runs that the audit compares with
  ReportTemplate report_template = ReportTemplate::report;
  Language language = Language::en;
  DocumentFormat format = DocumentFormat::html;
  std::filesystem::path file;
};

/// Writes a report of a run folder; false, and problems, if it cannot.
bool write_report(const ReportRequest& request, Diagnostics& diagnostics);

}  // namespace icctwin
