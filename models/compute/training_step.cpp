#include "models/compute/training_step.h"

#include <algorithm>
#include <cmath>

#include "models/compute/operator_time.h"

namespace icctwin {
namespace {

/// One pass over one layer, or over the head, of one micro-batch.
struct Pass {
  double chip_s = 0;                                 ///< accelerator without communication
  double tensor_s = 0, context_s = 0, expert_s = 0;  ///< exposed
  double host_s = 0;                                 ///< launching all of it

  double time_s() const {
    const double busy_s = chip_s + tensor_s + context_s + expert_s;
    return slower_of(busy_s, host_s);
  }
};

/// Work of many passes.
struct Sum {
  double chip_s = 0, tensor_s = 0, context_s = 0, expert_s = 0, waiting_s = 0;

  void add(const Pass& pass, double times) {
    chip_s += times * pass.chip_s;
    tensor_s += times * pass.tensor_s;
    context_s += times * pass.context_s;
    expert_s += times * pass.expert_s;
    waiting_s += times * (pass.time_s() - pass.chip_s - pass.tensor_s - pass.context_s - pass.expert_s);
  }
  double time_s() const { return chip_s + tensor_s + context_s + expert_s + waiting_s; }
};

enum class Direction { forward, backward };

class StepModel {
 public:
  StepModel(const TransformerModel& model, const ParallelPlan& plan, const TrainingCluster& cluster, const TrainingStack& stack)
      : model_(model),
        plan_(plan),
        cluster_(cluster),
        stack_(stack),
        wide_(cluster, stack, cluster.peak_flop_per_s),
        half_(cluster, stack, cluster.half_peak_flop_per_s),
        t_(plan.tensor),
        tokens_(static_cast<double>(plan.micro_batch) * plan.sequence / plan.context) {}

  TrainingStep run() const;

 private:
  double products_s(double rows, double columns, double depth, Direction direction) const;
  double attention_s(Direction direction) const;
  double attention_products_s(Direction direction) const;
  double mlp_s(Direction direction) const;
  double experts_s(Direction direction) const;
  double element_bytes(Direction direction, bool with_experts) const;
  Pass layer_pass(Direction direction, bool with_experts) const;
  Pass selective_pass(bool with_experts) const;
  Pass head_pass() const;
  Pass embedding_pass() const;

  double tensor_collectives_s(double count) const;
  double context_exchange_s(Direction direction, double core_s) const;
  double expert_exchange_s() const;
  double message_s() const;
  double gradients_s() const;

  double ranks_per_node(double inner, double group) const {
    return std::clamp(std::floor(cluster_.accelerators_per_node / inner), 1.0, group);
  }

