#include "models/compute/training_memory.h"

#include <algorithm>

namespace icctwin {
namespace {

constexpr double weight_bytes = 2, gradient_bytes = 4, state_bytes = 12;

struct StateBytes {
  double weights, gradients, optimizer;
};

/// Per parameter, after ZeRO.
StateBytes state_per_parameter(int zero_stage, double group) {
  return {weight_bytes / (zero_stage >= 3 ? group : 1), gradient_bytes / (zero_stage >= 2 ? group : 1),
          state_bytes / (zero_stage >= 1 ? group : 1)};
}

/// Layers of the first stage, dense ones first; a stage of experts is the fuller one when there are both.
double expert_layers_of_stage(const TransformerModel& model, const ParallelPlan& plan) {
  const double layers = plan.stage_layers(model.layers);
  return plan.pipeline == 1 ? model.expert_layers() : std::min<double>(layers, model.expert_layers());
}

}  // namespace

double layer_activation_bytes(const TransformerModel& model, const ParallelPlan& plan, bool flash_attention, bool expert_layer) {
  const double t = plan.tensor, tokens = static_cast<double>(plan.micro_batch) * plan.sequence / plan.context, h = model.hidden;
  const double spread = plan.sequence_parallel ? t : 1;
  if (plan.recompute == Recompute::full) return 2 * tokens * h / spread;
  const bool light = flash_attention && plan.recompute == Recompute::selective;  // outputs of norms and activations are computed again
  const double whole = ((model.biases ? 10 : 8) - (light ? 4 : 0)) * h;
  const double attention = 2 * (model.query_width() + model.key_width() + model.value_width() + model.context_width());
  const double per_unit = (model.gated ? 6 : 4) - (light ? 2 : 0);
  const double experts = model.experts_per_token + model.shared_experts;
  const double mlp =
      expert_layer ? per_unit * model.expert_width() * experts + 2 * h * model.experts_per_token : per_unit * model.ffn_width();
  const bool scores = !flash_attention && plan.recompute == Recompute::none;
  const double core = scores ? 5.0 * model.heads * plan.sequence : 0;
  return tokens * (whole / spread + (attention + mlp + core) / t);
}

double layer_parameters_per_accelerator(const TransformerModel& model, const ParallelPlan& plan) {
  const double layers = plan.stage_layers(model.layers), with_experts = expert_layers_of_stage(model, plan);
  const double dense = attention_parameters(model) * layers + dense_mlp_parameters(model) * (layers - with_experts);
  const double experts =
      with_experts * (model.experts * expert_parameters(model) / plan.expert + model.shared_experts * expert_parameters(model));
  return (dense + experts) / plan.tensor + with_experts * router_parameters(model);
}

double embedding_parameters_per_accelerator(const TransformerModel& model, const ParallelPlan& plan) {
  const double table = static_cast<double>(model.hidden) * model.vocabulary / plan.tensor;
  return table * (plan.pipeline == 1 && !model.tied_embeddings ? 2 : 1);
}

TrainingMemory training_memory(const TransformerModel& model, const ParallelPlan& plan, bool flash_attention, double capacity_bytes,
                               double headroom_share) {
  TrainingMemory memory;
  const double group = static_cast<double>(plan.data) * plan.context;
  const StateBytes shared = state_per_parameter(plan.zero_stage, group);
  const StateBytes routed = state_per_parameter(plan.zero_stage, std::max(1.0, group / plan.expert));
  const double with_experts = expert_layers_of_stage(model, plan), layers = plan.stage_layers(model.layers);
  const double routed_parameters = with_experts * model.experts * expert_parameters(model) / plan.expert / plan.tensor;
  const double shared_parameters = layer_parameters_per_accelerator(model, plan) - routed_parameters;
  memory.weights_bytes = shared_parameters * shared.weights + routed_parameters * routed.weights;
  memory.gradients_bytes = shared_parameters * shared.gradients + routed_parameters * routed.gradients;
  memory.optimizer_bytes = shared_parameters * shared.optimizer + routed_parameters * routed.optimizer;
  memory.embedding_bytes = embedding_parameters_per_accelerator(model, plan) * (shared.weights + shared.gradients + shared.optimizer);

  const double p = plan.pipeline, v = plan.virtual_stages;
  const double in_flight = std::min(p * (1 + (v > 1 ? (p - 1) / (p * v) : 0)), plan.micro_batches());
  memory.activations_bytes = in_flight * (with_experts * layer_activation_bytes(model, plan, flash_attention, true) +
                                          (layers - with_experts) * layer_activation_bytes(model, plan, flash_attention, false));
  if (plan.recompute == Recompute::full) {
    ParallelPlan working = plan;
    working.recompute = Recompute::none;
    memory.activations_bytes += layer_activation_bytes(model, working, flash_attention, with_experts > 0);
  }
  if (plan.pipeline == 1)
    memory.logits_bytes = 6.0 * plan.micro_batch * plan.sequence / plan.context * static_cast<double>(model.vocabulary) / plan.tensor;
  memory.capacity_bytes = capacity_bytes;
  memory.headroom_bytes = headroom_share * capacity_bytes;
  return memory;
}

}  // namespace icctwin
