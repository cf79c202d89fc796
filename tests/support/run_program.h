#pragma once
// Runs the program as its users do: a child process with its exit code, standard output and standard error.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/scratch.h"

namespace icctwin::test {

struct Ended {
  int code = -1;  ///< exit code, or 128 + signal
  std::string out, err;
};

std::string slurp(const std::filesystem::path& file);
nlohmann::json parse_json(const std::string& text);
nlohmann::json read_json(const std::filesystem::path& file);

/// Starts a program with its output in files of the scratch folder; `signal_after` sends a signal after some milliseconds.
Ended run_command(const std::vector<std::string>& arguments, int signal_number = 0, int signal_after_ms = 0);

/// The icctwin program with these arguments.
Ended icctwin_program(std::vector<std::string> arguments, int signal_number = 0, int signal_after_ms = 0);

std::filesystem::path source(const std::string& relative);

/// Overrides with which a shipped scenario is run in tests: the largest one for its first day alone.
std::vector<std::string> test_overrides(const std::filesystem::path& scenario);

/// Every shipped scenario, sorted.
std::vector<std::filesystem::path> shipped_scenarios();

/// Value of an indicator of a run folder.
double kpi(const std::filesystem::path& run, const std::string& id);

}  // namespace icctwin::test
