#include "models/compute/serving/decoder_shape.h"

#include <cmath>

namespace icctwin {

DecoderShape decoder_shape(const TransformerModel& model) {
  DecoderShape shape;
  const bool latent = model.latent_kv > 0;
  shape.layers = model.layers;
  shape.hidden = model.hidden;
  shape.vocabulary = model.vocabulary;
  shape.kv_heads = latent ? 1 : model.kv_head_count();
  shape.cache_values_per_token = model.layers * (latent ? model.latent_kv + model.rope_dim : model.key_width() + model.value_width());
  shape.attention_flop_per_pair = attention_core_flops_per_token(model, 1);
  const double expert_layers = model.expert_layers();
  shape.dense_parameters = model.layers * attention_parameters(model) + (model.layers - expert_layers) * dense_mlp_parameters(model) +
                           expert_layers * (router_parameters(model) + model.shared_experts * expert_parameters(model));
  shape.expert_parameters = expert_layers * model.experts * expert_parameters(model);
  shape.experts = model.experts;
  shape.experts_per_token = model.experts_per_token;
  shape.embedding_parameters = head_parameters(shape);
  shape.mlp_width = expert_layers > 0 ? (model.experts_per_token + model.shared_experts) * model.expert_width() : model.ffn_width();
  shape.tied_head = model.tied_embeddings;
  return shape;
}

double head_parameters(const DecoderShape& shape) { return shape.vocabulary * shape.hidden; }

double stored_parameters(const DecoderShape& shape) {
  return shape.dense_parameters + shape.expert_parameters / shape.expert_parallel + shape.embedding_parameters +
         (shape.tied_head ? 0 : head_parameters(shape));
}

double active_layer_parameters(const DecoderShape& shape) {
  return shape.dense_parameters + (shape.experts > 0 ? shape.expert_parameters * shape.experts_per_token / shape.experts : 0);
}

double touched_parameters(const DecoderShape& shape, double tokens) {
  double share = 0;
  if (shape.experts > 0)
    share = (1 - std::pow(1 - shape.experts_per_token / shape.experts, tokens * shape.expert_parallel)) / shape.expert_parallel;
  return shape.dense_parameters + shape.expert_parameters * share + head_parameters(shape);
}

}  // namespace icctwin
