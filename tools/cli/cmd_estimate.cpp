#include <CLI/CLI.hpp>

#include "tools/cli/estimate.h"

namespace icctwin {

void add_estimate(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("estimate", "Time, memory, power and cost of AI work, without a scenario");
  command->require_subcommand(1);
  add_estimate_training(*command, action);
  add_estimate_inference(*command, action);
}

}  // namespace icctwin
