#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "sim/scenario/json/schema.h"
#include "sim/scenario/model/scenario.h"
#include "sim/sweep/model/sweep.h"
#include "tools/cli/command.h"

namespace icctwin {

void add_schema(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("schema", "Print the JSON Schema (draft 2020-12) of a scenario, or of a sweep");
  auto sweep = std::make_shared<bool>(false);
  command->add_flag("--sweep", *sweep, "Of a sweep file");
  command->callback([&action, sweep] {
    action = [sweep] {
      fmt::print(
          "{}", *sweep ? json_schema(type_of<Sweep>(), "urn:icctwin:sweep:1") : json_schema(type_of<Scenario>(), "urn:icctwin:scenario:1"));
      return Exit::ok;
    };
  });
}

}  // namespace icctwin
