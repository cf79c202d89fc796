#include "sim/engine/random_failures.h"

#include <utility>

namespace icctwin {

RandomFailures::RandomFailures(const Plan& plan, Agenda& agenda, Strike strike) : plan_(plan), agenda_(agenda), strike_(std::move(strike)) {
  if (!plan.reliability) return;
  for (const PlanFailureKind& kind : plan.reliability->kinds)
    processes_.emplace_back(kind.process, RandomStream(static_cast<std::uint64_t>(plan.scenario.simulation.seed), "failures/" + kind.id));
}

void RandomFailures::begin() {
  for (std::size_t k = 0; k < processes_.size(); ++k) await(k);
}

void RandomFailures::await(std::size_t kind) {
  const Failure next = processes_[kind].next();
  if (!(next.at_s < plan_.duration_s)) return;
  agenda_.at(next.at_s, Turn::failure, [this, kind, next] {
    strike_(plan_.reliability->kinds[kind], next);
    await(kind);
  });
}

}  // namespace icctwin
