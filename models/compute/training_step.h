#pragma once
// Time of one training step of a transformer over many accelerators.
#include <optional>

#include "models/compute/accelerator.h"
#include "models/compute/parallel_plan.h"
#include "models/compute/training_memory.h"
#include "models/compute/training_stack.h"
#include "models/compute/transformer.h"
#include "models/network/interconnect.h"

namespace icctwin {

/// What a job runs on: the figures of one accelerator and of its links.
struct TrainingCluster {
  int accelerators = 1, accelerators_per_node = 8;  ///< a scale-up domain over several nodes counts as one node
  double peak_flop_per_s = 0;                       ///< at the precision of the matrix products
  double half_peak_flop_per_s = 0;                  ///< at 16 bit: attention and head of an FP8 training
  double best_product_share = 0.8;                  ///< best measured matrix product over the peak
  double memory_bytes = 0, memory_bytes_per_s = 0;
  LinkTerms scale_up;             ///< between the accelerators of a node or domain
  LinkTerms scale_out;            ///< between nodes, per accelerator: line rate of its card; 0: there is no network
  double data_bytes_per_s = 1e9;  ///< that storage and host deliver per accelerator

  double nodes() const;
};

/// The cluster of an accelerator sheet; nullopt if the sheet lacks a figure that is needed, whose key is then in `missing`.
std::optional<TrainingCluster> make_cluster(const Accelerator& accelerator, const Interconnect& scale_up, const Interconnect& scale_out,
                                            double nic_bytes_per_s, const TrainingStack& stack, Precision precision, std::string& missing);

/// Where the time of a step goes, as the slowest stage sees it [s]. The parts add up to step_s.
struct TrainingStep {
  double step_s = 0;
  double compute_s = 0;    ///< matrix products, attention, element-wise work of forward and backward passes
  double recompute_s = 0;  ///< the same of passes done again
  double host_s = 0;       ///< waiting for the host to launch kernels
  double tensor_s = 0, context_s = 0, expert_s = 0, pipeline_s = 0, data_s = 0;  ///< communication that nothing hides
  double bubble_s = 0;                                                           ///< other stages' fill, drain and imbalance
  double optimizer_s = 0;                                                        ///< with gradient accumulation
  double scale_s = 0;                                                            ///< stragglers and network noise of many nodes
  double loading_s = 0;                                                          ///< waiting for input data, and what is once per step

  double tokens_per_s = 0;
  double mfu = 0;  ///< model operations over the peak of all accelerators
  double hfu = 0;  ///< with what is computed twice
  TrainingMemory memory;
};

/// Step time, breakdown and memory of a plan that check_plan accepts.
///
/// One micro-batch on one stage is the sum over its layers of forward, backward and repeated passes. A pass takes (g^8 + c^8)^(1/8): g its
/// time on the accelerator, c that of the host to launch it (asynchronous; the slower one counts).
///
///   product (m, n, k)   max(2 m n k / (peak e), bytes / (BW em)) + t_kernel; with compute units known, whole waves of the best of four
///   tile
///                       sizes (size-dependent efficiency); backward: two products of the same size
///   element-wise        bytes / (BW em): norms, bias, dropout and residual 22 h forward and 24 h backward per token, activation 4 f and 6
///   f
///                       (gated 6 f and 10 f), layout of queries, keys and values 4 and 16/3 per unit; scores kept in memory 9 and 11 bytes
///                       each
///   repeated passes     full: the forward pass of the layer; selective: the attention core, or with fused attention norms and activation
///   attention core      two batched products, or one fused kernel over the causal half, 2.5 times that backward
///   tensor parallel     2 all-reduces of 2 b s h bytes per pass and layer; with sequence parallelism the same volume
///   context parallel    ring exchange of keys and values, behind the attention core
///   experts             2 all-to-alls per pass and layer (fp8 dispatch with FP8 training, 16-bit combine)
///   head (last stage)   three products of 2 b s h V/t and `logit_bytes` per logit
///   pipeline            (m - 1) max_stage + sum of stages; interleaved: fill and drain over v. 2 v messages of 2 b s h / t per micro-batch
///   data parallel       ring of gradients (2 bytes each); ZeRO-3 1.5 times; hidden behind the last micro-batch and the drain as the stack
///   can optimizer           bytes per parameter / (BW em), over the data group with ZeRO scale               1 + loss log2(nodes) on
///   compute and pipeline
///
/// Form and constants: a prototype fitted to Narayanan et al. 2021 (arXiv:2104.04473), Korthikanti et al. 2022 (arXiv:2205.05198) and the
/// vTrain cases (docs/ai.md). Valid for tensor groups up to two nodes, 1 to some thousand nodes, sequences whose attention is not the
/// larger part. Left out: uneven routing of experts, congestion between jobs, ZeRO offload, checkpoint writing, tensor groups over unequal
/// links.
TrainingStep training_step(const TransformerModel& model, const ParallelPlan& plan, const TrainingCluster& cluster,
                           const TrainingStack& stack);

}  // namespace icctwin
