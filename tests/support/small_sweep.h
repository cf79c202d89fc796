#pragma once
// A short sweep and the program that runs it, for tests of the sweep commands.
#include <algorithm>
#include <string>

#include "tests/support/desk.h"

namespace icctwin::test {

/// A sweep of half an hour of one rack; what is given is merged into it.
inline json small_sweep(const json& more = json::object()) {
  json sweep = {{"format", "icctwin.sweep/1"},
                {"name", "small"},
                {"base", source("scenarios/start/one_rack.json").string()},
                {"set", {"/simulation/duration_s=1800"}},
                {"axes", {{"/cooling/cdu/supply_c", {40, 42}}}}};
  sweep.update(more);
  if (sweep["axes"].is_null()) sweep.erase("axes");
  return sweep;
}

inline Ended sweep(const Desk& desk, const json& file, Words more = {}, const std::string& out = "out") {
  write_file(desk / "sweep.json", file.dump());
  Words words = {"sweep", (desk / "sweep.json").string(), "--out", (desk / out).string()};
  if (std::ranges::find(more, "--progress") == more.end()) words.insert(words.end(), {"--progress", "none"});
  words.insert(words.end(), more.begin(), more.end());
  return icctwin_program(words);
}

}  // namespace icctwin::test
