#include "gui/models/workload_figures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/runner/load.h"
#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/estimate/table_estimate.h"
#include "sim/scenario/plan/training_request.h"

namespace icctwin::gui {
namespace {

constexpr double hour_s = 3600;
constexpr double short_run_s = 12 * hour_s;

struct SourceWords {
  std::string id, file;
  Text sort;
};

SourceWords words_of(const WorkloadSource& source) {
  return std::visit(
      []<class Source>(const Source& one) {
        SourceWords words{one.id, {}, type_of<Source>().title};
        if constexpr (requires { one.file; }) words.file = one.file;
        return words;
      },
      source);
}

/// Adds a height over a span to steps, in proportion to what of each the span covers.
void add_span(std::vector<float>& steps, double step_s, double begin_s, double end_s, double height) {
  begin_s = std::max(begin_s, 0.0);
  end_s = std::min(end_s, step_s * static_cast<double>(steps.size()));
  if (!(end_s > begin_s)) return;
  auto first = static_cast<std::size_t>(begin_s / step_s);
  const auto last = std::min(static_cast<std::size_t>(end_s / step_s), steps.size() - 1);
  for (; first <= last; ++first) {
    const double from = std::max(begin_s, step_s * static_cast<double>(first)),
                 to = std::min(end_s, step_s * static_cast<double>(first + 1));
    steps[first] += static_cast<float>(height * std::max(0.0, to - from) / step_s);
  }
}

/// Accelerators of a job; jobs that ask for nodes alone have those of their nodes where they are the same on all.
double accelerators_of(const PlanJob& job, const Plan& plan) {
  if (job.accelerators > 0) return job.accelerators * job.accelerator_fraction;
  for (std::size_t spec = 0; spec < plan.node_specs.size() && spec < 64; ++spec)
    if (job.node_specs >> spec & 1) return static_cast<double>(job.nodes) * plan.node_specs[spec].accelerators;
  return 0;
}

std::string layout_words(const ParallelPlan& plan) {
  std::string words;
  const auto add = [&](const char* name, int size) {
    if (size > 1) words += (words.empty() ? "" : " · ") + std::string(name) + " " + std::to_string(size);
  };
  add("TP", plan.tensor);
  add("CP", plan.context);
  add("PP", plan.pipeline);
  add("EP", plan.expert);
  add("DP", plan.data);
  return words.empty() ? "DP 1" : words;
}

TrainingFigures figures_of(const TrainingJob& job, const TrainingSource& source, const NodeSpec& spec, const Plan& plan,
                           const Catalog& catalog, const AiSheets& sheets, const Places& places) {
  TrainingFigures figures;
  figures.id = job.id;
  figures.model = job.model;
  figures.accelerators = job.accelerators;
  const TrainingRequest request = training_request(job, spec, training_nic_bytes_per_s(source, spec, plan), places);
  Diagnostics problems;
  if (const LayerTable* table = sheets.find_table(job.model)) {
    if (const auto estimate = estimate_table(*table, request, catalog, sheets, problems)) {
      figures.layout = "DP " + std::to_string(job.accelerators);
      figures.step_s = estimate->step.step_s;
      figures.samples_per_s = estimate->step.samples_per_s;
      figures.capacity_bytes = estimate->capacity_bytes;
      if (job.samples) figures.duration_s = *job.samples / figures.samples_per_s;
    }
  } else if (const auto estimate = estimate_training(request, catalog, sheets, problems)) {
    const auto& [layout, step] = estimate->plans.front();
    figures.layout = layout_words(layout);
    figures.step_s = step.step_s;
    figures.mfu = step.mfu;
    figures.tokens_per_s = step.tokens_per_s;
    figures.used_bytes = step.memory.used_bytes();
    figures.capacity_bytes = step.memory.capacity_bytes;
    if (job.tokens) figures.duration_s = *job.tokens / step.tokens_per_s;
  }
  for (const Problem& problem : problems.problems())
    if (figures.problem_en.empty() && problem.severity == Severity::error) {
      figures.problem_en = sentence(problem, Language::en);
      figures.problem_zh = sentence(problem, Language::zh);
    }
  return figures;
}

void add_trainings(const Scenario& scenario, const Plan& plan, const Places& places, WorkloadFigures& figures) {
  const bool any = std::ranges::any_of(scenario.workload, [](const auto& one) { return std::holds_alternative<TrainingSource>(one); });
  if (!any) return;
  Diagnostics known;  // catalog and sheets were read and checked for the plan
  Catalog catalog = read_catalog(places.data_dir, known);
  catalog.accelerators.insert(catalog.accelerators.begin(), scenario.accelerators.begin(), scenario.accelerators.end());
  const AiSheets sheets = read_ai_sheets(places.data_dir, known);
  for (std::size_t s = 0; s < scenario.workload.size(); ++s) {
    const auto* source = std::get_if<TrainingSource>(&scenario.workload[s]);
    if (!source) continue;
    const auto spec = std::ranges::find_if(plan.node_specs, [&](const NodeSpec& one) {
      return one.accelerators > 0 && (source->node_type.empty() || source->node_type == one.id);
    });
    if (spec == plan.node_specs.end()) continue;
    for (std::size_t j = 0; j < source->jobs.size(); ++j) {
      figures.trainings.push_back(figures_of(source->jobs[j], *source, *spec, plan, catalog, sheets, places));
      figures.trainings.back().pointer = "/workload/" + std::to_string(s) + "/jobs/" + std::to_string(j);
    }
  }
}

void add_services(const Scenario& scenario, const Plan& plan, WorkloadFigures& figures) {
  for (const PlanService& service : plan.services) {
    ServiceFigures made;
    made.id = service.id;
    made.replicas = service.replicas;
    made.by_clock = service.by_clock;
    made.hour_s = service.hour_s;
    for (std::size_t s = 0; s < scenario.workload.size(); ++s)
      if (const auto* source = std::get_if<ServiceSource>(&scenario.workload[s]); source && source->id == service.id) {
        made.pointer = "/workload/" + std::to_string(s);
        made.model = source->model;
      }
    for (const ServiceHour& hour : service.hours) {
      made.asked_per_s.push_back(static_cast<float>(hour.asked_per_s));
      made.replicas_up.push_back(static_cast<float>(hour.replicas_up));
      made.attained.push_back(static_cast<float>(hour.attained));
      made.asked_mean_per_s += hour.asked_per_s / static_cast<double>(service.hours.size());
      made.output_tokens_mean_per_s += hour.output_tokens_per_s / static_cast<double>(service.hours.size());
    }
    figures.inference.push_back(std::move(made));
  }
}

void add_events(const Scenario& scenario, WorkloadFigures& figures) {
  const auto& outages = scenario.operations.outages;
  for (std::size_t i = 0; i < outages.size(); ++i) {
    const auto choices = choices_of(outages[i].equipment);
    figures.events.push_back({"/operations/outages/" + std::to_string(i), outages[i].id,
                              choices[static_cast<std::size_t>(outages[i].equipment)].title, outages[i].begin_s,
                              outages[i].begin_s + outages[i].duration_s});
  }
  if (!scenario.operations.failures) return;
  const Failures& failures = *scenario.operations.failures;
  for (std::size_t i = 0; i < failures.scheduled.size(); ++i)
    figures.events.push_back({"/operations/failures/scheduled/" + std::to_string(i),
                              std::to_string(failures.scheduled[i].node),
                              {"Server fails", "服务器故障"},
                              failures.scheduled[i].begin_s,
                              failures.scheduled[i].begin_s + failures.scheduled[i].duration_s});
  for (std::size_t i = 0; i < failures.scheduled_cables.size(); ++i)
    figures.events.push_back({"/operations/failures/scheduled_cables/" + std::to_string(i),
                              std::to_string(failures.scheduled_cables[i].bundle),
                              {"Cables fail", "线缆故障"},
                              failures.scheduled_cables[i].begin_s,
                              failures.scheduled_cables[i].begin_s + failures.scheduled_cables[i].duration_s});
  for (const FailureKind& kind : failures.kinds) figures.random_failure_kinds += kind.rate_per_year > 0 ? 1 : 0;
}

}  // namespace

WorkloadFigures workload_figures(const LoadedScenario& loaded, const Plan& plan, const std::string& folder) {
  const Scenario& scenario = loaded.scenario;
  WorkloadFigures figures;
  figures.start_unix_s = plan.start_unix_s;
  figures.duration_s = plan.duration_s;
  figures.utc_offset_s = plan.utc_offset_s;
  figures.accelerators = static_cast<double>(plan.accelerators);
  figures.nodes = static_cast<double>(plan.nodes);
  figures.step_s = plan.duration_s < short_run_s ? hour_s / 12 : hour_s;
  const auto steps = static_cast<std::size_t>(std::max(1.0, std::ceil(plan.duration_s / figures.step_s)));
  figures.end_s = std::make_shared<std::vector<double>>();
  for (std::size_t i = 1; i <= steps; ++i) figures.end_s->push_back(figures.step_s * static_cast<double>(i));
  for (auto* one : {&figures.wanted, &figures.services, &figures.submitted}) *one = std::make_shared<std::vector<float>>(steps, 0.0F);

  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < scenario.workload.size(); ++i) {
    const SourceWords words = words_of(scenario.workload[i]);
    by_id.emplace(words.id, figures.sources.size());
    SourceFigures& made = figures.sources.emplace_back();
    made.pointer = "/workload/" + std::to_string(i);
    made.id = words.id;
    made.sort = words.sort;
    made.file = words.file;
  }
  for (const PlanJob& job : plan.jobs) {
    const double accelerators = accelerators_of(job, plan);
    const double end_s = job.service ? plan.duration_s : job.submit_s + job.duration_s;
    add_span(*figures.wanted, figures.step_s, job.submit_s, end_s, accelerators);
    if (job.service) add_span(*figures.services, figures.step_s, job.submit_s, end_s, accelerators);
    const double within_s = std::max(0.0, std::min(end_s, plan.duration_s) - std::max(job.submit_s, 0.0));
    figures.accelerator_hours += accelerators * within_s / hour_s;
    if (const auto step = static_cast<std::size_t>(std::max(0.0, job.submit_s) / figures.step_s);
        !job.service && !job.carried_over && step < steps)
      (*figures.submitted)[step] += 1;
    const auto source = by_id.find(job.source);
    if (source == by_id.end()) continue;
    SourceFigures& of = figures.sources[source->second];
    if (of.jobs == 0) of.first_s = job.submit_s;
    ++of.jobs;
    of.last_s = std::max(of.last_s, job.submit_s);
    of.accelerator_hours += accelerators * within_s / hour_s;
    of.node_hours += job.nodes * within_s / hour_s;
    of.largest = std::max(of.largest, static_cast<int>(std::lround(accelerators)));
  }
  const Places places{folder, find_data_dir()};
  add_trainings(scenario, plan, places, figures);
  add_services(scenario, plan, figures);
  add_events(scenario, figures);
  if (plan.trace) {
    figures.trace_rows = plan.trace->rows_read;
    figures.trace_accepted = plan.trace->rows_accepted;
    figures.trace_rejected = plan.trace->rows_rejected;
    figures.trace_accelerator_hours = plan.trace->accelerator_hours;
    figures.trace_span_s = plan.trace->span_s;
    figures.trace_largest = plan.trace->largest_job_accelerators;
  }
  return figures;
}

}  // namespace icctwin::gui
