#include "sim/scenario/estimate/training_estimate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "models/base/conversions.h"
#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/json/nearest.h"

namespace icctwin {
namespace {

constexpr double usual_tokens_per_step = 4194304;  // 4 Mi, as in the large runs of 2023 to 2024

template <class Entry>
std::string nearest_id(const std::string& wanted, const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const auto& entry : entries) ids.push_back(entry.id);
  std::string near = nearest_name(wanted, ids);
  if (!near.empty()) return near;
  std::string parts;  // nothing is near: those that contain it, or that it begins like
  for (const std::string& id : ids)
    if (id.find(wanted) != id.npos || (wanted.size() >= 3 && id.starts_with(wanted.substr(0, 3))))
      parts += (parts.empty() ? "" : ", ") + id;
  return parts;
}

std::string_view word_of(Recompute kind) { return choices_of(Recompute{})[static_cast<std::size_t>(kind)].value; }

std::string plan_words(const ParallelPlan& p) {
  return fmt::format("tensor {}, {}pipeline {}, data {}, {}micro-batch {}, virtual stages {}, recompute {}, ZeRO {}", p.tensor,
                     p.context > 1 ? fmt::format("context {}, ", p.context) : "", p.pipeline, p.data,
                     p.expert > 1 ? fmt::format("expert {}, ", p.expert) : "", p.micro_batch, p.virtual_stages, word_of(p.recompute),
                     p.zero_stage);
}

/// The sheets behind a request.
class Estimator {
 public:
  Estimator(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets, Diagnostics& diagnostics)
      : request_(request), catalog_(catalog), sheets_(sheets), diagnostics_(diagnostics) {}

  std::optional<TrainingEstimate> run();

 private:
  bool resolve();
  void resolve_model();
  int default_batch() const;
  ParallelPlan stated_plan() const;
  PlanSearch open_search() const;
  bool rate_stated(TrainingEstimate& estimate);
  bool rate_searched(TrainingEstimate& estimate);
  void tell_memory(const RatedPlan& rated);
  std::string nearest_that_fits(const ParallelPlan& wanted) const;

