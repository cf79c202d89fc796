#include "sim/results/folder/write_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "models/base/civil_time.h"
#include "sim/scenario/plan/failure_analysis.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json number_json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string cell(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string(); }

std::string time_cell(double unix_s, int utc_offset_s) {
  return std::isfinite(unix_s) ? format_iso8601(unix_s, utc_offset_s) : std::string();
}

std::string_view state_name(JobState state) {
  switch (state) {
    case JobState::done:
      return "done";
    case JobState::running:
      return "running";
    case JobState::queued:
      return "queued";
    case JobState::rejected:
      return "rejected";
    case JobState::cancelled:
      break;
  }
  return "cancelled";
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::hint:
      break;
  }
  return "hint";
}

Json design_json(const Plan& plan) {
  const CoolingPlan& c = plan.cooling;
  return {{"it_w", plan.design_it_w},
          {"liquid_w", plan.design_liquid_w},
          {"air_w", plan.design_air_w},
          {"fabric_w", plan.fabric_w},
          {"power_paths", plan.power.paths},
          {"transformer_units", plan.power.transformer.units},
          {"transformer_rated_va", plan.power.transformer.rated_va},
          {"ups_units", plan.power.ups_units},
          {"lighting_w", plan.power.lighting_w},
          {"cdus", c.cdus.units},
          {"cdus_capacity_w", c.cdus.capacity_w},
          {"cdus_pump_w", c.cdus.pump_w},
          {"facility_pump_w", c.facility.pump_w},
          {"chilled_pump_w", c.chilled.pump_w},
          {"condenser_pump_w", c.rejection.pump_w},
          {"air_capacity_w", c.air_capacity_w},
          {"air_fan_w", c.air_fan_w},
          {"chiller_capacity_w", c.chillers.capacity_w},
          {"rejection_capacity_w", c.rejection.capacity_w},
          {"rejection_fan_w", c.rejection.fan_w}};
}

std::string bounds_text(const RatingGrade& grade) {
  std::string text;
  const auto add = [&](const char* sign, const std::optional<double>& bound) {
    if (bound) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", sign, *bound);
  };
  add("<=", grade.up_to);
  add("<", grade.below);
  add(">=", grade.at_least);
  add(">", grade.above);
  return text;
}

/// Every standard that applies, with the figure it looks at and the grade that is reached.
Json ratings_json(const std::vector<Rating>& ratings, const std::vector<Kpi>& kpis) {
  Json list = Json::array();
  for (const Rating& rating : ratings) {
    const auto found = std::ranges::find(kpis, rating.indicator, &Kpi::id);
    const double value = found == kpis.end() ? no_value : found->value;
    const RatingGrade* grade = grade_of(rating, value);
    Json grades = Json::array();
    for (const RatingGrade& one : rating.grades) grades.push_back({{"grade", one.grade}, {"bounds", bounds_text(one)}});
    list.push_back({{"id", rating.id},
                    {"name", rating.name},
                    {"name_zh", rating.name_zh},
                    {"indicator", rating.indicator},
                    {"value", number_json(value)},
                    {"grade", grade ? Json(grade->grade) : Json(nullptr)},
                    {"grades", grades},
                    {"date", rating.date},
                    {"source", rating.source},
                    {"notes", rating.notes},
                    {"unverified", rating.unverified}});
  }
  return list;
}

