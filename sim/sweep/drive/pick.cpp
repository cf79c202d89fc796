#include "sim/sweep/drive/pick.h"

#include <algorithm>

#include "sim/runner/load.h"
#include "sim/scenario/json/document.h"
#include "sim/scenario/json/files.h"
#include "sim/scenario/json/write.h"
#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin {

namespace fs = std::filesystem;

std::optional<std::string> pick_run(const fs::path& folder_of_sweep, std::int64_t number, const fs::path& folder,
                                    Diagnostics& diagnostics) {
  const auto stored = open_stored_sweep(folder_of_sweep, diagnostics);
  if (!stored) return std::nullopt;
  const auto& runs = stored->table.runs;
  const auto run = std::ranges::find(runs, number, &SweepRun::run);
  if (run == runs.end()) {
    diagnostics.add("E-SWP-032", folder_of_sweep.string(), std::to_string(number), std::to_string(runs.size()));
    return std::nullopt;
  }
  auto document = parse_json(stored->base, "base.json", diagnostics);
  if (!document) return std::nullopt;
  auto loaded = load_scenario(*std::move(document), stored->inputs, overrides_of_run(stored->sweep, stored->axes, *run), diagnostics);
  if (!loaded || diagnostics.has_errors()) return std::nullopt;
  Scenario& scenario = loaded->scenario;
  scenario.site_file.clear();  // its site is in the scenario by now, with the run's values
  const std::string suffix = " #" + std::to_string(number);
  scenario.id += "_run_" + std::to_string(number);
  if (!scenario.name.empty()) scenario.name += suffix;
  if (!scenario.name_zh.empty()) scenario.name_zh += suffix;
  std::error_code error;
  const fs::path here = fs::absolute(folder, error).lexically_normal(), there = fs::absolute(stored->inputs, error).lexically_normal();
  for_each_file(type_of<Scenario>(), &scenario, [&](std::string& path) {
    if (fs::exists(there / path, error)) path = (there / path).lexically_normal().lexically_relative(here).generic_string();
  });
  return write_json_of(scenario, WriteStyle::indented);
}

}  // namespace icctwin
