#pragma once
// What the tests of the program share: shipped scenarios that are changed a little, and the problems that the program tells about them.
#include <string>

#include "tests/support/run_program.h"

namespace icctwin::test {

using Words = std::vector<std::string>;
using nlohmann::json;

void write_file(const std::filesystem::path& file, const std::string& text);

/// A shipped scenario that can stand in any folder: its files have absolute paths.
json shipped(const std::string& relative);

json one_rack();

/// What `icctwin check --format json` said.
struct Checked {
  int code = -1;
  json problems;

  /// The first problem with this code; null when there is none.
  json find(const std::string& problem_code) const;
  std::size_t errors() const;
};

/// A scratch folder with the scenarios, files and runs of one test.
class Desk : public Scratch {
 public:
  std::string file(const std::string& name) const { return (*this / name).string(); }

  /// Writes a scenario and returns its path.
  std::string put(const json& scenario, const std::string& name = "scenario.json") const;

  Checked check_file(const std::string& path, const Words& more = {}) const;
  Checked check(const json& scenario, const Words& more = {}) const { return check_file(put(scenario), more); }

  Ended run(const std::string& scenario, const std::string& out, const Words& more = {}) const;

  std::string status(const std::string& run) const;
};

/// A year in steps of a second: longer than any test waits.
inline const Words year_of_seconds = {"--set", "/simulation/duration_s=31536000", "--set", "/simulation/thermal_step_s=1"};

bool contains(const std::string& text, const std::string& part);

/// A shell line in which $0 is the program and $1... are the words.
Ended shell(const std::string& line, Words words);

}  // namespace icctwin::test
