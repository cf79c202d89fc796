#include "sim/results/folder/folder_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"

namespace icctwin::folder {
namespace {

// Ordered: indicators keep the order in which the run wrote them.
using Json = nlohmann::ordered_json;

/// The member of an object, or null where there is none: absent and mistyped values read alike.
const Json& member(const Json& object, const char* key) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

/// The array of a key, or an empty one: iterating another value would visit that value itself.
const Json& list(const Json& object, const char* key) {
  static const Json empty = Json::array();
  const Json& value = member(object, key);
  return value.is_array() ? value : empty;
}

std::string text(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

double number(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_number() ? value.get<double>() : no_value;
}

BilingualText bilingual(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (value.is_string()) return {value.get<std::string>(), {}};
  return {text(value, "en"), text(value, "zh")};
}

/// Runs a reader over the text; JSON errors become the error of the result.
template <class T, class Reader>
Parsed<T> parse(const std::string& source, Reader&& reader) {
  Parsed<T> result;
  // Without exceptions the parser gives no place; the place is what helps to mend the file.
  try {
    const Json root = Json::parse(source);
    if (root.is_object())
      reader(root, result);
    else
      result.error = "not a JSON object";
  } catch (const Json::exception& problem) {
    result.error = problem.what();
  }
  return result;
}

std::optional<RunStatus> status_named(const std::string& name) {
  if (name == "ok") return RunStatus::ok;
  if (name == "cancelled") return RunStatus::cancelled;
  if (name == "failed") return RunStatus::failed;
  if (name == "partial") return RunStatus::partial;
  return std::nullopt;
}

bool read_period(const Json& root, Manifest& manifest) {
  const auto start = parse_iso8601(text(root, "start"));
  const auto end = parse_iso8601(text(root, "end"));
  if (!start || !end || !(end->unix_s > start->unix_s)) return false;
  const double offset_s = number(root, "utc_offset_s");
  manifest.utc_offset_s = std::abs(offset_s) < s_per_day ? static_cast<int>(offset_s) : start->utc_offset_s.value_or(0);
  manifest.start_unix_s = start->unix_s;
  manifest.end_unix_s = end->unix_s;
  const auto until = parse_iso8601(text(root, "simulated_until"));
  manifest.simulated_until_unix_s = until ? until->unix_s : start->unix_s;
  const double simulated_s = number(root, "simulated_s");
  manifest.simulated_s = std::isnan(simulated_s) ? manifest.simulated_until_unix_s - manifest.start_unix_s : simulated_s;
  return true;
}

void read_manifest(const Json& root, Parsed<Manifest>& result) {
  Manifest& m = result.value;
  if (const std::string format = text(root, "format"); format != "icctwin.run/1") {
    result.error = "format is \"" + format + "\", expected \"icctwin.run/1\"";
    return;
  }
  if (!read_period(root, m)) {
    result.error = "start and end are not a period";
    return;
  }
  m.status = status_named(text(root, "status")).value_or(RunStatus::partial);
  m.program = text(root, "program");
  m.version = text(root, "version");
  m.scenario_id = text(root, "scenario_id");
  m.scenario_sha256 = text(root, "scenario_sha256");
  m.scenario_name = {text(root, "scenario_name"), text(root, "scenario_name_zh")};
  if (const Json& seed = member(root, "seed"); seed.is_number_unsigned()) m.seed = seed.get<std::uint64_t>();
  const Json& steps = member(root, "steps");
  m.thermal_step_s = number(steps, "thermal_step_s");
  m.output_step_s = number(steps, "output_step_s");
  m.rack_output_step_s = number(steps, "rack_output_step_s");
  for (const Json& file : list(root, "files"))
    m.files.push_back({text(file, "role"), text(file, "path"), text(file, "sha256"), number(file, "bytes")});
  for (const Json& note : list(root, "clock")) m.clock.push_back({text(note, "what"), {text(note, "en"), text(note, "zh")}});
  const Json& counts = member(root, "counts");
  m.halls = number(counts, "halls");
  m.rows = number(counts, "rows");
  m.racks = number(counts, "racks");
  m.nodes = number(counts, "nodes");
  m.accelerators = number(counts, "accelerators");
  m.cdus = number(counts, "cdus");
  const Json& site = member(root, "site");
  m.site_name = {text(site, "name"), text(site, "name_zh")};
  m.latitude_deg = number(site, "latitude_deg");
  m.longitude_deg = number(site, "longitude_deg");
  m.elevation_m = number(site, "elevation_m");
  if (const Json& design = member(root, "design"); design.is_object())
    for (const auto& [key, value] : design.items())
      if (value.is_number()) m.design.emplace_back(key, value.get<double>());
  for (const Json& input : list(root, "inputs")) {
    const Json& flag = member(input, "unverified");
    m.inputs.push_back({text(input, "pointer"), bilingual(input, "title"), text(input, "value"), text(input, "unit"), text(input, "origin"),
                        text(input, "source"), flag.is_boolean() && flag.get<bool>()});
  }
  for (const Json& entry : list(root, "ratings")) {
    const Json& flag = member(entry, "unverified");
    Manifest::Rating rating{text(entry, "id"),
                            {text(entry, "name"), text(entry, "name_zh")},
                            text(entry, "indicator"),
                            text(entry, "grade"),
                            number(entry, "value"),
                            {},
                            text(entry, "source"),
                            text(entry, "notes"),
                            flag.is_boolean() && flag.get<bool>()};
    for (const Json& grade : list(entry, "grades")) rating.grades.push_back({text(grade, "grade"), text(grade, "bounds")});
    m.ratings.push_back(std::move(rating));
  }
  m.reproduce = text(root, "reproduce");
  if (const Json& scenario = member(root, "scenario"); !scenario.is_null()) m.scenario_json = scenario.dump();
  if (const Json& trace = member(root, "trace"); !trace.is_null()) m.trace_json = trace.dump();
}

void read_kpis(const Json& root, Parsed<std::vector<Kpi>>& result) {
  const Json& kpis = member(root, "kpis");
  if (!kpis.is_object()) {
    result.error = "\"kpis\" is not an object";
    return;
  }
  for (const auto& [id, entry] : kpis.items()) {
    Kpi kpi{id,
            number(entry, "value"),
            text(entry, "unit"),
            bilingual(entry, "title"),
            {text(entry, "formula"), text(entry, "formula_zh")},
            text(entry, "formula_id"),
            {}};
    for (const Json& input : list(entry, "inputs")) kpi.inputs.push_back({text(input, "id"), number(input, "value"), text(input, "unit")});
    result.value.push_back(std::move(kpi));
  }
}

void read_problems(const Json& root, Parsed<std::vector<RunProblem>>& result) {
  const Json& problems = member(root, "problems");
  if (!problems.is_array()) {
    result.error = "\"problems\" is not an array";
    return;
  }
  for (const Json& entry : problems) {
    const std::string severity = text(entry, "severity");
    RunProblem problem;
    problem.severity = severity == "error" ? Severity::error : severity == "hint" ? Severity::hint : Severity::warning;
    problem.code = text(entry, "code");
    problem.where = text(entry, "where");
    problem.value = text(entry, "value");
    problem.limit = text(entry, "limit");
    problem.sentence = {text(entry, "en"), text(entry, "zh")};
    problem.advice = {text(entry, "advice_en"), text(entry, "advice_zh")};
    result.value.push_back(std::move(problem));
  }
}

}  // namespace

Parsed<Manifest> parse_manifest(const std::string& source) { return parse<Manifest>(source, read_manifest); }
Parsed<std::vector<Kpi>> parse_kpis(const std::string& source) { return parse<std::vector<Kpi>>(source, read_kpis); }
Parsed<std::vector<RunProblem>> parse_problems(const std::string& source) { return parse<std::vector<RunProblem>>(source, read_problems); }

}  // namespace icctwin::folder
