#include "sim/validation/thermal.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "sim/validation/kinds.h"

namespace icctwin {
namespace {

using validation::CaseFile;
using validation::KindResult;
using validation::Parameters;

constexpr std::pair<std::string_view, KindResult (*)(CaseFile&)> kinds[] = {
    {"chiller_electric_eir", validation::run_chiller_electric_eir},
    {"economizer_modes", validation::run_economizer_modes},
    {"heat_exchanger_effectiveness", validation::run_heat_exchanger_effectiveness},
    {"plate_exchanger_variable_flow", validation::run_plate_exchanger_variable_flow},
    {"power_chain_chassis", validation::run_power_chain_chassis},
    {"psu_efficiency_floor", validation::run_psu_efficiency_floor},
    {"psychrometric_property", validation::run_psychrometric_property},
    {"pump_curve", validation::run_pump_curve},
    {"pump_network_parallel", validation::run_pump_network_parallel},
    {"renewable_unit", validation::run_renewable_unit},
    {"tank_stratified", validation::run_tank_stratified},
    {"tower_merkel", validation::run_tower_merkel},
    {"tower_yorkcalc", validation::run_tower_yorkcalc},
    {"water_if97", validation::run_water_if97},
    {"wet_bulb", validation::run_wet_bulb},
    {"wet_bulb_or_dew_point", validation::run_wet_bulb_or_dew_point},
};

constexpr std::string_view table_suffix = ".csv", parameter_suffix = ".params.json";

struct ParameterFile {
  std::string kind;
  nlohmann::json parameters;
};

std::optional<ParameterFile> read_parameters(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const std::string name = path.filename().string();
  const auto text = validation::read_bytes(path, diagnostics);
  if (!text) return std::nullopt;
  nlohmann::json document;
  try {
    document = nlohmann::json::parse(*text);
  } catch (const nlohmann::json::exception& error) {
    diagnostics.add("E-VAL-006", name, error.what());
    return std::nullopt;
  }
  if (!document.is_object() || !document.contains("model") || !document["model"].is_string()) {
    diagnostics.add("E-VAL-005", name, "model", "text");
    return std::nullopt;
  }
  nlohmann::json parameters = document.value("parameters", nlohmann::json::object());
  if (!parameters.is_object()) {
    diagnostics.add("E-VAL-005", name, "parameters", "object");
    return std::nullopt;
  }
  return ParameterFile{document["model"].get<std::string>(), std::move(parameters)};
}

constexpr const char* has_problems = "the file has problems";
constexpr std::string_view run_kind = "plant_run";

/// A table of figures of a run; its parameters, where given, name the scenario and what is changed in it.
ValidationSet validate_run(const std::filesystem::path& folder, const std::string& stem, validation::Table table,
                           const nlohmann::json& parameters, const std::optional<std::filesystem::path>& weather, const CaseRunner& run,
                           Diagnostics& diagnostics) {
  ValidationSet set;
  set.file = stem + std::string(table_suffix);
  set.kind = run_kind;
  RunCase what{stem, {}, {}, weather};
  Parameters words(parameters, stem + std::string(parameter_suffix), diagnostics);
  if (const auto scenario = words.text("scenario")) what.scenario = folder / *scenario;
  if (words.is_array("set"))
    for (const auto& one : parameters["set"])
      if (one.is_string()) what.overrides.push_back(one.get<std::string>());
  CaseFile file(set.file, std::move(table), std::move(words), diagnostics);
  std::string reason = has_problems;
  if (const auto result = validation::compare_run(file, what, run, reason)) result->tally.finish(set);
  if (set.n == 0) set.skipped = reason;
  return set;
}

/// A table without parameters: figures of a run, weather of runs, or context.
ValidationSet validate_table(const std::filesystem::path& folder, const std::string& stem,
                             const std::optional<std::filesystem::path>& weather, const CaseRunner& run, Diagnostics& diagnostics) {
  ValidationSet set;
  set.file = stem + std::string(table_suffix);
  Diagnostics of_table;
  auto table = validation::read_table(folder / set.file, of_table);
  const auto kind = table ? validation::table_kind(*table) : validation::TableKind::unknown;
  switch (kind) {
    case validation::TableKind::figures_of_run:
      return validate_run(folder, stem, std::move(*table), nlohmann::json::object(), weather, run, diagnostics);
    case validation::TableKind::weather:
      set.kind = "weather";
      set.skipped = "context: weather of the runs";
      set.context = true;
      break;
    case validation::TableKind::context:
      set.kind = "context";
      set.skipped = "context: figures without tolerance";
      set.context = true;
      break;
    case validation::TableKind::unknown:
      set.skipped = "no " + stem + ".params.json beside it";
  }
  return set;
}

std::optional<std::filesystem::path> weather_table(const std::filesystem::path& folder, const std::set<std::string>& tables,
                                                   const std::set<std::string>& parameter_files) {
  for (const std::string& stem : tables) {
    if (parameter_files.contains(stem)) continue;
    const auto path = folder / (stem + std::string(table_suffix));
    Diagnostics ignored;
    const auto table = validation::read_table(path, ignored);
    if (table && validation::table_kind(*table) == validation::TableKind::weather) return path;
  }
  return std::nullopt;
}

ValidationSet validate_pair(const std::filesystem::path& folder, const std::string& stem,
                            const std::optional<std::filesystem::path>& weather, const CaseRunner& run, Diagnostics& diagnostics) {
  ValidationSet set;
  set.file = stem + std::string(table_suffix);
  const std::string parameter_name = stem + std::string(parameter_suffix);
  const auto parameters = read_parameters(folder / parameter_name, diagnostics);
  if (!parameters) {
    set.skipped = has_problems;
    return set;
  }
  set.kind = parameters->kind;
  if (set.kind == run_kind) {
    auto figures = validation::read_table(folder / set.file, diagnostics);
    if (figures) return validate_run(folder, stem, std::move(*figures), parameters->parameters, weather, run, diagnostics);
    set.skipped = has_problems;
    return set;
  }
  const auto* kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& known) { return known.first == set.kind; });
  if (kind == std::end(kinds)) {
    set.skipped = "no model of kind " + set.kind + " yet";
    return set;
  }
  auto table = validation::read_table(folder / set.file, diagnostics);
  if (!table) {
    set.skipped = has_problems;
    return set;
  }
  CaseFile file(set.file, std::move(*table), Parameters(parameters->parameters, parameter_name, diagnostics), diagnostics);
  const KindResult result = kind->second(file);
  result.tally.finish(set);
  if (set.n == 0) set.skipped = has_problems;
  return set;
}

}  // namespace

