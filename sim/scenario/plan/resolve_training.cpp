// Described training jobs: the model on the center's accelerators gives step time, power, traffic and the size of checkpoints.
//
// Traffic over the fabric: what of the step's communication leaves the scale-up domain and is exposed (gradients, pipeline, experts,
// context), and the gradients' ring beyond that, hidden. A checkpoint holds 14 bytes per parameter: 2 of weights, 12 of optimizer state.
// Models that are tables of layers (vision, recommenders, speech, diffusion) train on samples, data parallel; their embeddings are saved as
// they are.
#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/estimate/table_estimate.h"
#include "sim/scenario/estimate/training_estimate.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/plan/training_request.h"

namespace icctwin {
namespace {

constexpr double checkpoint_bytes_per_parameter = 14;
constexpr double gradient_bytes = 2, embedding_bytes = 4;
constexpr double cpu_utilisation = 0.3;  // as in models/compute/training_power.h

/// The problems of an estimate at the place of its job, or of the field where the estimate's word is one of the job's.
void add_problems(const Diagnostics& found, const std::string& where, Diagnostics& diagnostics) {
  for (const Problem& problem : found.problems()) {
    if (problem.where.find(".json") != std::string::npos) {  // inside the user's file
      diagnostics.add(problem.code, problem.where, problem.value, problem.limit, problem.details);
      continue;
    }
    const std::string field = problem.where == "model" ? "/model" : problem.where == "count" ? "/accelerators" : "";
    diagnostics.add(problem.code, where + field, problem.value, problem.limit, problem.details);
  }
}

/// The node type of a source, by index; nothing, and a problem, where there is none.
std::optional<std::size_t> node_spec_of(const TrainingSource& source, const std::string& where, const Plan& plan,
                                        Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (std::size_t s = 0; s < plan.node_specs.size(); ++s) {
    if (plan.node_specs[s].accelerators == 0) continue;
    if (source.node_type.empty() || source.node_type == plan.node_specs[s].id) return s;
    known.push_back(plan.node_specs[s].id);
  }
  diagnostics.add("E-JOB-001", where + "/node_type", source.node_type, nearest_name(source.node_type, known));
  return std::nullopt;
}

/// Shares of a step with the cards at work.
void set_traffic(const TrainingEstimate& estimate, double nic_bytes_per_s, int domain, PlanJob& job) {
  const auto& [layout, step] = estimate.plans[0];
  const double crossing_s = step.data_s + step.pipeline_s + (layout.expert * layout.tensor > domain ? step.expert_s : 0.0) +
                            (layout.context * layout.tensor > domain ? step.context_s : 0.0);
  const double parameters =
      layer_parameters_per_accelerator(estimate.model, layout) + embedding_parameters_per_accelerator(estimate.model, layout);
  const double ring_s = 2.0 * (layout.data - 1) / layout.data * gradient_bytes * parameters / nic_bytes_per_s;
  job.communication.exposed = std::min(1.0, crossing_s / step.step_s);
  job.communication.hidden = std::clamp((ring_s - step.data_s) / step.step_s, 0.0, 1 - job.communication.exposed);
  job.traffic = step.expert_s > step.data_s && layout.expert * layout.tensor > domain ? TrafficPattern::all_to_all : TrafficPattern::ring;
}

double peak_flop_per_s(const Accelerator& accelerator, Precision precision) {
  switch (precision) {
    case Precision::fp16:
      return accelerator.fp16_flop_per_s.value_or(0);
    case Precision::bf16:
      return accelerator.bf16_flop_per_s.value_or(0);
    case Precision::fp8:
      return accelerator.fp8_flop_per_s.value_or(0);
  }
  return 0;
}

void set_power(const TrainingPower& power, int accelerators, PlanJob& job) {
  job.accelerator_utilisation = power.utilisation;
  job.waiting_utilisation = power.waiting_utilisation;
  job.swing_w = (power.high_w - power.low_w) * accelerators;
}

/// What the job does, of a language model.
bool describe_transformer(const TrainingJob& words, const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets,
                          PlanJob& job, Diagnostics& found) {
  const auto estimate = estimate_training(request, catalog, sheets, found);
  if (!estimate) return false;
  const auto& [layout, step] = estimate->plans[0];
  job.tokens_per_s = step.tokens_per_s;
  job.duration_s = *words.tokens / step.tokens_per_s;
  set_power(estimate->power, words.accelerators, job);
  job.model_flop_per_s = model_flops_per_token(estimate->model, layout.sequence) * step.tokens_per_s;
  job.peak_flop_per_s = peak_flop_per_s(estimate->accelerator, layout.precision);
  job.checkpoint_bytes = checkpoint_bytes_per_parameter * total_parameters(estimate->model);
  set_traffic(*estimate, request.nic_bytes_per_s, *request.scale_up_accelerators, job);
  return true;
}

/// The same of a table of layers. The exchange of embeddings and what of the gradients is exposed cross the fabric.
bool describe_table(const LayerTable& table, const TrainingJob& words, const TrainingRequest& request, const Catalog& catalog,
                    const AiSheets& sheets, PlanJob& job, Diagnostics& found) {
  const auto estimate = estimate_table(table, request, catalog, sheets, found);
  if (!estimate) return false;
  const TableStep& step = estimate->step;
  job.samples_per_s = step.samples_per_s;
  job.duration_s = *words.samples / step.samples_per_s;
  set_power(estimate->power, words.accelerators, job);
  job.model_flop_per_s = 3 * forward_flops(table) * step.samples_per_s;
  job.peak_flop_per_s = peak_flop_per_s(*catalog.find_accelerator(request.accelerator), request.precision);
  job.checkpoint_bytes = checkpoint_bytes_per_parameter * dense_parameters(table) + embedding_bytes * embedding_entries(table);
  job.communication.exposed = std::min(1.0, (step.exchange_s + step.gradients_s) / step.step_s);
  job.traffic = step.exchange_s > step.gradients_s ? TrafficPattern::all_to_all : TrafficPattern::ring;
  return true;
}

}  // namespace

TrainingRequest training_request(const TrainingJob& words, const NodeSpec& spec, double nic_bytes_per_s, const Places& places) {
  TrainingRequest request;
  // A file of the user's own lies beside the scenario.
  request.model = words.model.ends_with(".json") ? (places.scenario_dir / words.model).string() : words.model;
  request.accelerator = spec.accelerator;
  request.accelerators = words.accelerators;
  request.accelerators_per_node = spec.accelerators;
  request.scale_up_accelerators = spec.scale_up_accelerators;
  request.nic_bytes_per_s = nic_bytes_per_s;
  request.tensor = words.tensor;
  request.context = words.context;
  request.pipeline = words.pipeline;
  request.expert = words.expert;
  request.virtual_stages = words.virtual_stages;
  request.micro_batch = words.micro_batch;
  request.global_batch = words.global_batch;
  request.sequence = words.sequence;
  request.zero_stage = words.zero_stage;
  request.recompute = words.recompute;
  request.precision = words.precision;
  request.best = !words.tensor || !words.pipeline;
  request.keep = 1;
  return request;
}

double training_nic_bytes_per_s(const TrainingSource& source, const NodeSpec& spec, const Plan& plan) {
  return plan.clos ? plan.clos->card_bytes_per_s * plan.clos->cards_per_node / spec.accelerators : source.nic_bytes_per_s;
}

void resolve_training(const TrainingSource& source, const std::string& where, const Scenario& scenario, const Catalog& catalog,
                      const Places& places, Plan& plan, Diagnostics& diagnostics) {
  const auto spec_index = node_spec_of(source, where, plan, diagnostics);
  if (!spec_index) return;
  const NodeSpec& spec = plan.node_specs[*spec_index];
  const AiSheets sheets = read_ai_sheets(places.data_dir, diagnostics);
  Catalog own = catalog;
  own.accelerators.insert(own.accelerators.begin(), scenario.accelerators.begin(), scenario.accelerators.end());
  const double nic_bytes_per_s = training_nic_bytes_per_s(source, spec, plan);
  for (std::size_t i = 0; i < source.jobs.size(); ++i) {
    const TrainingJob& words = source.jobs[i];
    const std::string at = fmt::format("{}/jobs/{}", where, i);
    if (words.accelerators % spec.accelerators != 0)
      diagnostics.add("E-JOB-022", at + "/accelerators", std::to_string(words.accelerators), std::to_string(spec.accelerators));
    const LayerTable* table = sheets.find_table(words.model);
    const char* amount = table ? "samples" : "tokens";
    if (!(table ? words.samples : words.tokens)) {
      diagnostics.add("E-JOB-026", fmt::format("{}/{}", at, amount), words.model, amount);
      continue;
    }
    PlanJob job{.id = words.id, .source = source.id, .submit_s = words.submit_s};
    const TrainingRequest request = training_request(words, spec, nic_bytes_per_s, places);
    Diagnostics found;
    const bool known = table ? describe_table(*table, words, request, own, sheets, job, found)
                             : describe_transformer(words, request, own, sheets, job, found);
    add_problems(found, at, diagnostics);
    if (!known || words.submit_s >= plan.duration_s) continue;
    job.requested_s = words.requested_s.value_or(job.duration_s * scenario.operations.requested_time_factor);
    job.nodes = words.accelerators / spec.accelerators;
    job.cpu_utilisation = cpu_utilisation;
    job.node_specs = std::uint64_t{1} << *spec_index;
    plan.jobs.push_back(std::move(job));
  }
}

}  // namespace icctwin
