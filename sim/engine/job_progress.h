#pragma once
// How far the running jobs are: work left, the speed at which it is done, and when it will be.
//
// Work is counted in seconds at speed 1. A change of speed keeps the work done so far; ends that were announced before it are void,
// which the version tells.
#include <cstdint>
#include <optional>
#include <vector>

namespace icctwin {

class JobProgress {
 public:
  explicit JobProgress(std::size_t jobs) : jobs_(jobs) {}

  /// Both return the time at which the job will end; nothing while it stands still.
  std::optional<double> start(std::uint32_t job, double now_s, double work_s, double speed);
  std::optional<double> change_speed(std::uint32_t job, double now_s, double speed);

  double speed(std::uint32_t job) const { return jobs_[job].speed; }
  /// Rises with every change of speed: an end announced under another version is void.
  std::uint32_t version(std::uint32_t job) const { return jobs_[job].version; }

 private:
  struct Job {
    double left_s = 0, since_s = 0, speed = 0;
    std::uint32_t version = 0;
  };
  static std::optional<double> end_s(const Job& job);

  std::vector<Job> jobs_;
};

}  // namespace icctwin
