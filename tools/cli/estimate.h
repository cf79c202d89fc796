#pragma once
// The kinds of `icctwin estimate`, one function each that adds its subcommand.
#include "tools/cli/command.h"

namespace icctwin {

void add_estimate_inference(CLI::App& estimate, Action& action);
void add_estimate_training(CLI::App& estimate, Action& action);

}  // namespace icctwin
