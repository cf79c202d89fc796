#pragma once
// Inference services in a run: their replicas are jobs, what they draw and answer follows their hours (service_plan.h).
//
// A replica that does not run answers nothing; requests that come meanwhile count as not met.
#include <vector>

#include "sim/results/recorder.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

class Services {
 public:
  explicit Services(const Plan& plan) : plan_(plan), up_(plan.services.size(), 0) {}

  bool any() const { return !up_.empty(); }
  /// Of the accelerators of a service's replicas.
  double utilisation(std::size_t service, double time_s) const { return hour(plan_.services[service], time_s).utilisation; }
  /// When the next hour of any service begins.
  double next_hour_s(double time_s) const;

  void replica_starts(std::size_t service) { ++up_[service]; }
  void replica_ends(std::size_t service) { --up_[service]; }

  /// Adds what was asked and answered in a step that lies in one hour for its greater part.
  void step(double begin_s, double end_s, RunTotals& totals) const;

 private:
  const ServiceHour& hour(const PlanService& service, double time_s) const;

  const Plan& plan_;
  std::vector<int> up_;  ///< replicas that run, by service
};

}  // namespace icctwin
