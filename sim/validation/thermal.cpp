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

ValidationSet validate_pair(const std::filesystem::path& folder, const std::string& stem, Diagnostics& diagnostics) {
  constexpr const char* has_problems = "the file has problems";
  ValidationSet set;
  set.file = stem + std::string(table_suffix);
  const std::string parameter_name = stem + std::string(parameter_suffix);
  const auto parameters = read_parameters(folder / parameter_name, diagnostics);
  if (!parameters) {
    set.skipped = has_problems;
    return set;
  }
  set.kind = parameters->kind;
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

std::vector<ValidationSet> validate_thermal(const std::filesystem::path& folder, Diagnostics& diagnostics) {
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
  std::set<std::string> stems = tables;
  stems.insert(parameter_files.begin(), parameter_files.end());
  for (const std::string& stem : stems) {
    if (tables.contains(stem) && parameter_files.contains(stem)) {
      sets.push_back(validate_pair(folder, stem, diagnostics));
      continue;
    }
    ValidationSet set;
    const bool is_table = tables.contains(stem);
    set.file = stem + std::string(is_table ? table_suffix : parameter_suffix);
    set.skipped = is_table ? "no " + stem + ".params.json beside it" : "no " + stem + ".csv beside it";
    sets.push_back(set);
  }
  return sets;
}

}  // namespace icctwin
