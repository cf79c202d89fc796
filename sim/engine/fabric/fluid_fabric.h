#pragma once
// Streams that share link bundles in the time of the engine: a resource model of ours beside SimGrid's own.
//
// Rates are max-min fair (max_min.h) and constant between changes. A change is solved once per instant, before the clock moves on, however
// many came together; a stream that carries a finite amount ends when it is through. Against stock SimGrid communications over the same
// links, with cancelling, changes of capacity and failures: tests/sim/engine/fabric.
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "sim/engine/fabric/max_min.h"

namespace icctwin {

class FluidFabric {
 public:
  /// Capacities by link. An engine must exist, and must not run yet.
  explicit FluidFabric(std::vector<double> capacities);
  ~FluidFabric();
  FluidFabric(const FluidFabric&) = delete;
  FluidFabric& operator=(const FluidFabric&) = delete;

  enum class End { through, failed };

  /// A stream of an amount, infinite for one that goes on until it is cancelled; `ended` may start others. Links must be distinct.
  std::uint32_t start(double amount, double bound, std::vector<LinkUse> uses, std::function<void(End)> ended = {});
  void cancel(std::uint32_t stream);
  void set_bound(std::uint32_t stream, double bound);
  void set_capacity(std::uint32_t link, double capacity);
  /// Every stream with flows on the link fails, and so does each that starts before the link is back.
  void fail_link(std::uint32_t link);
  void restore_link(std::uint32_t link);

  /// Solves now instead of before the next move of the clock; returns the streams whose rate has changed, rising.
  std::vector<std::uint32_t> settle();
  /// As of the last solution.
  double rate(std::uint32_t stream) const;

 private:
  class Model;
  std::shared_ptr<Model> model_;
};

}  // namespace icctwin
