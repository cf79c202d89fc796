#include "sim/results/compare/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "models/base/conversions.h"

namespace icctwin {
namespace {

std::vector<KpiComparison> side_by_side(const std::vector<NamedRun>& runs) {
  std::vector<KpiComparison> all;
  std::map<std::string, std::size_t> place;
  for (std::size_t r = 0; r < runs.size(); ++r)
    for (const Kpi& kpi : runs[r].folder.kpis) {
      const auto [found, added] = place.emplace(kpi.id, all.size());
      if (added) all.push_back({kpi.id, kpi.unit, kpi.title, std::vector<double>(runs.size(), no_value)});
      all[found->second].values[r] = kpi.value;
    }
  std::erase_if(all, [](const KpiComparison& one) { return std::ranges::all_of(one.values, [](double value) { return value != value; }); });
  return all;
}

void check_comparable(const NamedRun& base, const NamedRun& other, Diagnostics& diagnostics) {
  const Manifest &a = base.folder.manifest, &b = other.folder.manifest;
  const auto warn = [&](const char* code, std::string value, std::string limit) {
    diagnostics.add(code, other.name, std::move(value), std::move(limit), {{"base", base.name}});
  };
  if (a.simulated_s != b.simulated_s)
    warn("W-CMP-001", fmt::format("{:.4g} h", b.simulated_s / s_per_h), fmt::format("{:.4g} h", a.simulated_s / s_per_h));
  if (a.start_unix_s + a.utc_offset_s != b.start_unix_s + b.utc_offset_s) warn("W-CMP-002", {}, {});
  if (a.version != b.version) warn("W-CMP-003", b.version, a.version);
  if (a.accelerators != b.accelerators) warn("W-CMP-004", fmt::format("{:.0f}", b.accelerators), fmt::format("{:.0f}", a.accelerators));
  for (const Manifest::File& file : b.files)
    for (const Manifest::File& known : a.files)
      if (file.role == known.role && file.path == known.path && file.sha256 != known.sha256)
        warn("W-CMP-005", file.path, known.sha256.substr(0, 12));
}

}  // namespace

std::vector<InputDifference> differing_inputs(const std::vector<const RunFolder*>& runs) {
  std::vector<InputDifference> all;
  std::map<std::string, std::size_t> place;
  for (std::size_t r = 0; r < runs.size(); ++r)
    for (const Manifest::Input& input : runs[r]->manifest.inputs) {
      const auto [found, added] = place.emplace(input.pointer, all.size());
      if (added) all.push_back({input.pointer, input.unit, input.title, std::vector<std::string>(runs.size(), std::string(absent_input))});
      all[found->second].values[r] = input.value;
    }
  std::erase_if(all, [](const InputDifference& one) {
    return std::ranges::all_of(one.values, [&](const std::string& value) { return value == one.values[0]; });
  });
  return all;
}

double KpiComparison::relative(std::size_t run) const { return values[0] == 0 ? no_value : difference(run) / std::abs(values[0]); }

bool KpiComparison::differs() const {
  return !std::ranges::all_of(values, [&](double value) { return same_value(value, values[0]); });
}

RunComparison compare_runs(const std::vector<NamedRun>& runs, Diagnostics& diagnostics) {
  RunComparison comparison;
  for (const NamedRun& run : runs) {
    comparison.names.push_back(run.name);
    if (run.folder.manifest.status != RunStatus::ok) diagnostics.add("W-CMP-006", run.name);
  }
  for (std::size_t r = 1; r < runs.size(); ++r) check_comparable(runs[0], runs[r], diagnostics);
  std::vector<const RunFolder*> folders;
  for (const NamedRun& run : runs) folders.push_back(&run.folder);
  comparison.inputs = differing_inputs(folders);
  comparison.kpis = side_by_side(runs);
  return comparison;
}

}  // namespace icctwin
