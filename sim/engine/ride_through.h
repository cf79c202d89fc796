#pragma once
// Follows outages: how long the center rides through each before a temperature passes its limit.
#include <optional>
#include <vector>

#include "sim/results/recorder.h"

namespace icctwin {

/// The ride-through of an outage is the time from its begin until the first limit is passed while it lasts; between the ends of two steps
/// temperatures are taken as straight lines.
class RideThrough {
 public:
  RideThrough(const Plan& plan, Recorder& recorder) : plan_(plan), recorder_(recorder) {}

  void begin(const PlanOutage& outage);
  /// The plant at the end of a step.
  void step(const StepRecord& record);
  void end(const PlanOutage& outage, double now_s);
  /// Outages that last beyond the run end with it.
  void finish(double now_s);
  /// Those under way.
  const std::vector<const PlanOutage*>& under_way() const { return under_way_; }

 private:
  struct Course {
    std::optional<double> ride_through_s;
    std::array<double, limited_temperature_count> warmest_c{};
  };
  void tell_end(const PlanOutage& outage, const Course& course, double now_s);

  const Plan& plan_;
  Recorder& recorder_;
  std::vector<const PlanOutage*> under_way_;
  std::vector<Course> courses_;  // as under_way_
  LimitWatch before_;
  double before_s_ = 0;
};

}  // namespace icctwin
