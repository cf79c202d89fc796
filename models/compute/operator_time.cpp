#include "models/compute/operator_time.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/compute/training_step.h"

namespace icctwin {
namespace {

constexpr std::pair<double, double> tiles[] = {{256, 128}, {128, 128}, {128, 64}, {64, 64}};

}  // namespace

double slower_of(double a_s, double b_s) {
  const double larger_s = std::max(a_s, b_s), ratio = larger_s > 0 ? std::min(a_s, b_s) / larger_s : 0;
  const double second = ratio * ratio, fourth = second * second;
  return larger_s * std::sqrt(std::sqrt(std::sqrt(1 + fourth * fourth)));
}

OperatorTime::OperatorTime(const TrainingCluster& cluster, const TrainingStack& stack, double peak_flop_per_s)
    : product_flop_per_s_(peak_flop_per_s * cluster.best_product_share * stack.gemm_share),
      fused_flop_per_s_(peak_flop_per_s * cluster.best_product_share * stack.attention_share),
      memory_bytes_per_s_(cluster.memory_bytes_per_s * stack.memory_share),
      kernel_s_(stack.kernel_s),
      compute_units_(stack.compute_units),
      tile_overhead_(stack.tile_overhead) {}

double OperatorTime::product_s(double m, double n, double k, double batch) const {
  double compute_s = 2 * m * n * k * batch / product_flop_per_s_;
  if (compute_units_ > 0) {
    double best_s = std::numeric_limits<double>::infinity();
    for (const auto& [x, y] : tiles) {
      const double waves = std::ceil(std::ceil(m / x) * std::ceil(n / y) * batch / compute_units_);
      best_s = std::min(best_s, waves * compute_units_ * 2 * x * y * k * (1 + tile_overhead_ * (1 / x + 1 / y)));
    }
    compute_s = best_s / product_flop_per_s_;
  }
  const double bytes = 2 * batch * (m * k + k * n + m * n);
  return std::max(compute_s, bytes / memory_bytes_per_s_) + kernel_s_;
}

double OperatorTime::fused_s(double flops, double bytes) const {
  return std::max(flops / fused_flop_per_s_, bytes / memory_bytes_per_s_) + kernel_s_;
}

}  // namespace icctwin
