#pragma once
// The random failures of a run: each kind's process on the agenda, failure after failure, until the run ends.
#include <functional>
#include <vector>

#include "sim/engine/agenda.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

class RandomFailures {
 public:
  using Strike = std::function<void(const PlanFailureKind&, const Failure&)>;
  RandomFailures(const Plan& plan, Agenda& agenda, Strike strike);

  /// Puts the first failure of each kind on the agenda.
  void begin();

 private:
  void await(std::size_t kind);

  const Plan& plan_;
  Agenda& agenda_;
  Strike strike_;
  std::vector<FailureProcess> processes_;  ///< by kind
};

}  // namespace icctwin
