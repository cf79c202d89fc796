#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "sim/runner/run_scenario.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct Options {
  std::string run, out, language = "en", format = "html";
};

Exit report(const Options& options) {
  Diagnostics diagnostics;
  const std::filesystem::path file = options.out.empty()
                                         ? std::filesystem::path(options.run) / ("report-" + options.language + "." + options.format)
                                         : std::filesystem::path(options.out);
  const bool written = write_report(options.run, language_of(options.language), *format_of(options.format), file, diagnostics);
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
  auto options = std::make_shared<Options>();
  command->add_option("run", options->run, "Run folder")->required();
  command->add_option("--lang", options->language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->add_option("--format", options->format, "html (one file that needs no other), pdf, xlsx, csv or json")
      ->check(CLI::IsMember({"html", "pdf", "xlsx", "csv", "json"}));
  command->add_option("--out", options->out, "File to write (default: report-<lang>.<format> in the run folder)");
  command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace icctwin