  const TrainingRequest& request_;
  const Catalog& catalog_;
  const AiSheets& sheets_;
  Diagnostics& diagnostics_;
  TransformerModel model_;
  const Accelerator* accelerator_ = nullptr;
  const TrainingStack* stack_ = nullptr;
  TrainingCluster cluster_;
  int batch_ = 1, sequence_ = 1;
};

void Estimator::resolve_model() {
  if (const TransformerModel* known = sheets_.find_model(request_.model)) {
    model_ = *known;
  } else if (request_.model.ends_with(".json") || request_.model.find('/') != std::string::npos) {
    if (auto read = read_model_file(request_.model, diagnostics_)) model_ = std::move(*read);
  } else {
    std::string near = nearest_id(request_.model, sheets_.models);
    if (near.empty()) near = nearest_id(request_.model, sheets_.tables);
    diagnostics_.add("E-IN-008", "model", request_.model, near, {{"kind", "model"}, {"kind_zh", "模型"}});
  }
}

bool Estimator::resolve() {
  resolve_model();
  std::string stack;
  const auto cluster = find_cluster(request_, catalog_, sheets_, stack, diagnostics_);
  if (!cluster || diagnostics_.has_errors()) return false;
  accelerator_ = catalog_.find_accelerator(request_.accelerator);
  stack_ = find_stack(sheets_.stacks, accelerator_->id);
  cluster_ = *cluster;
  sequence_ = request_.sequence.value_or(model_.sequence);
  batch_ = request_.global_batch.value_or(default_batch());
  return true;
}

/// About 4 Mi tokens, rounded up so that the odd factors of the accelerators divide it.
int Estimator::default_batch() const {
  int odd = request_.accelerators;
  while (odd % 2 == 0) odd /= 2;
  const double sequences = std::max(1.0, usual_tokens_per_step / sequence_);
  const double rounds = std::ceil(sequences / odd);
  return static_cast<int>(std::exp2(std::ceil(std::log2(rounds)))) * odd;
}

ParallelPlan Estimator::stated_plan() const {
  ParallelPlan p;
  p.tensor = request_.tensor.value_or(1);
  p.context = request_.context.value_or(1);
  p.pipeline = request_.pipeline.value_or(1);
  const long long inner = static_cast<long long>(p.tensor) * p.context * p.pipeline;
  p.data = request_.data.value_or(static_cast<int>(std::max(1LL, request_.accelerators / inner)));
  p.expert = request_.expert.value_or(1);
  p.virtual_stages = request_.virtual_stages.value_or(1);
  p.micro_batch = request_.micro_batch.value_or(1);
  p.global_batch = batch_;
  p.sequence = sequence_;
  p.sequence_parallel = request_.sequence_parallel.value_or(p.tensor > 1);
  p.zero_stage = request_.zero_stage.value_or(p.data > 1 ? 1 : 0);
  p.recompute = request_.recompute.value_or(Recompute::none);
  p.precision = request_.precision;
  p.uneven_stages = request_.uneven_stages;
  return p;
}

PlanSearch Estimator::open_search() const {
  PlanSearch s;
  s.global_batch = batch_;
  s.sequence = sequence_;
  s.precision = request_.precision;
  s.uneven_stages = request_.uneven_stages;
  return s;
}

/// The fitting plan whose layout is nearest to a wanted one, as words; empty if there is none.
std::string Estimator::nearest_that_fits(const ParallelPlan& wanted) const {
  ParallelPlan same = wanted;
  for (int zero = wanted.zero_stage; zero <= 3; ++zero) {
    same.zero_stage = zero;
    const auto found = fastest_setting(model_, same, {true, true, true}, cluster_, *stack_);
    if (found && found->step.memory.fits()) return plan_words(found->plan);
  }
  PlanSearch search = open_search();
  search.keep = 100000;
  std::size_t tried = 0;
  const auto all = best_plans(model_, search, cluster_, *stack_, tried);
  const auto far = [&](const RatedPlan& one) {
    const auto steps = [](int a, int b) { return std::abs(std::log2(static_cast<double>(a) / b)); };
    return steps(one.plan.tensor, wanted.tensor) + steps(one.plan.pipeline, wanted.pipeline) + steps(one.plan.context, wanted.context);
  };
  const auto nearest = std::ranges::min_element(all, {}, far);
  return nearest == all.end() ? std::string() : plan_words(nearest->plan);
}

void Estimator::tell_memory(const RatedPlan& rated) {
  const TrainingMemory& m = rated.step.memory;
  const std::pair<const char*, double> terms[] = {{"weights", m.weights_bytes},           {"gradients", m.gradients_bytes},
                                                  {"optimizer state", m.optimizer_bytes}, {"embedding and head", m.embedding_bytes},
                                                  {"activations", m.activations_bytes},   {"logits", m.logits_bytes}};
  const auto largest = std::ranges::max_element(terms, {}, [](const auto& term) { return term.second; });
  const double room = m.capacity_bytes - m.headroom_bytes;
  const std::string near = nearest_that_fits(rated.plan);
  diagnostics_.add("E-AI-003", "memory", fmt::format("{:.1f} GiB", m.used_bytes() / gib), fmt::format("{:.1f} GiB", room / gib),
                   {{"off", fmt::format("{:.1f} GiB", (m.used_bytes() - room) / gib)},
                    {"term", fmt::format("{}, {:.1f} GiB", largest->first, largest->second / gib)},
                    {"advice", near.empty() ? "No layout on this many accelerators fits." : "The nearest that fits: " + near + "."},
                    {"advice_zh", near.empty() ? "该数量的加速卡没有放得下的方案。" : "最接近的可行方案：" + near + "。"}});
}

bool Estimator::rate_stated(TrainingEstimate& estimate) {
  ParallelPlan plan = stated_plan();
  if (!check_plan(model_, plan, request_.accelerators, cluster_.accelerators_per_node, "plan", diagnostics_)) return false;
  const OpenSettings open{!request_.micro_batch, !request_.virtual_stages, !request_.recompute};
  const auto rated = open.any() ? fastest_setting(model_, plan, open, cluster_, *stack_)
                                : std::optional(RatedPlan{plan, training_step(model_, plan, cluster_, *stack_)});
  if (!rated) return false;  // check_plan accepts it, so that one setting is always there
  if (!rated->step.memory.fits()) {
    tell_memory(*rated);
    return false;
  }
  estimate.plans = {*rated};
  if (open.micro_batch) estimate.chosen.push_back(fmt::format("micro-batch {}", rated->plan.micro_batch));
  if (open.virtual_stages) estimate.chosen.push_back(fmt::format("virtual stages {}", rated->plan.virtual_stages));
  if (open.recompute) estimate.chosen.push_back(fmt::format("recompute {}", word_of(rated->plan.recompute)));
  return true;
}

bool Estimator::rate_searched(TrainingEstimate& estimate) {
  PlanSearch search = open_search();
  search.tensor = request_.tensor;
  search.context = request_.context;
  search.pipeline = request_.pipeline;
  search.data = request_.data;
  search.expert = request_.expert;
  search.zero_stage = request_.zero_stage;
  search.micro_batch = request_.micro_batch;
  search.virtual_stages = request_.virtual_stages;
  search.recompute = request_.recompute;
  search.keep = std::max<std::size_t>(1, request_.keep);
  estimate.plans = best_plans(model_, search, cluster_, *stack_, estimate.tried);
  if (!estimate.plans.empty()) return true;
  // How many more accelerators would do, with what was asked for left open?
  PlanSearch wider = open_search();
  wider.keep = 1;
  TrainingCluster larger = cluster_;
  std::string advice, advice_zh;
  while (advice.empty() && larger.accelerators < 1000000) {
    std::size_t tried = 0;
    const auto found = best_plans(model_, wider, larger, *stack_, tried);
    if (!found.empty()) {
      advice = fmt::format("With {} accelerators: {}.", larger.accelerators, plan_words(found[0].plan));
      advice_zh = fmt::format("{} 张加速卡可行：{}。", larger.accelerators, plan_words(found[0].plan));
    }
    larger.accelerators *= 2;
    wider.global_batch = std::max(wider.global_batch, larger.accelerators);
  }
  diagnostics_.add("E-AI-007", "count", std::to_string(request_.accelerators), {}, {{"advice", advice}, {"advice_zh", advice_zh}});
  return false;
}

std::optional<TrainingEstimate> Estimator::run() {
  if (!resolve()) return std::nullopt;
  TrainingEstimate estimate;
  const bool layout = request_.tensor || request_.pipeline || request_.data || request_.context || request_.expert;
  if (!(request_.best || !layout ? rate_searched(estimate) : rate_stated(estimate))) return std::nullopt;
  estimate.model = model_;
  estimate.accelerator = *accelerator_;
  estimate.stack = stack_->id;
  estimate.accelerators = request_.accelerators;
  const NodeType* type = find_node_type(request_, catalog_);
  if (type) estimate.node_type = type->id;
  const TrainingStep& step = estimate.plans[0].step;
  estimate.power = power_of(request_, catalog_, sheets_, step.step_s, step.compute_s + step.recompute_s + step.optimizer_s);
  return estimate;
}

}  // namespace

