#pragma once
// The clock of a run: SimGrid's, driven by one kernel timer per instant that has something due.
//
// Things due at the same instant happen in a fixed order: by kind (what ends, before what begins, before who decides), then by the order in
// which they were asked for. SimGrid leaves that order open, and the results must not depend on it.
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace icctwin {

/// What comes first at one instant.
enum class Turn { job_end, failure, job_arrival, schedule, network, plant_step, outage, output };

class Agenda {
 public:
  /// Starts the engine with one host per node; a process can hold one agenda in its life.
  explicit Agenda(const std::vector<std::string>& host_names);
  ~Agenda();
  Agenda(const Agenda&) = delete;
  Agenda& operator=(const Agenda&) = delete;

  double now_s() const;
  void at(double time_s, Turn turn, std::function<void()> action);

  /// Runs until nothing is due or stop() was called.
  void run();
  /// Drops everything that is still due.
  void stop();

 private:
  struct Clockwork;
  std::unique_ptr<Clockwork> clockwork_;
};

}  // namespace icctwin
