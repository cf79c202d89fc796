#pragma once
// Jobs that communicate over the shared fabric: how fast each may go on.
//
// Each job with a communication profile is one stream over the bundles that its placement loads. Two limits hold at once: on average over
// iterations, bundles carry no more than their capacity (max-min fair shares of the fluid fabric); and within an iteration its bursts get
// what the other jobs' bursts leave on average (models/network/iteration.h). The job goes on at the slower of the two.
// A new speed that differs by less than 0.1 % is not told: it would only cost time.
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/engine/cluster.h"
#include "sim/engine/fabric/fluid_fabric.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

class Contention {
 public:
  /// Needs the engine (agenda.h) where the plan has a topology.
  explicit Contention(const Plan& plan);

  bool any() const { return fabric_ != nullptr; }
  void start(std::uint32_t job, const std::vector<Share>& shares);
  void end(std::uint32_t job, double now_s);
  /// Of a bundle that has lost or won cables; at zero, jobs that need it stand still.
  void set_capacity(std::uint32_t bundle, double bytes_per_s);

  /// Whether something changed since the last update.
  bool changed() const { return changed_; }
  /// Brings all speeds up to date; returns the jobs whose speed has changed, rising.
  std::vector<std::uint32_t> update(double now_s);

  /// Speed that the fabric leaves to a job, 0..1.
  double speed(std::uint32_t job) const { return any() ? jobs_[job].speed : 1.0; }
  /// Time that the fabric has cost a job so far: the integral of 1 - speed [s].
  double slowed_s(std::uint32_t job, double now_s) const;

 private:
  struct Job {
    std::vector<LinkUse> uses;
    std::uint32_t stream = 0;
    double duty = 0;   ///< share of the time with bursts, alone on its path
    double bound = 0;  ///< mean rate of a card, alone on its path [B/s]
    double speed = 1;
    double slowed_s = 0, since_s = 0;  ///< up to the last change of speed, and when that was
    bool running = false;
  };
  void measure_path(Job& job, const PlanJob& words) const;
  void count_duty(const Job& job, double by);
  void follow_capacities();
  double burst_rate(const Job& job) const;
  double speed_of(const Job& job, const PlanJob& words) const;

  const Plan& plan_;
  std::unique_ptr<FluidFabric> fabric_;
  std::vector<double> capacities_, duty_flows_;  ///< by bundle: capacity, and duty x flows of all jobs there
  std::vector<Job> jobs_;
  std::vector<std::vector<std::uint32_t>> jobs_on_;  ///< by bundle
  std::vector<std::uint32_t> touched_, resized_;     ///< bundles
  std::vector<std::uint32_t> job_of_stream_;
  bool changed_ = false;
};

}  // namespace icctwin
