#include "sim/runner/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "sim/results/folder/write_folder.h"
#include "sim/runner/run_scenario.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;
using Difference = Verification::Difference;

constexpr std::string_view nothing = "-";

std::string number_text(double value) { return value != value ? std::string(nothing) : fmt::format("{}", value); }

std::optional<Difference> compare_kpis(const std::vector<Kpi>& stored, const std::vector<Kpi>& again) {
  for (const Kpi& one : stored) {
    const auto other = std::ranges::find(again, one.id, &Kpi::id);
    if (other == again.end()) return Difference{"kpi.json", one.id, number_text(one.value), std::string(nothing)};
    if (!same_value(one.value, other->value)) return Difference{"kpi.json", one.id, number_text(one.value), number_text(other->value)};
  }
  for (const Kpi& one : again)
    if (std::ranges::find(stored, one.id, &Kpi::id) == stored.end())
      return Difference{"kpi.json", one.id, std::string(nothing), number_text(one.value)};
  return std::nullopt;
}

std::optional<Difference> compare_lines(const std::string& name, const std::string& stored, const std::string& again) {
  if (stored == again) return std::nullopt;
  std::size_t line = 1, begin = 0;
  const std::size_t common = std::min(stored.size(), again.size());
  for (std::size_t i = 0; i < common && stored[i] == again[i]; ++i)
    if (stored[i] == '\n') ++line, begin = i + 1;
  const auto rest = [&](const std::string& text) {
    return begin < text.size() ? text.substr(begin, text.find('\n', begin) - begin) : std::string(nothing);
  };
  return Difference{name, fmt::format("line {}", line), rest(stored), rest(again)};
}

/// problems.json without the hint that a site file took the place of a site: the stored scenario holds the site that it gave.
std::string without_site_hint(const std::string& problems) {
  auto json = nlohmann::ordered_json::parse(problems, nullptr, false);
  if (!json.is_object() || !json.contains("problems")) return problems;
  auto& list = json["problems"];
  for (std::size_t i = list.size(); i-- > 0;)
    if (list[i].value("code", "") == "H-SITE-007") list.erase(i);
  return json.dump(1);
}

}  // namespace

void check_repeatable(const Manifest& manifest, const VerifyRequest& request, Diagnostics& diagnostics) {
  if (manifest.status != RunStatus::ok) diagnostics.add("E-VER-001", request.run.string(), std::string(status_name(manifest.status)));
  if (manifest.scenario_json.empty()) diagnostics.add("E-VER-002", (request.run / "manifest.json").string());
  for (const auto& file : manifest.files) {
    const auto hash = hash_file(request.inputs / file.path);
    if (!hash)
      diagnostics.add("E-VER-003", file.path, (request.inputs / file.path).string());
    else if (hash->sha256 != file.sha256)
      diagnostics.add("E-VER-004", file.path, hash->sha256.substr(0, 12), file.sha256.substr(0, 12));
  }
  if (manifest.version != request.version) diagnostics.add("W-VER-001", request.run.string(), manifest.version, request.version);
}

Verification verify_run(const VerifyRequest& request, Diagnostics& diagnostics) {
  Verification result;
  const auto stored = read_run_folder(request.run, diagnostics);
  if (!stored) return result;
  check_repeatable(stored->manifest, request, diagnostics);
  if (diagnostics.has_errors()) return result;

  const fs::path scenario = request.work / "scenario.json", folder = request.work / "run";
  try {
    write_text(scenario, stored->manifest.scenario_json);
  } catch (const WriteError& error) {
    diagnostics.add("E-RUN-003", scenario.string(), error.what());
    result.end = VerifyEnd::failed;
    return result;
  }
  Diagnostics found;  // those of the run are in its folder and compared there
  const RunOutcome outcome = run_scenario({.scenario = scenario,
                                           .out = folder,
                                           .report = false,
                                           .version = request.version,
                                           .inputs = request.inputs,
                                           .site_file = SiteFileUse::is_in_site},
                                          found);
  if (outcome.end != RunEnd::ok) {
    diagnostics.append(found);
    result.end = outcome.end == RunEnd::bad_input ? VerifyEnd::bad_input : VerifyEnd::failed;
    return result;
  }
  const auto again = read_run_folder(folder, diagnostics);
  if (!again) return result;

  const auto note = [&](std::optional<Difference> difference) {
    if (!result.first) result.first = std::move(difference);
  };
  if (stored->manifest.scenario_sha256 != again->manifest.scenario_sha256)
    note(Difference{"manifest.json", "scenario_sha256", stored->manifest.scenario_sha256, again->manifest.scenario_sha256});
  note(compare_kpis(stored->kpis, again->kpis));
  result.indicators = stored->kpis.size();
  for (const char* name : {"ledger.csv", "jobs.csv", "failures.csv", "events.csv", "problems.json"}) {
    const auto text = read_file(request.run / name, diagnostics), text_again = read_file(folder / name, diagnostics);
    if (!text || !text_again) return result;
    const bool problems = std::string_view(name) == "problems.json";
    note(problems ? compare_lines(name, without_site_hint(*text), without_site_hint(*text_again))
                  : compare_lines(name, *text, *text_again));
    ++result.files;
  }
  const auto series = hash_file(request.run / "series.nc"), series_again = hash_file(folder / "series.nc");
  if (series.has_value() != series_again.has_value() || (series && series->sha256 != series_again->sha256))
    note(Difference{"series.nc", "sha256", series ? series->sha256 : std::string(nothing),
                    series_again ? series_again->sha256 : std::string(nothing)});
  ++result.files;
  result.end = result.first ? VerifyEnd::differs : VerifyEnd::same;
  return result;
}

}  // namespace icctwin
