#include "sim/engine/job_progress.h"

#include <algorithm>

namespace icctwin {

std::optional<double> JobProgress::end_s(const Job& job) {
  if (job.speed <= 0) return std::nullopt;
  return job.since_s + job.left_s / job.speed;
}

std::optional<double> JobProgress::start(std::uint32_t job, double now_s, double work_s, double speed) {
  Job& one = jobs_[job];
  one.left_s = work_s;
  one.since_s = now_s;
  one.speed = speed;
  ++one.version;
  return end_s(one);
}

std::optional<double> JobProgress::change_speed(std::uint32_t job, double now_s, double speed) {
  Job& one = jobs_[job];
  one.left_s = std::max(0.0, one.left_s - (now_s - one.since_s) * one.speed);
  one.since_s = now_s;
  one.speed = speed;
  ++one.version;
  return end_s(one);
}

}  // namespace icctwin
