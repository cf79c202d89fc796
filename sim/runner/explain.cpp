#include "sim/runner/explain.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/runner/verify.h"
#include "sim/scenario/json/files.h"
#include "sim/scenario/json/json_value.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_groups = 8;

/// Files by their contents: two that hold the same are one, wherever they lie.
class FileBook {
 public:
  std::string path_of(const fs::path& file) {
    const auto hash = hash_file(file);
    const fs::path whole = fs::absolute(file).lexically_normal();
    return by_contents_.emplace((hash ? hash->sha256 : std::string()) + file.extension().string(), whole.string()).first->second;
  }

 private:
  std::map<std::string, std::string> by_contents_;
};

/// The scenario of a run, its files as absolute paths; what a site file said stands in it already.
std::optional<Scenario> stored_scenario(const NamedRun& run, const fs::path& inputs, FileBook& files, Diagnostics& diagnostics) {
  const std::string place = run.name + "/manifest.json";
  const auto document = parse_json(run.folder.manifest.scenario_json, place, diagnostics);
  if (!document) return std::nullopt;
  Diagnostics found;
  Scenario scenario = read_as<Scenario>(*document, found, place + "#");
  diagnostics.append(found);
  if (found.has_errors()) return std::nullopt;
  scenario.site_file.clear();
  for_each_file(type_of<Scenario>(), &scenario, [&](std::string& path) { path = files.path_of(inputs / path); });
  return scenario;
}

JsonDocument document_of(const Scenario& scenario) { return JsonDocument(nlohmann::json(json_value(type_of<Scenario>(), &scenario))); }

Scenario scenario_of(const JsonDocument& document) {
  Diagnostics none;  // both scenarios were read without a problem; what does not fit together is found by the run
  return read_as<Scenario>(document, none);
}

/// As a run lists its inputs.
std::vector<std::string> in_order_of(const std::vector<Manifest::Input>& inputs, std::vector<std::string> pointers) {
  std::ranges::stable_sort(pointers, {}, [&](const std::string& pointer) {
    return std::ranges::find_if(inputs, [&](const Manifest::Input& one) { return is_at_or_below(one.pointer, pointer); }) - inputs.begin();
  });
  return pointers;
}

void append(std::vector<std::string>& list, const std::vector<std::string>& more) { list.insert(list.end(), more.begin(), more.end()); }

/// What cannot be run between two steps makes them one.
void join(ChangeGroup& group, const ChangeGroup& next) {
  group.name += ", " + next.name;
  append(group.pointers, next.pointers);
}

}  // namespace

std::optional<Attribution> explain(const NamedRun& from, const NamedRun& to, const ExplainRequest& request, Diagnostics& diagnostics) {
  check_repeatable(from.folder.manifest, {from.name, request.inputs_from, {}, request.version}, diagnostics);
  check_repeatable(to.folder.manifest, {to.name, request.inputs_to, {}, request.version}, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  FileBook files;
  const auto first = stored_scenario(from, request.inputs_from, files, diagnostics);
  const auto last = stored_scenario(to, request.inputs_to, files, diagnostics);
  if (!first || !last) return std::nullopt;
  const JsonDocument begin = document_of(*first), end = document_of(*last);
  Diagnostics ignored;  // told by the comparison of the two
  const auto inputs = compare_runs({from, to}, ignored).inputs;
  const auto pointers = in_order_of(to.folder.manifest.inputs, differing_pointers(begin, end));
  const auto groups = request.groups.empty() ? group_changes(pointers, most_groups) : group_changes(pointers, request.groups, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;

  // After every group but the last, which ends at the second run; then each group alone, but the first, whose scenario is there already.
  std::vector<Scenario> scenarios;
  std::vector<std::string> taken;
  for (std::size_t g = 0; g + 1 < groups.size(); ++g) {
    append(taken, groups[g].pointers);
    scenarios.push_back(scenario_of(with_values_of(begin, end, taken)));
  }
  const std::size_t between = scenarios.size();
  if (request.alone)
    for (std::size_t g = 0; g < groups.size(); ++g) scenarios.push_back(scenario_of(with_values_of(begin, end, groups[g].pointers)));
  const auto runs = run_variants(scenarios, request.work, request.version, request.jobs, request.on_run, diagnostics);
  if (!runs) return std::nullopt;

  Attribution result;
  std::vector<const RunFolder*> levels = {&from.folder}, alone;
  ChangeGroup open;
  std::string problem;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const bool joined = !open.pointers.empty();
    if (joined)
      join(open, groups[g]);
    else
      open = groups[g];
    const RunFolder* level = g < between ? ((*runs)[g].folder ? &*(*runs)[g].folder : nullptr) : &to.folder;
    if (!level) {
      if (!joined) problem = (*runs)[g].problem;
      continue;
    }
    if (joined) diagnostics.add("W-CMP-007", open.name, problem);
    levels.push_back(level);
    if (request.alone) {
      const auto& folder = (*runs)[between + g].folder;
      alone.push_back(joined || !folder ? nullptr : &*folder);
    }
    result.steps.push_back({open, step_label(open, inputs, to.folder.manifest)});
    open = {};
  }
  if (groups.empty()) levels.push_back(&to.folder);
  result.kpis = attributed_kpis(levels, alone, request.kpis, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return result;
}

}  // namespace icctwin
