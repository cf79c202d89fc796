#include "sim/scenario/plan/resolve.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "models/base/civil_time.h"
#include "sim/scenario/json/nearest.h"

namespace icctwin {
namespace {

constexpr std::string_view scenario_format = "icctwin.scenario/1";

std::string offset_text(int offset_s) {
  const std::string text = format_iso8601(0, offset_s);
  return offset_s == 0 ? "+00:00" : text.substr(text.size() - 6);
}

class IdBook {
 public:
  explicit IdBook(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  void note(const std::string& kind, const std::string& id, const std::string& where) {
    if (id.empty()) {
      diagnostics_.add("E-PLAN-005", where);
      return;
    }
    const auto [first, fresh] = seen_.try_emplace({kind, id}, where);
    if (!fresh) diagnostics_.add("E-IN-009", where, id, first->second);
  }

 private:
  std::map<std::pair<std::string, std::string>, std::string> seen_;
  Diagnostics& diagnostics_;
};

template <class List>
void note_all(IdBook& book, const std::string& kind, const List& list, const std::string& pointer) {
  for (std::size_t i = 0; i < list.size(); ++i) book.note(kind, list[i].id, fmt::format("{}/{}/id", pointer, i));
}

}  // namespace

void resolve_ids(const Scenario& scenario, Diagnostics& diagnostics) {
  IdBook book(diagnostics);
  note_all(book, "accelerator", scenario.accelerators, "/accelerators");
  note_all(book, "node type", scenario.node_types, "/node_types");
  note_all(book, "rack type", scenario.rack_types, "/rack_types");
  note_all(book, "chiller record", scenario.chillers, "/chillers");
  note_all(book, "fabric", scenario.fabric.link_classes, "/fabric/link_classes");
  note_all(book, "fabric", scenario.fabric.switches, "/fabric/switches");
  note_all(book, "outage", scenario.operations.outages, "/operations/outages");
  if (!scenario.cooling.cdu_groups.empty()) {
    book.note("CDU group", scenario.cooling.cdu.id, "/cooling/cdu/id");
    note_all(book, "CDU group", scenario.cooling.cdu_groups, "/cooling/cdu_groups");
  }
  note_all(book, "embodied carbon", scenario.embodied_carbon, "/embodied_carbon");
  note_all(book, "rating", scenario.ratings, "/ratings");
  if (scenario.economics) {
    note_all(book, "cost", scenario.economics->capital, "/economics/capital");
    note_all(book, "cost", scenario.economics->yearly, "/economics/yearly");
  }
  note_all(book, "floor", scenario.halls, "/halls");
  for (std::size_t h = 0; h < scenario.halls.size(); ++h)
    for (std::size_t r = 0; r < scenario.halls[h].rows.size(); ++r) {
      const auto& row = scenario.halls[h].rows[r];
      const std::string pointer = fmt::format("/halls/{}/rows/{}", h, r);
      book.note("floor", row.id, pointer + "/id");
      note_all(book, "floor", row.racks, pointer + "/racks");
    }
  for (std::size_t s = 0; s < scenario.workload.size(); ++s) {
    const std::string pointer = fmt::format("/workload/{}", s);
    std::visit([&](const auto& source) { book.note("source", source.id, pointer + "/id"); }, scenario.workload[s]);
    if (const auto* list = std::get_if<ListSource>(&scenario.workload[s])) {
      IdBook jobs(diagnostics);
      note_all(jobs, "job", list->jobs, pointer + "/jobs");
    }
  }
}

void resolve_clock(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  plan.utc_offset_s = static_cast<int>(std::lround(scenario.site.utc_offset_h * 3600));
  plan.duration_s = scenario.simulation.duration_s;
  const auto start = parse_iso8601(scenario.simulation.start);
  if (!start) {
    diagnostics.add("E-PLAN-002", "/simulation/start", scenario.simulation.start);
    return;
  }
  plan.start_unix_s = start->utc_offset_s ? start->unix_s : start->unix_s - plan.utc_offset_s;
  if (!start->utc_offset_s) {
    diagnostics.add("W-PLAN-002", "/simulation/start", scenario.simulation.start, offset_text(plan.utc_offset_s));
  } else if (*start->utc_offset_s != plan.utc_offset_s) {
    diagnostics.add("W-PLAN-001", "/simulation/start", offset_text(*start->utc_offset_s), offset_text(plan.utc_offset_s));
  }
}

void append_relative(Diagnostics& diagnostics, const Diagnostics& found, const Places& places) {
  diagnostics.append(found, places.scenario_dir.empty() ? std::string() : (places.scenario_dir / "").string());
}

std::optional<Plan> make_plan(const Scenario& scenario, const Catalog& catalog, const Places& places, bool read_files,
                              Diagnostics& diagnostics) {
  Plan plan;
  plan.scenario = scenario;
  if (scenario.format != scenario_format) diagnostics.add("E-PLAN-001", "/format", scenario.format, std::string(scenario_format));
  resolve_ids(scenario, diagnostics);
  resolve_clock(scenario, plan, diagnostics);
  resolve_equipment(scenario, catalog, plan, diagnostics);
  if (!plan.racks.empty()) {
    resolve_building(scenario, plan);
    resolve_cooling(scenario, catalog, plan, diagnostics);
    resolve_power(scenario, plan, diagnostics);
    resolve_outages(scenario, plan, diagnostics);
    resolve_failures(scenario, plan, diagnostics);
  }
  static const std::vector<std::string> schedulers = {"fcfs", "easy"};
  if (scenario.operations.scheduler == "fcfs") {
    plan.scheduler = SchedulerPolicy::fcfs;
  } else if (scenario.operations.scheduler == "easy") {
    plan.scheduler = SchedulerPolicy::easy;
  } else {
    diagnostics.add("E-IN-008", "/operations/scheduler", scenario.operations.scheduler,
                    nearest_name(scenario.operations.scheduler, schedulers), {{"kind", "scheduler"}, {"kind_zh", "调度策略"}});
  }
  for (std::size_t i = 0; i < scenario.simulation.report_languages.size(); ++i) {
    const auto& language = scenario.simulation.report_languages[i];
    if (language != "en" && language != "zh")
      diagnostics.add("E-IN-006", fmt::format("/simulation/report_languages/{}", i), language, "en, zh");
  }
  resolve_site(scenario, places, read_files, plan, diagnostics);
  resolve_onsite(scenario, read_files, plan, diagnostics);
  if (!plan.racks.empty()) resolve_economics(scenario, plan, diagnostics);
  resolve_workload(scenario, catalog, places, read_files, plan, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return plan;
}

}  // namespace icctwin
