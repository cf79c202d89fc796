#include "sim/sweep/prepare/prepare.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

constexpr std::string_view sweep_format = "icctwin.sweep/1";
constexpr std::size_t max_sweep_bytes = std::size_t{64} << 20;
constexpr std::size_t most_problems_of_an_axis = 5;

/// The problems that a value brings, told at the axis that has it.
void tell_of_value(const Axis& axis, const std::string& value, const Diagnostics& found, Diagnostics& diagnostics) {
  for (const Problem& problem : found.problems()) {
    if (problem.severity != Severity::error) continue;
    diagnostics.add("E-SWP-014", axis.name, value.substr(0, 80), problem.code,
                    {{"why", sentence(problem, Language::en)}, {"why_zh", sentence(problem, Language::zh)}, {"place", problem.where}});
  }
}

/// Every level of a discrete axis, the ends of a continuous one.
std::vector<std::string> values_to_try(const Axis& axis) {
  if (axis.discrete()) return axis.levels;
  constexpr double almost_one = 1 - 1e-9;
  return {axis.at(1e-9), axis.at(0.5), axis.at(almost_one)};
}

void check_axis(const SweepBase& base, const std::vector<std::string>& set, const Axis& axis, Diagnostics& diagnostics) {
  bool known = true;
  for (const auto& pointer : axis.pointers) {
    const auto targets = pointer_targets(type_of<Scenario>(), pointer);
    if (split_pointer(pointer) && !pointer.empty() && targets.front().type) continue;
    diagnostics.add("E-SWP-001", axis.name, pointer, targets.front().nearest);
    known = false;
  }
  if (!known) return;
  std::set<std::string> scenarios;
  std::size_t told = 0;
  bool all_good = true;
  for (const auto& value : values_to_try(axis)) {
    Diagnostics found;
    auto overrides = set;
    for (auto& one : overrides_of(axis, value)) overrides.push_back(std::move(one));
    const auto loaded = base.with(overrides, found);
    if (loaded) scenarios.insert(write_json_of(loaded->scenario, WriteStyle::compact));
    all_good = all_good && loaded;
    if (loaded)
      for (const auto& file : base.missing_files(*loaded)) diagnostics.add("E-SWP-035", axis.name, file, base.folder().string());
    if (!loaded && told++ < most_problems_of_an_axis) tell_of_value(axis, value, found, diagnostics);
  }
  if (axis.levels.size() == 1 || scenarios.size() > 1 || !all_good) return;
  diagnostics.add("E-SWP-015", axis.name, axis.pointers.front());
}

void check_seeds(const SweepBase& base, const Sweep& sweep, Diagnostics& diagnostics) {
  const Replications& replications = sweep.replications;
  if (replications.count == 1) return;
  Axis axis;
  axis.name = "/replications/seed_pointers";
  axis.pointers = replications.seed_pointers;
  axis.levels = {std::to_string(replications.first_seed), std::to_string(replications.first_seed + replications.count - 1)};
  if (axis.pointers.empty())
    diagnostics.add("E-SWP-015", axis.name);
  else
    check_axis(base, sweep.set, axis, diagnostics);
}

void check_goals(const Sweep& sweep, Diagnostics& diagnostics) {
  for (std::size_t c = 0; c < sweep.constraints.size(); ++c) {
    const Constraint& one = sweep.constraints[c];
    if (!one.at_least && !one.at_most) diagnostics.add("E-SWP-016", "/constraints/" + std::to_string(c), one.kpi);
  }
  if (std::holds_alternative<OptimiseDesign>(sweep.design) && sweep.objectives.empty()) diagnostics.add("E-SWP-017", "/objectives");
}

}  // namespace

std::optional<Sweep> parse_sweep(const std::string& text, const std::string& name, Diagnostics& diagnostics) {
  Diagnostics found;
  auto document = parse_json(text, name, found);
  std::optional<Sweep> sweep;
  if (document) {
    auto& root = document->value();
    if (root.is_object() && root.contains("design") && root["design"].is_string()) root["design"] = {{"type", root["design"]}};
    sweep = read_as<Sweep>(*document, found);
    if (sweep->format != sweep_format) found.add("E-PLAN-001", "/format", sweep->format, std::string(sweep_format));
  }
  diagnostics.append(found);
  return found.has_errors() ? std::nullopt : std::move(sweep);
}

std::optional<PreparedSweep> prepare_sweep(const std::filesystem::path& file, const std::string& version, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto text = read_file(file, found, max_sweep_bytes);
  auto sweep = text ? parse_sweep(*text, file.filename().string(), found) : std::nullopt;
  std::optional<PreparedSweep> prepared;
  if (sweep) {
    const auto folder = file.parent_path();
    const auto most_points = static_cast<std::size_t>(sweep->budget.runs / sweep->replications.count);
    Design design = make_design(*sweep, folder, found, most_points);
    check_goals(*sweep, found);
    Diagnostics of_base;
    auto base = SweepBase::open((folder / sweep->base).lexically_normal(), sweep->set, version, of_base);
    if (of_base.has_errors()) found.add("E-SWP-018", "/base", sweep->base);
    for (const Problem& problem : of_base.problems())  // hints are for those who edit the base
      if (problem.severity != Severity::hint) found.add(problem.code, problem.where, problem.value, problem.limit, problem.details);
    if (base) {
      for (const Axis& axis : design.axes) check_axis(*base, sweep->set, axis, found);
      check_seeds(*base, *sweep, found);
      std::string canonical = write_json_of(*sweep, WriteStyle::indented);
      prepared = PreparedSweep{*std::move(sweep), std::move(canonical), *std::move(base), std::move(design)};
    }
  }
  const bool usable = prepared && !found.has_errors();
  diagnostics.append(found);
  return usable ? std::move(prepared) : std::nullopt;
}

}  // namespace icctwin