const NodeType* find_node_type(const TrainingRequest& request, const Catalog& catalog) {
  const Accelerator* accelerator = catalog.find_accelerator(request.accelerator);
  const auto node = std::ranges::find_if(catalog.node_types, [&](const NodeType& one) {
    return accelerator && one.accelerator == accelerator->id && one.accelerator_count == request.accelerators_per_node;
  });
  return node == catalog.node_types.end() ? nullptr : &*node;
}

int scale_up_of(const TrainingRequest& request, const Catalog& catalog) {
  const NodeType* type = find_node_type(request, catalog);
  const int domain = request.scale_up_accelerators.value_or(type && type->scale_up_accelerators ? *type->scale_up_accelerators : 0);
  return std::max(domain, request.accelerators_per_node);
}

TrainingPower power_of(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets, double step_s, double computing_s) {
  const Accelerator& accelerator = *catalog.find_accelerator(request.accelerator);
  const AcceleratorPower* sheet = find_power(sheets.powers, accelerator.id);
  return training_power(step_s, computing_s, sheet ? *sheet : AcceleratorPower{}, accelerator, find_node_type(request, catalog));
}

std::optional<TrainingCluster> find_cluster(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets,
                                            std::string& stack, Diagnostics& diagnostics) {
  const Accelerator* accelerator = catalog.find_accelerator(request.accelerator);
  if (!accelerator)
    diagnostics.add("E-IN-008", "accelerator", request.accelerator, nearest_id(request.accelerator, catalog.accelerators),
                    {{"kind", "accelerator"}, {"kind_zh", "加速卡"}});
  const bool small = request.fabric_accelerators && request.accelerators > *request.fabric_accelerators;
  if (small)
    diagnostics.add("E-AI-005", "count", std::to_string(request.accelerators), std::to_string(*request.fabric_accelerators),
                    {{"off", std::to_string(request.accelerators - *request.fabric_accelerators)}});
  if (!accelerator) return std::nullopt;
  const TrainingStack* found = find_stack(sheets.stacks, accelerator->id);
  const Interconnect* up = find_scale_up(sheets.interconnects, accelerator->id);
  const Interconnect* out = find_scale_out(sheets.interconnects);
  if (!found || !up || !out) {
    diagnostics.add("E-AI-006", "accelerator", accelerator->id, "a training stack and interconnects");
    return std::nullopt;
  }
  std::string missing;
  auto cluster = make_cluster(*accelerator, *up, *out, request.nic_bytes_per_s, *found, request.precision, missing);
  if (!cluster) diagnostics.add("E-AI-006", "accelerator", accelerator->id, missing);
  if (!cluster || small) return std::nullopt;
  cluster->accelerators = request.accelerators;
  cluster->accelerators_per_node = scale_up_of(request, catalog);
  stack = found->id;
  if (found->accelerators.empty()) diagnostics.add("W-AI-001", "accelerator", accelerator->id, found->id);
  return cluster;
}

std::optional<TrainingEstimate> estimate_training(const TrainingRequest& request, const Catalog& catalog, const AiSheets& sheets,
                                                  Diagnostics& diagnostics) {
  return Estimator(request, catalog, sheets, diagnostics).run();
}

}  // namespace icctwin
