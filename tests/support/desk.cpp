#include "tests/support/desk.h"

#include <algorithm>
#include <fstream>

namespace icctwin::test {

void write_file(const std::filesystem::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

json shipped(const std::string& relative) {
  const auto file = source(relative);
  json scenario = read_json(file);
  const auto place = [&](json& path) { path = (file.parent_path() / path.get<std::string>()).lexically_normal().string(); };
  place(scenario["site"]["weather_file"]);
  for (auto& work : scenario["workload"])
    if (work.contains("file")) place(work["file"]);
  return scenario;
}

json one_rack() { return shipped("scenarios/start/one_rack.json"); }

json Checked::find(const std::string& problem_code) const {
  for (const auto& problem : problems)
    if (problem["code"] == problem_code) return problem;
  return nullptr;
}

std::size_t Checked::errors() const {
  return static_cast<std::size_t>(
      std::count_if(problems.begin(), problems.end(), [](const json& one) { return one["severity"] == "error"; }));
}

std::string Desk::put(const json& scenario, const std::string& name) const {
  write_file(*this / name, scenario.dump(2));
  return file(name);
}

Checked Desk::check_file(const std::string& path, const Words& more) const {
  Words words = {"check", path, "--format", "json"};
  words.insert(words.end(), more.begin(), more.end());
  const Ended ended = icctwin_program(words);
  return {ended.code, parse_json(ended.out).at("problems")};
}

Ended Desk::run(const std::string& scenario, const std::string& out, const Words& more) const {
  Words words = {"run", scenario, "--out", file(out)};
  words.insert(words.end(), more.begin(), more.end());
  return icctwin_program(words);
}

std::string Desk::status(const std::string& run) const { return read_json(*this / run / "manifest.json")["status"]; }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

Ended shell(const std::string& line, Words words) {
  words.insert(words.begin(), {"/bin/sh", "-c", line, ICCTWIN_PROGRAM});
  return run_command(words);
}

}  // namespace icctwin::test
