#pragma once
// What the tests of the program share: shipped scenarios that are changed a little, and the problems that the program tells about them.
#include <string>

#include "tests/support/run_program.h"

namespace icctwin::test {

using Words = std::vector<std::string>;
using nlohmann::json;

inline void write_file(const std::filesystem::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

/// A shipped scenario that can stand in any folder: its files have absolute paths.
inline json shipped(const std::string& relative) {
  const auto file = source(relative);
  json scenario = read_json(file);
  const auto place = [&](json& path) { path = (file.parent_path() / path.get<std::string>()).lexically_normal().string(); };
  place(scenario["site"]["weather_file"]);
  for (auto& work : scenario["workload"])
    if (work.contains("file")) place(work["file"]);
  return scenario;
}

inline json one_rack() { return shipped("scenarios/start/one_rack.json"); }

/// What `icctwin check --format json` said.
struct Checked {
  int code = -1;
  json problems;

  /// The first problem with this code; null when there is none.
  json find(const std::string& problem_code) const {
    for (const auto& problem : problems)
      if (problem["code"] == problem_code) return problem;
    return nullptr;
  }
  std::size_t errors() const {
    return static_cast<std::size_t>(
        std::count_if(problems.begin(), problems.end(), [](const json& one) { return one["severity"] == "error"; }));
  }
};

/// A scratch folder with the scenarios, files and runs of one test.
class Desk : public Scratch {
 public:
  std::string file(const std::string& name) const { return (*this / name).string(); }

  /// Writes a scenario and returns its path.
  std::string put(const json& scenario, const std::string& name = "scenario.json") const {
    write_file(*this / name, scenario.dump(2));
    return file(name);
  }

  Checked check_file(const std::string& path, const Words& more = {}) const {
    Words words = {"check", path, "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const Ended ended = icctwin_program(words);
    return {ended.code, json::parse(ended.out).at("problems")};
  }

  Checked check(const json& scenario, const Words& more = {}) const { return check_file(put(scenario), more); }

  Ended run(const std::string& scenario, const std::string& out, const Words& more = {}) const {
    Words words = {"run", scenario, "--out", file(out)};
    words.insert(words.end(), more.begin(), more.end());
    return icctwin_program(words);
  }

  std::string status(const std::string& run) const { return read_json(*this / run / "manifest.json")["status"]; }
};

/// A year in steps of a second: longer than any test waits.
inline const Words year_of_seconds = {"--set", "/simulation/duration_s=31536000", "--set", "/simulation/thermal_step_s=1"};

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

/// A shell line in which $0 is the program and $1... are the words.
inline Ended shell(const std::string& line, Words words) {
  words.insert(words.begin(), {"/bin/sh", "-c", line, ICCTWIN_PROGRAM});
  return run_command(words);
}

}  // namespace icctwin::test
