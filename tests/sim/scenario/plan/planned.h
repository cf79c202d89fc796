#pragma once
// A shipped scenario with overrides, resolved into a plan.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/plan/resolve.h"

namespace icctwin::test {

struct Planned {
  std::optional<Plan> plan;
  Diagnostics problems;

  const Problem* find(std::string_view code) const {
    const auto& all = problems.problems();
    const auto found = std::ranges::find(all, code, &Problem::code);
    return found == all.end() ? nullptr : &*found;
  }
  bool has(std::string_view code) const { return find(code) != nullptr; }
};

/// `file` is a path below scenarios/; overrides are those of the command line, "/pointer=value".
inline Planned planned(const std::string& file, const std::vector<std::string>& overrides = {}, bool read_files = false) {
  const auto root = std::filesystem::path(ICCTWIN_SOURCE_DIR);
  const auto path = root / "scenarios" / file;
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  Planned result;
  auto document = parse_json(text, file, result.problems);
  if (!document) return result;
  for (const auto& one : overrides) apply_override(*document, type_of<Scenario>(), one, result.problems);
  Scenario scenario;
  read_object(*document, type_of<Scenario>(), &scenario, "", result.problems);
  const auto data = root / "models/data";
  const Catalog catalog = read_catalog(data, result.problems);
  result.plan = make_plan(scenario, catalog, {path.parent_path(), data}, read_files, result.problems);
  return result;
}

inline const std::string one_rack = "start/one_rack.json";

}  // namespace icctwin::test
