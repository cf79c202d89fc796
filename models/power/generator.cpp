#include "models/power/generator.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"

namespace icctwin {
namespace {}

GeneratorResult run_generators(const GeneratorSet& set, double load_w) {
  GeneratorResult result;
  if (load_w <= 0 || set.units <= 0) return result;
  result.power_w = std::min(load_w, set.units * set.rated_w);
  result.running = std::clamp(static_cast<int>(std::ceil(result.power_w / set.rated_w - 1e-9)), 1, set.units);
  const double x = result.power_w / (result.running * set.rated_w);
  result.below_min_load = x < set.min_load_ratio;
  const double burnt_at = std::max(x, set.min_load_ratio);
  const double per_rated = set.fuel_l_per_kwh_constant + burnt_at * (set.fuel_l_per_kwh_linear + burnt_at * set.fuel_l_per_kwh_square);
  result.fuel_l_per_s = result.running * set.rated_w / w_per_kw * per_rated / s_per_h;
  return result;
}

}  // namespace icctwin
