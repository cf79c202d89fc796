#include "sim/validation/training.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/base/conversions.h"

namespace icctwin {
namespace {

std::string chosen_words(const TrainingCase& one, const ParallelPlan& plan) {
  std::vector<std::string> words;
  if (one.open_layout) words.push_back(fmt::format("tp {} pp {} dp {}", plan.tensor, plan.pipeline, plan.data));
  if (one.open.micro_batch) words.push_back(fmt::format("micro-batch {}", plan.micro_batch));
  if (one.open.virtual_stages) words.push_back(fmt::format("virtual stages {}", plan.virtual_stages));
  if (one.open.recompute)
    words.push_back(fmt::format("recompute {}", choices_of(Recompute{})[static_cast<std::size_t>(plan.recompute)].value));
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Time at an efficiency of 1 [s].
double ideal_s(const RatedPlan& rated) { return rated.step.hfu * rated.step.step_s; }

ErrorFigures figures_of(const std::vector<TrainingComparison>& cases, double (TrainingComparison::*error)() const, int which) {
  std::vector<std::pair<std::string, double>> errors;
  for (const auto& one : cases)
    if (which < 0 || one.fitted == (which == 1)) errors.emplace_back(one.name, (one.*error)());
  return error_figures(errors);
}

}  // namespace

std::optional<RatedPlan> predict_case(const TrainingCase& one, const TrainingStack& stack, const AiSheets& sheets, std::string& reason) {
  const Interconnect* up = find_scale_up(sheets.interconnects, one.accelerator->id);
  const Interconnect* out = find_scale_out(sheets.interconnects);
  if (!up || !out) return reason = "no interconnect sheet", std::nullopt;
  std::string missing;
  auto cluster = make_cluster(*one.accelerator, *up, *out, one.nic_bytes_per_s, stack, one.plan.precision, missing);
  if (!cluster) return reason = fmt::format("the sheet of {} lacks {}", one.accelerator->id, missing), std::nullopt;
  cluster->accelerators = one.accelerators;
  cluster->accelerators_per_node = one.accelerators_per_node;
  if (one.open_layout) {
    PlanSearch search;
    search.global_batch = one.plan.global_batch;
    search.sequence = one.plan.sequence;
    search.precision = one.plan.precision;
    search.keep = 1;
    std::size_t tried = 0;
    auto found = best_plans(one.model, search, *cluster, stack, tried);
    if (found.empty()) return reason = "no layout fits in memory", std::nullopt;
    return found.front();
  }
  if (!one.open.any()) return RatedPlan{one.plan, training_step(one.model, one.plan, *cluster, stack)};
  auto found = fastest_setting(one.model, one.plan, one.open, *cluster, stack);
  if (!found) reason = "no setting of the empty columns divides";
  return found;
}

TrainingValidation validate_training(const std::filesystem::path& path, const std::vector<Accelerator>& accelerators,
                                     const AiSheets& sheets, Diagnostics& diagnostics) {
  TrainingValidation result;
  result.file = path.filename().string();
  auto read = read_training_cases(path, accelerators, sheets.find_model("gpt3_175b"), diagnostics);
  if (!read) return result;
  result.impossible = std::move(read->impossible);
  result.rejected = read->rejected;
  std::vector<double> ideal, measured;
  for (const TrainingCase& one : read->cases) {
    std::string reason = "no training stack";
    const TrainingStack* stack = find_stack(sheets.stacks, one.accelerator->id);
    const auto rated = stack ? predict_case(one, *stack, sheets, reason) : std::nullopt;
    if (!rated) {
      ++result.rejected;
      diagnostics.add("E-VAL-009", fmt::format("{}:{}", result.file, one.line), reason);
      continue;
    }
    TrainingComparison c;
    c.line = one.line;
    c.name = one.name;
    c.stack = stack->id;
    c.fitted = std::ranges::find(stack->fitted_cases, one.name) != stack->fitted_cases.end();
    c.measured_s = one.measured_s;
    c.predicted_s = rated->step.step_s;
    c.mfu = rated->step.mfu;
    c.measured_mfu = c.mfu * c.predicted_s / c.measured_s;
    c.chosen = chosen_words(one, rated->plan);
    const TrainingMemory& memory = rated->step.memory;
    if (!memory.fits())
      c.note = fmt::format("memory model: {:.1f} GiB and {:.1f} GiB headroom exceed {:.1f} GiB", memory.used_bytes() / gib,
                           memory.headroom_bytes / gib, memory.capacity_bytes / gib);
    ideal.push_back(ideal_s(*rated));
    measured.push_back(one.measured_s);
    result.cases.push_back(std::move(c));
  }
  if (result.cases.empty()) return result;
  result.null_efficiency = null_efficiency(ideal, measured);
  for (std::size_t i = 0; i < ideal.size(); ++i) result.cases[i].null_s = ideal[i] / result.null_efficiency;
  result.all = figures_of(result.cases, &TrainingComparison::error, -1);
  result.fitted = figures_of(result.cases, &TrainingComparison::error, 1);
  result.unfitted = figures_of(result.cases, &TrainingComparison::error, 0);
  result.null_all = figures_of(result.cases, &TrainingComparison::null_error, -1);
  result.null_fitted = figures_of(result.cases, &TrainingComparison::null_error, 1);
  result.null_unfitted = figures_of(result.cases, &TrainingComparison::null_error, 0);
  return result;
}

}  // namespace icctwin