/// One argument as a shell reads it back.
std::string shell_word(const std::string& word) {
  if (!word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+") == word.npos)
    return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

void write_text(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path beside = file.string() + ".tmp";
  const auto fail = [&](const char* what) {
    const std::string reason = std::strerror(errno);
    ::unlink(beside.c_str());
    throw WriteError(fmt::format("{} {}: {}", what, file.string(), reason));
  };
  const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail("cannot create");
  std::size_t done = 0;
  while (done < text.size()) {
    const auto written = ::write(descriptor, text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int reason = errno;
      ::close(descriptor);
      errno = reason;
      fail("cannot write");
    }
    done += static_cast<std::size_t>(written);
  }
  if (::close(descriptor) != 0) fail("cannot write");
  if (::rename(beside.c_str(), file.c_str()) != 0) fail("cannot rename");
}

void write_manifest(const std::filesystem::path& folder, const Plan& plan, const RunIdentity& identity, RunStatus status,
                    double simulated_s, const std::string& inputs_json, const std::vector<Kpi>& kpis) {
  const Scenario& scenario = plan.scenario;
  const Simulation& simulation = scenario.simulation;
  const auto iso = [&](double time_s) { return format_iso8601(plan.start_unix_s + time_s, plan.utc_offset_s); };
  Json manifest;
  manifest["format"] = "icctwin.run/1";
  manifest["program"] = "icctwin";
  manifest["version"] = identity.version;
  manifest["status"] = status_name(status);
  manifest["scenario_id"] = scenario.id;
  manifest["scenario_name"] = scenario.name;
  manifest["scenario_name_zh"] = scenario.name_zh;
  manifest["scenario_sha256"] = plan.scenario_sha256;
  manifest["seed"] = simulation.seed;
  manifest["start"] = iso(0);
  manifest["end"] = iso(plan.duration_s);
  manifest["simulated_until"] = iso(simulated_s);
  manifest["simulated_s"] = simulated_s;
  manifest["utc_offset_s"] = plan.utc_offset_s;
  manifest["steps"] = {{"thermal_step_s", simulation.thermal_step_s},
                       {"output_step_s", simulation.output_step_s},
                       {"rack_output_step_s", simulation.rack_output_step_s}};
  manifest["files"] = Json::array();
  for (const auto& file : plan.files)
    manifest["files"].push_back({{"role", file.role}, {"path", file.path}, {"sha256", file.sha256}, {"bytes", file.bytes}});
  manifest["clock"] = Json::array();
  for (const auto& note : plan.clock) manifest["clock"].push_back({{"what", note.what}, {"en", note.en}, {"zh", note.zh}});
  manifest["counts"] = {{"halls", plan.hall_ids.size()}, {"rows", plan.rows.size()},          {"racks", plan.racks.size()},
                        {"nodes", plan.nodes},           {"accelerators", plan.accelerators}, {"cdus", plan.cooling.cdus.units}};
  manifest["site"] = {{"name", scenario.site.name},
                      {"name_zh", scenario.site.name_zh},
                      {"latitude_deg", scenario.site.latitude_deg},
                      {"longitude_deg", scenario.site.longitude_deg},
                      {"elevation_m", scenario.site.elevation_m}};
  manifest["design"] = design_json(plan);
  manifest["carbon_source"] = plan.carbon_source;
  if (plan.trace)
    manifest["trace"] = {{"rows_read", plan.trace->rows_read},
                         {"rows_accepted", plan.trace->rows_accepted},
                         {"rows_rejected", plan.trace->rows_rejected},
                         {"accelerator_hours", plan.trace->accelerator_hours},
                         {"span_s", plan.trace->span_s}};
  manifest["ratings"] = ratings_json(plan.ratings, kpis);
  const Json inputs = Json::parse(inputs_json, nullptr, false);
  manifest["inputs"] = inputs.is_object() ? inputs.value("inputs", Json::array()) : Json::array();
  manifest["scenario"] = inputs.is_object() ? inputs.value("scenario", Json::object()) : Json::object();
  std::string command = "icctwin run " + shell_word(identity.scenario_argument) + " --out DIR";
  for (const auto& one : identity.overrides) command += " --set " + shell_word(one);
  manifest["reproduce"] = command;
  write_text(folder / "manifest.json", dump(manifest));
}

void write_kpis(const std::filesystem::path& folder, const std::vector<Kpi>& kpis) {
  Json list = Json::object();
  for (const auto& kpi : kpis) {
    Json inputs = Json::array();
    for (const auto& input : kpi.inputs) inputs.push_back({{"id", input.id}, {"value", number_json(input.value)}, {"unit", input.unit}});
    list[kpi.id] = {{"value", number_json(kpi.value)},
                    {"unit", kpi.unit},
                    {"title", {{"en", kpi.title.en}, {"zh", kpi.title.zh}}},
                    {"formula", kpi.formula.en},
                    {"formula_zh", kpi.formula.in(Language::zh)},
                    {"formula_id", kpi.formula_id},
                    {"inputs", inputs}};
  }
  write_text(folder / "kpi.json", dump({{"kpis", list}}));
}

void write_ledger(const std::filesystem::path& folder, const Books& books) {
  std::string text = "month,book,side,account,unit,value\n";
  const auto add = [&](const std::string& month, const Amounts& amounts) {
    for (std::size_t i = 0; i < account_count; ++i) {
      const auto account = static_cast<Account>(i);
      const AccountInfo& info = account_info(account);
      text +=
          fmt::format("{},{},{},{},{},{}\n", month, info.book, info.side, info.name, info.unit, amounts[account] * info.unit_per_booked);
    }
  };
  for (const auto& month : books.months()) add(fmt::format("{:04}-{:02}", month.year, month.month), month.amounts);
  add("total", books.total());
  write_text(folder / "ledger.csv", text);
}

void write_jobs(const std::filesystem::path& folder, const std::vector<JobRow>& jobs, int utc_offset_s) {
  std::string text =
      "job_id,source,user,submit,start,end,state,nodes,accelerators,accelerator_fraction,duration_s,requested_s,wait_s,slowdown,"
      "accelerator_hours,"
      "energy_kwh,carbon_kg,first_node,carbon_market_kg,interruptions,lost_work_s\n";
  for (const auto& job : jobs) {
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(job.job_id), csv_field(job.source),
                        csv_field(job.user), time_cell(job.submit_unix_s, utc_offset_s), time_cell(job.start_unix_s, utc_offset_s),
                        time_cell(job.end_unix_s, utc_offset_s), state_name(job.state), cell(job.nodes), cell(job.accelerators),
                        cell(job.accelerator_fraction), cell(job.duration_s), cell(job.requested_s), cell(job.wait_s), cell(job.slowdown),
                        cell(job.accelerator_hours), cell(job.energy_kwh), cell(job.carbon_kg), csv_field(job.first_node),
                        cell(job.carbon_market_kg), cell(job.interruptions), cell(job.lost_work_s));
  }
  write_text(folder / "jobs.csv", text);
}

void write_events(const std::filesystem::path& folder, const std::vector<EventRow>& events, int utc_offset_s) {
  std::string text = "time,kind,object,detail\n";
  for (const auto& event : events)
    text += fmt::format("{},{},{},{}\n", time_cell(event.time_unix_s, utc_offset_s), csv_field(event.kind), csv_field(event.object),
                        csv_field(event.detail));
  write_text(folder / "events.csv", text);
}

void write_failures(const std::filesystem::path& folder, const Plan& plan) {
  std::string text = "element,name,alike,consequence,load_w,capacity_w,lasts_s,racks\n";
  for (const auto& failure : single_failures(plan))
    text += fmt::format("{},{},{},{},{},{},{},{}\n", failure.element, csv_field(failure.name), failure.alike,
                        consequence_name(failure.consequence), failure.load_w, failure.capacity_w, failure.lasts_s, failure.racks);
  write_text(folder / "failures.csv", text);
}

std::string problems_json(const Diagnostics& problems) {
  Json list = Json::array();
  for (const auto& problem : problems.problems())
    list.push_back({{"severity", severity_name(problem.severity)},
                    {"code", problem.code},
                    {"where", problem.where},
                    {"value", problem.value},
                    {"limit", problem.limit},
                    {"en", sentence(problem, Language::en)},
                    {"zh", sentence(problem, Language::zh)},
                    {"advice_en", advice(problem, Language::en)},
                    {"advice_zh", advice(problem, Language::zh)}});
  return dump({{"problems", list}});
}

void write_problems(const std::filesystem::path& folder, const Diagnostics& problems) {
  write_text(folder / "problems.json", problems_json(problems));
}

}  // namespace icctwin
