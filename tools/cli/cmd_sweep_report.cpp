#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "sim/runner/write_document.h"
#include "sim/sweep/analysis/sweep_report.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct SweepReportOptions {
  std::string sweep, out, language = "en", format = "html";
  std::vector<std::string> kpis;
};

Exit sweep_report_command(const SweepReportOptions& options) {
  namespace fs = std::filesystem;
  Diagnostics diagnostics;
  const Language language = language_of(options.language);
  Exit code = Exit::bad_input;
  const fs::path file =
      options.out.empty() ? fs::path(options.sweep) / ("report-" + options.language + "." + options.format) : fs::path(options.out);
  if (const auto sweep = open_stored_sweep(options.sweep, diagnostics)) {
    const auto report = sweep_report(*sweep, options.kpis, language, diagnostics);
    if (!diagnostics.has_errors())
      code = write_document(report, *format_of(options.format), file, diagnostics) ? Exit::ok : Exit::run_failed;
  }
  print_problems(diagnostics, language);
  if (code == Exit::ok) fmt::print("{}\n", file.string());
  return code;
}

}  // namespace

void add_sweep_report(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("sweep-report", "Write what a sweep says: best runs, effects, bands, indices");
  auto options = std::make_shared<SweepReportOptions>();
  command->add_option("sweep", options->sweep, "Folder of the sweep")->required();
  command
      ->add_option("--kpi", options->kpis,
                   "Indicator to look at (may be repeated; default: objectives and constraints, else the usual ones)")
      ->take_all()
      ->allow_extra_args(false);
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->add_option("--format", options->format, "html (one file that needs no other), pdf, xlsx, csv or json")
      ->check(CLI::IsMember({"html", "pdf", "xlsx", "csv", "json"}));
  command->add_option("--out,-o", options->out, "File to write (default: report-<lang>.<format> in the folder)");
  command->callback([&action, options] { action = [options] { return sweep_report_command(*options); }; });
}

}  // namespace icctwin
