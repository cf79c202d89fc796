// Batsim workload: a JSON object with "jobs" (id, subtime, res, walltime, profile) and "profiles" by name.
//
// Definition: Batsim documentation, "Workload" (docs/input-workload.rst of github.com/oar-team/batsim). Rules:
//  - only a delay profile, or a sequence made of such alone, tells how long a job runs whatever the machine; a job with another profile
//    (amounts of work and bytes, recorded MPI calls) is left out with its type;
//  - a job that would run past its walltime is killed then, so that it runs min(delay, walltime); a walltime of -1 or none is no limit;
//  - a resource ("res") is one accelerator, or a whole node if the options say so;
//  - types have three generations of names: "delay" and "DelayProfile"; "composed", "sequence" and "SequentialCompositionProfile", with
//    the repetitions in "repeat", once "nb".
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/scenario/json/document.h"
#include "sim/scenario/trace/trace_builder.h"
#include "sim/scenario/trace/trace_formats.h"

namespace icctwin {
namespace {

using nlohmann::json;

constexpr std::size_t deepest_sequence = 64;
constexpr double most_repetitions = 1e9;
constexpr std::string_view timed_types = "delay, composed";

constexpr Column job_id{"id", true, 0}, subtime{"subtime", true, 1}, resources{"res", true, 2}, walltime{"walltime", false, 3},
    profile_name{"profile", true, 4};
constexpr std::array<Column, 5> job_columns = {job_id, subtime, resources, walltime, profile_name};

// A member as a field of a table: text bare, everything else as it is written in JSON; empty where there is none.
std::string field_of(const json& object, std::string_view key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

// How long a profile runs, or why that cannot be told.
struct RunTime {
  double delay_s = 0;
  std::optional<RowFault> fault;
  std::string column, value, limit;
};

RunTime refuse(RowFault fault, std::string column, std::string value, std::string limit = {}) {
  return {0, fault, std::move(column), std::move(value), std::move(limit)};
}

// Works out each profile once, so that sequences of sequences cost no more than their text.
class Profiles {
 public:
  explicit Profiles(const json& profiles) : profiles_(profiles) {}

  const RunTime& run_time(const std::string& name, std::size_t depth = 0) {
    const auto known = known_.find(name);
    if (known != known_.end()) return known->second;
    // Met again before it is worked out, the profile contains itself.
    RunTime& entry = known_[name] = refuse(RowFault::contradiction, "seq", name, "a sequence without itself");
    RunTime found = work_out(name, depth);
    return entry = std::move(found);
  }

 private:
  RunTime work_out(const std::string& name, std::size_t depth) {
    const auto found = profiles_.find(name);
    if (found == profiles_.end()) return refuse(RowFault::unknown_name, std::string(profile_name.name), name);
    if (depth > deepest_sequence)
      return refuse(RowFault::absurd, "seq", std::to_string(depth) + " deep", std::to_string(deepest_sequence) + " deep");
    const std::string type = field_of(*found, "type");
    if (type.empty()) return refuse(RowFault::missing_value, "profile type", "");
    if (type == "delay" || type == "DelayProfile") return number(*found, "delay");
    if (type == "composed" || type == "sequence" || type == "SequentialCompositionProfile") return sequence(*found, depth);
    return refuse(RowFault::unknown_length, std::string(profile_name.name) + " " + name, type, std::string(timed_types));
  }

  static RunTime number(const json& profile, std::string_view key) {
    const std::string field = field_of(profile, key);
    if (field.empty()) return refuse(RowFault::missing_value, std::string(key), "");
    const auto value = parse_number(field);
    if (!value) return refuse(RowFault::bad_number, std::string(key), field, "12.5");
    if (*value < 0) return refuse(RowFault::negative, std::string(key), field);
    return {*value, std::nullopt, {}, {}, {}};
  }

  RunTime sequence(const json& profile, std::size_t depth) {
    const auto list = profile.find("seq");
    if (list == profile.end() || !list->is_array()) return refuse(RowFault::missing_value, "seq", "");
    const std::string_view repeat_key = profile.contains("repeat") || !profile.contains("nb") ? "repeat" : "nb";
    RunTime repeat{1, std::nullopt, {}, {}, {}};
    if (profile.contains(repeat_key)) repeat = number(profile, repeat_key);
    if (repeat.fault) return repeat;
    if (repeat.delay_s > most_repetitions)
      return refuse(RowFault::absurd, std::string(repeat_key), number_text(repeat.delay_s), number_text(most_repetitions));
    if (repeat.delay_s != std::floor(repeat.delay_s))
      return refuse(RowFault::bad_number, std::string(repeat_key), number_text(repeat.delay_s), "12");
    RunTime total;
    for (const json& part : *list) {
      if (!part.is_string()) return refuse(RowFault::missing_value, "seq", "");
      const RunTime& one = run_time(part.get<std::string>(), depth + 1);
      if (one.fault) return one;
      total.delay_s += one.delay_s;
    }
    total.delay_s *= repeat.delay_s;
    if (!std::isfinite(total.delay_s)) return refuse(RowFault::absurd, "seq", "inf", number_text(max_duration_s));
    return total;
  }

  const json& profiles_;
  std::map<std::string, RunTime, std::less<>> known_;
};

JobRecord read_job(Row& row, Profiles& profiles, const TraceOptions& options) {
  JobRecord job;
  if (row.raw(job_id).empty()) row.reject(RowFault::missing_value, job_id.name, "");
  job.id = row.text(job_id);
  job.submit_s = row.number(subtime);
  const int count = row.count(resources);
  if (row.ok() && count == 0) row.reject(RowFault::no_accelerators, resources.name, row.raw(resources));
  (options.swf_processor_is_node ? job.nodes : job.accelerators) = count;
  job.requested_s = std::max(0.0, row.number_or(walltime, 0));
  if (row.raw(profile_name).empty()) row.reject(RowFault::missing_value, profile_name.name, "");
  if (!row.ok()) return job;
  const RunTime& run = profiles.run_time(std::string(row.raw(profile_name)));
  if (run.fault) {
    row.reject(*run.fault, run.column, run.value, run.limit);
    return job;
  }
  const bool killed = job.requested_s > 0 && run.delay_s > job.requested_s;
  job.duration_s = killed ? job.requested_s : run.delay_s;
  if (killed) job.state = "walltime reached";
  return job;
}

}  // namespace

Trace parse_batsim(std::string_view text, const std::string& name, Diagnostics& diagnostics, const TraceOptions& options) {
  TraceBuilder builder("batsim", name, diagnostics, "#/jobs/");
  const std::size_t errors_before = diagnostics.count(Severity::error);
  const auto document = parse_json(text, name, diagnostics);
  if (!document || diagnostics.count(Severity::error) > errors_before) return builder.give_up();
  const json& root = document->value();
  const auto member = [&](std::string_view key, bool list) -> const json* {
    const auto found = root.is_object() ? root.find(key) : root.end();
    if (root.is_object() && found != root.end() && (list ? found->is_array() : found->is_object())) return &*found;
    diagnostics.add("E-TRC-007", name, std::string(key), list ? "[...]" : "{...}");
    return nullptr;
  };
  const json* jobs = member("jobs", true);
  const json* profiles = member("profiles", false);
  if (jobs == nullptr || profiles == nullptr) return builder.give_up();

  Profiles run_times(*profiles);
  std::array<std::string, job_columns.size()> values;
  std::array<std::string_view, job_columns.size()> fields;
  std::size_t index = 0;
  for (const json& item : *jobs) {
    for (const Column& column : job_columns) {
      values[column.index] = field_of(item, column.name);
      fields[column.index] = values[column.index];
    }
    Row row(fields, index++, builder.log());
    builder.add(read_job(row, run_times, options), row);
  }

  Trace& trace = builder.trace();
  trace.clock_note = "seconds since the start of the simulation";
  const std::string description = field_of(root, "description");
  if (is_clean_text(description)) trace.source = std::string(trim(description));
  return builder.finish();
}

}  // namespace icctwin
