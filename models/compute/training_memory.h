#pragma once
// What a training job keeps in the memory of one accelerator.
#include "models/compute/parallel_plan.h"
#include "models/compute/transformer.h"

namespace icctwin {

/// Bytes on the fullest accelerator (the first pipeline stage, or the only one).
struct TrainingMemory {
  double weights_bytes = 0, gradients_bytes = 0, optimizer_bytes = 0;  ///< of the layers
  double embedding_bytes = 0;                                          ///< weights, gradients and optimizer state of embedding and head
  double activations_bytes = 0;                                        ///< of the layers
  double logits_bytes = 0;                                             ///< of the head, where it lies on the same stage
  double headroom_bytes = 0;                                           ///< kept free of all these: fragments, collectives, workspace
  double capacity_bytes = 0;

  double used_bytes() const {
    return weights_bytes + gradients_bytes + optimizer_bytes + embedding_bytes + activations_bytes + logits_bytes;
  }
  bool fits() const { return used_bytes() + headroom_bytes <= capacity_bytes; }
};

/// Activations that one layer keeps for one micro-batch [B].
///
/// Korthikanti et al. 2022 (arXiv:2205.05198), table 2, for the GPT layout and with fp16:
///   none                 s b h (10 + 24/t + 5 a s/(h t))
///   + sequence parallel  s b h / t (34 + 5 a s/h)
///   selective            the same without the attention scores (5 a s/h)
///   full                 2 s b h, the layer's input (over t with sequence parallelism)
/// The terms of keys, values and the MLP follow their widths, so that grouped queries, gated MLPs and experts are counted too: 2 bytes for
/// each input of a product, 4 per unit of a plain MLP, 6 of a gated one; a token's experts count as many times as it has them. Fused
/// attention keeps no scores; selective recomputation then drops the outputs of norms and activations instead, 4 h and 2 per unit of the
/// MLP. Without biases (the modern layouts) no dropout masks are kept either: 8 in the place of 10.
double layer_activation_bytes(const TransformerModel& model, const ParallelPlan& plan, bool flash_attention, bool expert_layer);

/// Memory of a plan [B].
///
/// Mixed precision with Adam: 2 bytes of weight, 4 of gradient, 12 of state per parameter; ZeRO spreads state, gradients and weights over
/// the data group. The first stage holds activations of L (1 + (p-1)/(p v)) layers (v = 1: of L layers), or of those of the micro-batches
/// that exist. Full recompute adds the working set of the one layer that is being computed again. Logits: 6 bytes each (fp16 and fp32
/// copies). The model counts what a framework asks for; what an allocator loses is the headroom.
TrainingMemory training_memory(const TransformerModel& model, const ParallelPlan& plan, bool flash_attention, double capacity_bytes,
                               double headroom_share);

// Parameters on one accelerator of the fullest stage [1].
double layer_parameters_per_accelerator(const TransformerModel& model, const ParallelPlan& plan);
double embedding_parameters_per_accelerator(const TransformerModel& model, const ParallelPlan& plan);

}  // namespace icctwin
