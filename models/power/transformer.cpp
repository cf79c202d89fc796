#include "models/power/transformer.h"

#include <algorithm>

namespace icctwin {

double input_power_w(const Transformer& transformer, double output_w) {
  const double delivered_w = std::max(output_w, 0.0);
  const double load_ratio = delivered_w / (transformer.power_factor * transformer.rated_va * transformer.units);
  return delivered_w + transformer.units * (transformer.no_load_w + transformer.load_loss_w * load_ratio * load_ratio);
}

}  // namespace icctwin
