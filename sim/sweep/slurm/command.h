#pragma once
// A program run to its end with what it printed.
#include <string>
#include <vector>

namespace icctwin {

struct CommandResult {
  int code = 127;      ///< exit code; 127: there is no such program
  std::string output;  ///< standard output and standard error together
};

/// The first word is looked up in PATH; nothing is read as shell text.
CommandResult run_command(const std::vector<std::string>& words);

}  // namespace icctwin
