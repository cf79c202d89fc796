#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "sim/results/folder/write_folder.h"
#include "sim/sweep/drive/pick.h"
#include "tools/cli/command.h"

namespace icctwin {
namespace {

struct SweepPickOptions {
  std::string sweep, out, language = "en";
  std::int64_t run = 0;
  bool force = false;
};

Exit sweep_pick(const SweepPickOptions& options) {
  namespace fs = std::filesystem;
  Diagnostics diagnostics;
  const fs::path out = options.out.empty() ? fs::path(options.sweep) / fmt::format("run-{}.json", options.run) : fs::path(options.out);
  std::error_code error;
  if (!options.force && fs::exists(out, error)) diagnostics.add("E-SWP-033", out.string());
  const auto text = diagnostics.has_errors() ? std::nullopt : pick_run(options.sweep, options.run, out.parent_path(), diagnostics);
  Exit code = text ? Exit::ok : Exit::bad_input;
  try {
    if (text) write_text(out, *text);
  } catch (const WriteError& refused) {
    diagnostics.add("E-RUN-003", out.string(), refused.what());
    code = Exit::run_failed;
  }
  print_problems(diagnostics, language_of(options.language));
  if (code == Exit::ok) fmt::print("{}\n", out.string());
  return code;
}

}  // namespace

void add_sweep_pick(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("sweep-pick", "Write a run of a sweep as a scenario file");
  auto options = std::make_shared<SweepPickOptions>();
  command->add_option("sweep", options->sweep, "Folder of the sweep")->required();
  command->add_option("run", options->run, "Number of the run, as in runs.csv")->required();
  command->add_option("--out,-o", options->out, "File to write (default: run-N.json in the folder)");
  command->add_flag("--force", options->force, "Replace the file if it exists");
  command->add_option("--lang", options->language, "Language of messages: en or zh")->check(CLI::IsMember({"en", "zh"}));
  command->callback([&action, options] { action = [options] { return sweep_pick(*options); }; });
}

}  // namespace icctwin
