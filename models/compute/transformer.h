#pragma once
// Dimensions of a transformer, and the parameters and operations that follow from them.
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// A decoder-only transformer, dense or with experts. What is absent follows from the rest: kv_heads = heads, head_dim = hidden / heads,
/// ffn_hidden = 4 hidden.
struct TransformerModel {
  std::string id;
  std::string name;
  int layers = 1, hidden = 1, heads = 1;
  std::optional<int> kv_heads, head_dim, ffn_hidden;
  bool gated = false;  ///< SwiGLU: three matrices instead of two
  int vocabulary = 1;
  int sequence = 2048;             ///< of the published training
  bool tied_embeddings = true;     ///< the head reuses the embedding's weights
  bool learned_positions = false;  ///< a table of sequence x hidden
  bool biases = false;

  // Latent attention (DeepSeek-V2 and later); 0: none.
  int latent_kv = 0, latent_q = 0, rope_dim = 0, value_dim = 0;

  // Mixture of experts; 0 experts: dense.
  int experts = 0, experts_per_token = 0, shared_experts = 0, expert_hidden = 0;
  int dense_layers = 0;      ///< first layers without experts
  int expert_nodes_max = 0;  ///< nodes that the experts of one token may lie on; 0: any

  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const TransformerModel&) const = default;
  static void describe(Describe<TransformerModel>&);

  double kv_head_count() const { return kv_heads.value_or(heads); }
  double head_width() const { return head_dim ? *head_dim : static_cast<double>(hidden) / heads; }
  double query_width() const { return heads * (head_width() + rope_dim); }  ///< of all heads
  double key_width() const { return latent_kv > 0 ? query_width() : kv_head_count() * head_width(); }
  double value_width() const { return latent_kv > 0 ? heads * head_of_value() : kv_head_count() * head_width(); }
  double context_width() const { return heads * head_of_value(); }  ///< input of the output projection
  double head_of_value() const { return value_dim > 0 ? value_dim : head_width(); }
  double ffn_width() const { return ffn_hidden.value_or(4 * hidden); }
  double expert_width() const { return expert_hidden > 0 ? expert_hidden : ffn_width(); }
  int expert_layers() const { return experts > 0 ? layers - dense_layers : 0; }
  int mlp_matrices() const { return gated ? 3 : 2; }
};

// Parameters that a token is multiplied with, per layer [1].
double attention_parameters(const TransformerModel& model);
double dense_mlp_parameters(const TransformerModel& model);
double expert_parameters(const TransformerModel& model);         ///< of one expert
double router_parameters(const TransformerModel& model);         ///< hidden x experts
double active_expert_parameters(const TransformerModel& model);  ///< routed, shared and router, of one token in an expert layer
double stored_expert_parameters(const TransformerModel& model);  ///< all experts, shared and router of an expert layer

/// Biases and norms of a layer; a mean over dense and expert layers is not taken, they hardly count [1].
double vector_parameters(const TransformerModel& model);
/// Embedding, positions and head [1].
double embedding_parameters(const TransformerModel& model);

/// All parameters [1].
///
/// For the GPT layout 12 L h^2 (1 + 13/(12 h) + (V + s)/(12 L h)): Narayanan et al. 2021 (arXiv:2104.04473), eq. 2.
double total_parameters(const TransformerModel& model);
/// Parameters that one token passes: of the experts only the chosen ones [1].
double active_parameters(const TransformerModel& model);

/// Operations of a forward pass per token at a sequence length: 2 per parameter of every matrix, and the full (not causal) attention,
/// 4 s h per layer; a token counts its active experts only [FLOP].
double forward_flops_per_token(const TransformerModel& model, double sequence);
/// The attention part of it: scores and their product with the values [FLOP].
double attention_core_flops_per_token(const TransformerModel& model, double sequence);

/// Operations of training per token, three forward passes: the numerator of MFU [FLOP].
///
/// For the GPT layout 72 L h^2 (1 + s/(6h) + V/(12 L h)) per token.
double model_flops_per_token(const TransformerModel& model, double sequence);

/// What a layer keeps for the backward pass that is computed again instead: nothing, the attention core (what
/// else is cheap to repeat, where the core is fused and keeps nothing), or all of it.
enum class Recompute { none, selective, full };
std::vector<Choice> choices_of(Recompute);

/// Operations of training per token with what is computed twice: the numerator of HFU [FLOP].
///
/// GPT layout, full: 96 L h^2 (1 + s/(6h) + V/(16 L h)), arXiv:2104.04473; selective: 72 L h^2 (1 + s/(3h) + V/(12 L h)), arXiv:2205.05198,
/// appendix A. The latter counts the attention core of all three passes a second time, though only its forward pass is repeated; it is kept
/// because the published HFU follow it.
double hardware_flops_per_token(const TransformerModel& model, double sequence, Recompute recompute);

}  // namespace icctwin
