#pragma once
// Time of single operators on one accelerator: matrix products with size-dependent efficiency, memory-bound work by roofline.
#include "models/compute/training_stack.h"

namespace icctwin {

struct TrainingCluster;

/// (a^8 + b^8)^(1/8): the larger of two times that run side by side, without the corner [s].
double slower_of(double a_s, double b_s);

/// Operators at one matrix rate. All products are of 16-bit numbers as far as their traffic goes.
class OperatorTime {
 public:
  OperatorTime(const TrainingCluster& cluster, const TrainingStack& stack, double peak_flop_per_s);

  /// `batch` products of (m x k) by (k x n): roofline of operations and traffic, and the time of the kernel [s].
  ///
  /// With compute units known the operations are those of whole waves of tiles, the best of 256x128, 128x128, 128x64 and 64x64.
  double product_s(double m, double n, double k, double batch = 1) const;

  /// One fused kernel (attention whose scores stay on the chip) [s].
  double fused_s(double flops, double bytes) const;

  /// Memory-bound work [s].
  double moved_s(double bytes) const { return bytes / memory_bytes_per_s_; }

 private:
  double product_flop_per_s_, fused_flop_per_s_, memory_bytes_per_s_, kernel_s_, compute_units_, tile_overhead_;
};

}  // namespace icctwin