  const TransformerModel& model_;
  const ParallelPlan& plan_;
  const TrainingCluster& cluster_;
  const TrainingStack& stack_;
  OperatorTime wide_, half_;
  double t_, tokens_;
};

double StepModel::products_s(double rows, double columns, double depth, Direction direction) const {
  if (direction == Direction::forward) return wide_.product_s(rows, columns, depth);
  return wide_.product_s(rows, depth, columns) + wide_.product_s(columns, depth, rows);
}

double StepModel::attention_products_s(Direction direction) const {
  const double h = model_.hidden;
  if (model_.latent_kv > 0) {
    const double q = model_.query_width() / t_, kv = (model_.heads * model_.head_width() + model_.value_width()) / t_;
    double time_s = products_s(tokens_, model_.latent_kv + model_.rope_dim, h, direction) +
                    products_s(tokens_, kv, model_.latent_kv, direction) + products_s(tokens_, h, model_.context_width() / t_, direction);
    if (model_.latent_q > 0) {
      time_s += products_s(tokens_, model_.latent_q, h, direction) + products_s(tokens_, q, model_.latent_q, direction);
    } else {
      time_s += products_s(tokens_, q, h, direction);
    }
    return time_s;
  }
  const double qkv = (model_.query_width() + model_.key_width() + model_.value_width()) / t_;
  return products_s(tokens_, qkv, h, direction) + products_s(tokens_, h, model_.context_width() / t_, direction);
}

double StepModel::attention_s(Direction direction) const {
  const double s = plan_.sequence, local = s / plan_.context, heads = plan_.micro_batch * model_.heads / t_;
  const double query = model_.query_width() / model_.heads, value = model_.head_of_value();
  if (stack_.flash_attention) {
    const double flops = 0.5 * 2 * heads * local * s * (query + value) * (direction == Direction::forward ? 1 : 2.5);
    const double bytes = 2 * tokens_ * (model_.query_width() + model_.key_width() + model_.value_width() + model_.context_width()) / t_;
    return half_.fused_s(flops, direction == Direction::forward ? bytes : 2 * bytes);
  }
  const double scores = heads * local * s;
  if (direction == Direction::forward)
    return half_.product_s(local, s, query, heads) + half_.product_s(local, value, s, heads) + half_.moved_s(9 * scores) +
           2 * stack_.kernel_s;
  return half_.product_s(local, query, s, heads) + half_.product_s(s, query, local, heads) + half_.product_s(local, s, value, heads) +
         half_.product_s(s, value, local, heads) + half_.moved_s(11 * scores) + 2 * stack_.kernel_s;
}

double StepModel::mlp_s(Direction direction) const {
  const double f = model_.ffn_width() / t_, h = model_.hidden;
  return products_s(tokens_, (model_.mlp_matrices() - 1) * f, h, direction) + products_s(tokens_, h, f, direction);
}

double StepModel::experts_s(Direction direction) const {
  const double f = model_.expert_width() / t_, h = model_.hidden;
  const double held = static_cast<double>(model_.experts) / plan_.expert, rows = tokens_ * model_.experts_per_token / held;
  const double inputs = (model_.mlp_matrices() - 1) * f;
  const auto grouped_s = [&](double m, double n, double k) { return wide_.product_s(m, n, k, held); };
  double time_s = products_s(tokens_, model_.experts, h, direction);  // router
  if (direction == Direction::forward) {
    time_s += grouped_s(rows, inputs, h) + grouped_s(rows, h, f);
  } else {
    time_s += grouped_s(rows, h, inputs) + grouped_s(inputs, h, rows) + grouped_s(rows, f, h) + grouped_s(h, f, rows);
  }
  if (model_.shared_experts > 0)
    time_s +=
        products_s(tokens_, inputs * model_.shared_experts, h, direction) + products_s(tokens_, h, f * model_.shared_experts, direction);
  return time_s;
}

double StepModel::element_bytes(Direction direction, bool with_experts) const {
  const bool forward = direction == Direction::forward;
  const double h = model_.hidden, spread = plan_.sequence_parallel ? t_ : 1;
  const double units = with_experts ? model_.expert_width() * (model_.experts_per_token + model_.shared_experts) : model_.ffn_width();
  const double per_unit = model_.gated ? (forward ? 6 : 10) : (forward ? 4 : 6);
  const double qkv = model_.query_width() + model_.key_width() + model_.value_width();
  const double routed = with_experts ? 4 * h * model_.experts_per_token : 0;  // gathering and adding up a token's experts
  return tokens_ * (((forward ? 22 : 24) * h + routed) / spread + (per_unit * units + (forward ? 4.0 : 16.0 / 3) * qkv) / t_);
}

double StepModel::tensor_collectives_s(double count) const {
  if (t_ <= 1) return 0;
  const double local = std::min<double>(t_, cluster_.accelerators_per_node), bytes = 2 * tokens_ * model_.hidden;
  const double inside_s = collective_s(Collective::all_reduce, CollectiveAlgorithm::ring, local, bytes, cluster_.scale_up);
  double outside_s = 0;
  if (t_ > local) {
    // The rails of a node carry one ring together.
    LinkTerms node = cluster_.scale_out;
    node.bandwidth_bytes_per_s *= local;
    outside_s = collective_s(Collective::all_reduce, CollectiveAlgorithm::ring, t_ / local, bytes, node);
  }
  return count * (inside_s + outside_s) * (1 - stack_.tensor_overlap);
}

double StepModel::context_exchange_s(Direction direction, double core_s) const {
  if (plan_.context <= 1) return 0;
  const double bytes = 2 * tokens_ * (model_.key_width() + model_.value_width()) / t_ * (direction == Direction::forward ? 1 : 2);
  const bool inside = t_ * plan_.context <= cluster_.accelerators_per_node;
  const LinkTerms& link = inside ? cluster_.scale_up : cluster_.scale_out;
  const double exchange_s = (plan_.context - 1) * (link.latency_s + bytes / link.bandwidth_bytes_per_s);
  return std::max(0.0, exchange_s - stack_.context_overlap * core_s);
}

double StepModel::expert_exchange_s() const {
  if (plan_.expert <= 1) return 0;
  const double local = ranks_per_node(t_, plan_.expert), nodes = plan_.expert / local;
  const double dispatch = plan_.precision == Precision::fp8 ? 1 : 2, combine = 2;
  // A token is sent once to each node that holds some of its experts, and spread there.
  const double copies = model_.experts_per_token;
  const double reached = model_.expert_nodes_max > 0 ? std::min<double>(model_.expert_nodes_max, copies) : copies;
  const double far_copies = std::min(reached, nodes * (1 - std::pow(1 - 1 / nodes, copies)));
  const double bytes = tokens_ / (plan_.sequence_parallel ? t_ : 1) * model_.hidden * (dispatch + combine);
  const double near_s = 2 * cluster_.scale_up.latency_s + bytes * copies * (local - 1) / local / cluster_.scale_up.bandwidth_bytes_per_s;
  const double far_s =
      nodes > 1 ? 2 * cluster_.scale_out.latency_s + bytes * far_copies * (nodes - 1) / nodes / cluster_.scale_out.bandwidth_bytes_per_s
                : 0;
  return std::max(near_s, far_s) * (1 - stack_.expert_overlap);
}

Pass StepModel::layer_pass(Direction direction, bool with_experts) const {
  Pass pass;
  const double core_s = attention_s(direction);
  pass.chip_s = attention_products_s(direction) + core_s + (with_experts ? experts_s(direction) : mlp_s(direction)) +
                half_.moved_s(element_bytes(direction, with_experts) * stack_.fused_bytes) +
                (direction == Direction::forward ? 7 : 10) * stack_.kernel_s;
  pass.tensor_s = tensor_collectives_s(2);
  pass.context_s = context_exchange_s(direction, core_s);
  if (with_experts) pass.expert_s = expert_exchange_s();
  pass.host_s = stack_.host_layer_s + (t_ > 1 ? 2 : 0) * stack_.host_collective_s;
  return pass;
}

Pass StepModel::selective_pass(bool with_experts) const {
  Pass pass;
  if (!stack_.flash_attention) {
    pass.chip_s = attention_s(Direction::forward);
    return pass;
  }
  const double units = with_experts ? model_.expert_width() * (model_.experts_per_token + model_.shared_experts) : model_.ffn_width();
  const double norms = 8.0 * model_.hidden / (plan_.sequence_parallel ? t_ : 1), activation = (model_.gated ? 6 : 4) * units / t_;
  pass.chip_s = half_.moved_s(tokens_ * (norms + activation) * stack_.fused_bytes) + 3 * stack_.kernel_s;
  return pass;
}

Pass StepModel::head_pass() const {
  Pass pass;
  const double columns = model_.vocabulary / t_, h = model_.hidden;
  const double products_s =
      half_.product_s(tokens_, columns, h) + half_.product_s(tokens_, h, columns) + half_.product_s(columns, h, tokens_);
  pass.chip_s = products_s + half_.moved_s(stack_.logit_bytes * tokens_ * columns);
  return pass;
}

Pass StepModel::embedding_pass() const {
  Pass pass;
  pass.chip_s = half_.moved_s(8 * tokens_ * model_.hidden);  // looked up and written, forward and backward
  return pass;
}

double StepModel::message_s() const {
  if (plan_.pipeline <= 1) return 0;
  const double bytes = 2 * tokens_ * model_.hidden / t_;
  const LinkTerms& link = cluster_.accelerators > cluster_.accelerators_per_node ? cluster_.scale_out : cluster_.scale_up;
  return cluster_.scale_up.latency_s + bytes / link.bandwidth_bytes_per_s;
}

double StepModel::gradients_s() const {
  const double group = static_cast<double>(plan_.data) * plan_.context;
  if (group <= 1) return 0;
  const double routed = plan_.expert > 1 ? static_cast<double>(model_.experts) * expert_parameters(model_) / plan_.expert / t_ *
                                               std::min<double>(plan_.stage_layers(model_.layers), model_.expert_layers())
                                         : 0;
  const double all = layer_parameters_per_accelerator(model_, plan_) + embedding_parameters_per_accelerator(model_, plan_);
  const double volume = plan_.zero_stage >= 3 ? 1.5 : 1;
  const auto ring_s = [&](double parameters, double ranks) {
    if (ranks <= 1 || parameters <= 0) return 0.0;
    const double local = ranks_per_node(t_, group);
    LinkTerms link = cluster_.scale_up;
    if (group > local) {
      // All data groups of a node share its network cards.
      link.latency_s = cluster_.scale_out.latency_s;
      link.bandwidth_bytes_per_s = std::min(link.bandwidth_bytes_per_s, cluster_.scale_out.bandwidth_bytes_per_s * local);
      link.in_network_bytes_per_s = 0;
    }
    link.latency_per_peer_s = 0;  // buckets follow each other through the ring
    return collective_s(Collective::all_reduce, CollectiveAlgorithm::ring, ranks, 2 * parameters * volume, link);
  };
  return ring_s(all - routed, group) + ring_s(routed, group / plan_.expert);
}

TrainingStep StepModel::run() const {
  const double p = plan_.pipeline, v = plan_.virtual_stages, m = plan_.micro_batches();
  const double layers = plan_.stage_layers(model_.layers);
  const double with_experts = p == 1 ? model_.expert_layers() : std::min<double>(layers, model_.expert_layers());
  Sum useful, repeated, ends;
  const auto add_layers = [&](double count, bool experts) {
    if (count <= 0) return;
    const Pass forward = layer_pass(Direction::forward, experts);
    useful.add(forward, count);
    useful.add(layer_pass(Direction::backward, experts), count);
    if (plan_.recompute == Recompute::full) repeated.add(forward, count);
    if (plan_.recompute == Recompute::selective) repeated.add(selective_pass(experts), count);
  };
  add_layers(layers - with_experts, false);
  add_layers(with_experts, true);

  const double message_part_s = 2 * v * message_s();
  const double inner_s = useful.time_s() + repeated.time_s() + message_part_s;  // a stage between the ends
  const double head_s = head_pass().time_s(), embedding_s = embedding_pass().time_s();
  const double slowest_s = p > 1 ? inner_s + std::max(head_s, embedding_s) : inner_s + head_s + embedding_s;
  const double all_s = p * inner_s + head_s + embedding_s;
  const double fill_s = (all_s - slowest_s) / v;
  ends.add(head_pass(), 1);
  if (p <= 1) ends.add(embedding_pass(), 1);

  TrainingStep step;
  step.compute_s = m * (useful.chip_s + ends.chip_s);
  step.recompute_s = m * repeated.chip_s;
  step.host_s = m * (useful.waiting_s + repeated.waiting_s + ends.waiting_s);
  step.tensor_s = m * (useful.tensor_s + repeated.tensor_s);
  step.context_s = m * (useful.context_s + repeated.context_s);
  step.expert_s = m * (useful.expert_s + repeated.expert_s);
  step.pipeline_s = m * message_part_s;
  const double piped_s = m * slowest_s + fill_s;
  step.bubble_s =
      piped_s - (step.compute_s + step.recompute_s + step.host_s + step.tensor_s + step.context_s + step.expert_s + step.pipeline_s);
  step.scale_s = piped_s * stack_.loss_per_doubling * std::log2(std::max(1.0, cluster_.nodes()));

  const double gradients = gradients_s();
  const double window_s = stack_.data_overlap * (slowest_s + fill_s);
  step.data_s = stack_.data_overlap > 0 ? std::max(0.05 * gradients, gradients - window_s) : gradients;
  const double parameters = layer_parameters_per_accelerator(model_, plan_) + embedding_parameters_per_accelerator(model_, plan_);
  const double group = static_cast<double>(plan_.data) * plan_.context;
  step.optimizer_s =
      half_.moved_s(parameters * (stack_.optimizer_bytes / (plan_.zero_stage > 0 ? group : 1) + stack_.accumulation_bytes * m));

  const double working_s = piped_s + step.scale_s + step.data_s + step.optimizer_s + stack_.step_s;
  const double token_bytes = 4 * plan_.tokens_per_step() / cluster_.accelerators;
  step.step_s = std::max(working_s, token_bytes / cluster_.data_bytes_per_s);
  step.loading_s = step.step_s - working_s + stack_.step_s;

  step.tokens_per_s = plan_.tokens_per_step() / step.step_s;
  const double peak = cluster_.peak_flop_per_s * cluster_.accelerators;
  step.mfu = step.tokens_per_s * model_flops_per_token(model_, plan_.sequence) / peak;
  step.hfu = step.tokens_per_s * hardware_flops_per_token(model_, plan_.sequence, plan_.recompute) / peak;
  step.memory = training_memory(model_, plan_, stack_.flash_attention, cluster_.memory_bytes, stack_.memory_headroom);
  return step;
}

}  // namespace

double TrainingCluster::nodes() const { return std::ceil(static_cast<double>(accelerators) / accelerators_per_node); }

std::optional<TrainingCluster> make_cluster(const Accelerator& accelerator, const Interconnect& scale_up, const Interconnect& scale_out,
                                            double nic_bytes_per_s, const TrainingStack& stack, Precision precision, std::string& missing) {
  TrainingCluster cluster;
  const auto half = precision == Precision::fp16 && accelerator.fp16_flop_per_s ? accelerator.fp16_flop_per_s
                    : accelerator.bf16_flop_per_s                               ? accelerator.bf16_flop_per_s
                                                                                : accelerator.fp16_flop_per_s;
  const bool eight = precision == Precision::fp8;
  const auto peak = eight ? accelerator.fp8_flop_per_s : half;
  const auto best = eight ? accelerator.measured_fp8_flop_per_s : accelerator.measured_bf16_flop_per_s;
  if (!peak || !half) return missing = eight ? "fp8_flop_per_s" : "bf16_flop_per_s", std::nullopt;
  if (!accelerator.memory_bytes) return missing = "memory_bytes", std::nullopt;
  if (!accelerator.memory_bandwidth_bytes_per_s) return missing = "memory_bandwidth_bytes_per_s", std::nullopt;
  const auto up_rate = scale_up.rate_bytes_per_s ? scale_up.rate_bytes_per_s : accelerator.scale_up_bytes_per_s;
  cluster.peak_flop_per_s = *peak;
  cluster.half_peak_flop_per_s = *half;
  cluster.best_product_share = best ? *best / *peak : stack.unmeasured_gemm_share;
  cluster.memory_bytes = *accelerator.memory_bytes;
  cluster.memory_bytes_per_s = *accelerator.memory_bandwidth_bytes_per_s;
  // Cards without a link of their own talk through the host, at the rate of the network card.
  cluster.scale_up = up_rate ? scale_up.terms(*up_rate) : scale_out.terms(nic_bytes_per_s);
  cluster.scale_out = scale_out.terms(nic_bytes_per_s);
  cluster.scale_out.bandwidth_bytes_per_s = nic_bytes_per_s * stack.nic_share;
  return cluster;
}

TrainingStep training_step(const TransformerModel& model, const ParallelPlan& plan, const TrainingCluster& cluster,
                           const TrainingStack& stack) {
  return StepModel(model, plan, cluster, stack).run();
}

}  // namespace icctwin
