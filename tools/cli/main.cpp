// The icctwin program: one file per subcommand.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "sim/scenario/json/nearest.h"
#include "tools/cli/command.h"

namespace {

using icctwin::Exit;

/// Tells of a word that stands where a subcommand belongs and is none; false if there is no such word.
bool tell_unknown_subcommand(const CLI::App& app, int argc, char** argv) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
  if (argc < 2 || argv[1][0] == '-' || std::find(names.begin(), names.end(), argv[1]) != names.end()) return false;
  const std::string near = icctwin::nearest_name(argv[1], names);
  fmt::print(stderr, "Unknown subcommand \"{}\".{}\nIt is one of: {}.\n", argv[1], near.empty() ? "" : " Did you mean \"" + near + "\"?",
             fmt::join(names, ", "));
  return true;
}

/// Runs the subcommand; output that could not be written is a failure, not silence.
Exit act(const icctwin::Action& action) {
  Exit code = Exit::run_failed;
  try {
    code = action();
  } catch (const std::exception& error) {
    fmt::print(stderr, "icctwin: {}\n", error.what());
  }
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (written || code != Exit::ok) return code;
  std::fputs("icctwin: standard output cannot be written\n", stderr);
  return Exit::run_failed;
}

}  // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is seen by the write that fails, like a full disk
  CLI::App app{
      "ICC Twin (智算孪生): a digital-twin simulator of AI data centers.\nReads a scenario, simulates jobs, power and cooling, and writes "
      "results with an energy report.",
      "icctwin"};
  app.set_version_flag("--version", "icctwin " ICCTWIN_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  icctwin run scenarios/start/one_rack.json --out runs/one\n"
      "  icctwin check scenarios/cases/philly_week_shanghai.json\n"
      "  icctwin run scenarios/cases/frontier_day.json --out runs/f --set /simulation/thermal_step_s=1\n"
      "  icctwin estimate training --model llama3_405b --accelerator h100_sxm5_80gb --count 16384 --tokens 1.5e13\n"
      "Exit codes: 0 ok, 1 validation outside tolerance, 2 bad input or usage, 3 run failed, 130 cancelled.");
  icctwin::Action action;
  icctwin::add_new(app, action);
  icctwin::add_run(app, action);
  icctwin::add_check(app, action);
  icctwin::add_report(app, action);
  icctwin::add_compare(app, action);
  icctwin::add_verify(app, action);
  icctwin::add_import(app, action);
  icctwin::add_export(app, action);
  icctwin::add_catalog(app, action);
  icctwin::add_describe(app, action);
  icctwin::add_schema(app, action);
  icctwin::add_validate(app, action);
  icctwin::add_estimate(app, action);
  icctwin::add_sweep(app, action);
  icctwin::add_sweep_task(app, action);
  icctwin::add_sweep_pick(app, action);
  icctwin::add_sweep_report(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (tell_unknown_subcommand(app, argc, argv)) return static_cast<int>(Exit::bad_input);
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::bad_input);
  }
  const Exit code = act(action);
  // HDF5 crashes in its exit handler when the disk refused to take a file: nothing is left to do, so leave without handlers.
  if (code == Exit::run_failed) std::_Exit(static_cast<int>(code));
  return static_cast<int>(code);
}
