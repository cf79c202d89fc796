// The icctwin program: one file per subcommand.
#include <CLI/CLI.hpp>
#include <clocale>

#include "tools/cli/command.h"

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "C");
  CLI::App app{"ICC Twin (智算孪生): a digital-twin simulator of AI data centers.\nReads a scenario, simulates jobs, power and cooling, and writes results with an energy report.", "icctwin"};
  app.set_version_flag("--version", "icctwin " ICCTWIN_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  icctwin run scenarios/start/one_rack.json --out runs/one\n"
      "  icctwin check scenarios/cases/philly_week_shanghai.json\n"
      "  icctwin run scenarios/cases/frontier_day.json --out runs/f --set /simulation/thermal_step_s=1\n"
      "Exit codes: 0 ok, 1 validation outside tolerance, 2 bad input or usage, 3 run failed, 130 cancelled.");
  icctwin::Action action;
  icctwin::add_run(app, action);
  icctwin::add_check(app, action);
  icctwin::add_report(app, action);
  icctwin::add_import(app, action);
  icctwin::add_catalog(app, action);
  icctwin::add_describe(app, action);
  icctwin::add_schema(app, action);
  icctwin::add_validate(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(icctwin::Exit::bad_input);
  }
  return static_cast<int>(action());
}
