#pragma once
// A whole run with overrides, for laws over its folder.
#include <doctest/doctest.h>

#include "tests/support/run_program.h"

namespace icctwin::test {

/// Runs a scenario with overrides and returns its folder.
inline std::filesystem::path run_scenario(const Scratch& scratch, const std::string& name, const std::filesystem::path& scenario,
                                          const std::vector<std::string>& sets, bool report = false) {
  std::vector<std::string> arguments = {"run", scenario.string(), "--out", (scratch / name).string(), "--quiet"};
  if (!report) arguments.push_back("--no-report");
  for (const auto& one : sets) arguments.insert(arguments.end(), {"--set", one});
  const auto ended = icctwin_program(arguments);
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  return scratch / name;
}

}  // namespace icctwin::test
