#pragma once
// A small decoder on a small device, with round numbers.
#include "models/compute/serving/engine.h"

namespace icctwin::test {

inline TransformerModel small_model() {
  TransformerModel model;
  model.id = "small";
  model.layers = 4, model.hidden = 256, model.heads = 4, model.kv_heads = 2, model.head_dim = 64;
  model.ffn_hidden = 1024, model.gated = true, model.vocabulary = 1000, model.tied_embeddings = false;
  return model;
}

inline EngineModel small_engine_model() {
  EngineModel model;
  model.shape = decoder_shape(small_model());
  model.device = {1e12, 1e11, 1e9};
  model.constants.collective_bytes_per_s = 1e10;
  model.constants.host_iteration_s = 1e-3;
  return model;
}

}  // namespace icctwin::test
