#pragma once
// What serving needs to know of a decoder-only transformer: sizes of its weights, its cache and its arithmetic.
#include "models/compute/transformer.h"

namespace icctwin {

/// Counts of one model. Valid: dense and mixture-of-experts decoders with multi-head, grouped-query or latent attention (MLA).
///
/// Left out: encoders, state-space layers, sliding windows (their cache is counted in full), speculative decoding.
struct DecoderShape {
  double layers = 0;
  double hidden = 0;
  double vocabulary = 0;
  double kv_heads = 1;                 ///< heads that hold a cache; 1 for a latent cache
  double cache_values_per_token = 0;   ///< cached numbers of one token over all layers: 2 L kv_heads head_dim, MLA: L (latent + rope)
  double attention_flop_per_pair = 0;  ///< 4 L a d for a query and a cached token [FLOP]
  double dense_parameters = 0;         ///< matrices that every token passes, without embedding and output head
  double expert_parameters = 0;        ///< of all routed experts
  double experts = 0;                  ///< routed experts of a layer; 0: dense
  double experts_per_token = 0;
  double embedding_parameters = 0;  ///< the input table
  double mlp_width = 0;             ///< widest part of an MLP that one token fills
  bool tied_head = false;           ///< the output head is the input table
  double expert_parallel = 1;       ///< engines that share the experts; each holds all else, and their tokens mix
};

/// The counts of a model by its dimensions; biases and norms are left out (below 0.1 %).
DecoderShape decoder_shape(const TransformerModel& model);

double head_parameters(const DecoderShape& shape);
/// All that one engine stores.
double stored_parameters(const DecoderShape& shape);
/// What one token is multiplied with in the layers.
double active_layer_parameters(const DecoderShape& shape);
/// Expected parameters that a batch of tokens touches, the output head included; tables of input embeddings are looked up, not read.
///
/// A token picks k of E experts; n independent tokens touch E (1 - (1 - k/E)^n). With expert parallelism n counts the tokens of all
/// engines, of which each reads its part of the experts. Left out: unequal popularity of experts.
double touched_parameters(const DecoderShape& shape, double tokens);

}  // namespace icctwin