std::vector<ValidationSet> validate_thermal(const std::filesystem::path& folder, Diagnostics& diagnostics, const CaseRunner& run) {
  std::set<std::string> tables, parameter_files;  // stems, sorted
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(parameter_suffix)) {
      parameter_files.insert(name.substr(0, name.size() - parameter_suffix.size()));
    } else if (name.ends_with(table_suffix)) {
      tables.insert(name.substr(0, name.size() - table_suffix.size()));
    }
  }
  if (error) diagnostics.add("E-VAL-001", folder.string(), error.message());
  std::vector<ValidationSet> sets;
  const auto weather = weather_table(folder, tables, parameter_files);
  std::set<std::string> stems = tables;
  stems.insert(parameter_files.begin(), parameter_files.end());
  for (const std::string& stem : stems) {
    if (tables.contains(stem) && parameter_files.contains(stem)) {
      sets.push_back(validate_pair(folder, stem, weather, run, diagnostics));
      continue;
    }
    if (tables.contains(stem)) {
      sets.push_back(validate_table(folder, stem, weather, run, diagnostics));
      continue;
    }
    ValidationSet set;
    set.file = stem + std::string(parameter_suffix);
    set.skipped = "no " + stem + ".csv beside it";
    sets.push_back(set);
  }
  return sets;
}

}  // namespace icctwin
