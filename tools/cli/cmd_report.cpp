#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/runner/run_scenario.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct ReportOptions {
  std::string run, out, language = "en", format = "html", report_template = "report";
  std::vector<std::string> compare;
};

Exit report(const ReportOptions& options) {
  Diagnostics diagnostics;
  const std::string kind = options.report_template == "report" ? "" : options.report_template + "-";
  const std::filesystem::path file = options.out.empty()
                                         ? std::filesystem::path(options.run) / ("report-" + kind + options.language + "." + options.format)
                                         : std::filesystem::path(options.out);
  const bool written = write_report({.run = options.run,
                                     .measures = {options.compare.begin(), options.compare.end()},
                                     .report_template = *template_of(options.report_template),
                                     .language = language_of(options.language),
                                     .format = *format_of(options.format),
                                     .file = file},
                                    diagnostics);
  print_problems(diagnostics, language_of(options.language));
  if (!written) {
    const std::string& code = diagnostics.problems().back().code;
    return code == "E-RUN-003" || code.starts_with("E-DOC") ? Exit::run_failed : Exit::bad_input;
  }
  fmt::print("{}\n", file.string());
  return Exit::ok;
}

}  // namespace

void add_report(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("report", "Write the energy report of a run folder");
  auto options = std::make_shared<ReportOptions>();
  command->add_option("run", options->run, "Run folder")->required();
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->add_option("--format", options->format, "html (one file that needs no other), pdf, xlsx, csv or json")
      ->check(CLI::IsMember({"html", "pdf", "xlsx", "csv", "json"}));
  command
      ->add_option("--template", options->report_template,
                   "report (all of it), summary (two pages), audit, assessment or eu-2024-1364 (tables of the European Union)")
      ->check(CLI::IsMember({"report", "summary", "audit", "assessment", "eu-2024-1364"}));
  command->add_option("--compare", options->compare, "Run folder of a changed scenario: a measure in the audit; may be repeated")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--out", options->out, "File to write (default: report-[TEMPLATE-]LANG.FORMAT in the run folder)");
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace icctwin
