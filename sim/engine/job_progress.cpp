#include "sim/engine/job_progress.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

// None is written where the job ends; a rounding error makes no checkpoint either.
bool JobProgress::checkpoint_follows(const Job& job) {
  return job.work.interval_s > 0 && job.next_checkpoint_s < job.work.work_s * (1 - 1e-12);
}

std::optional<double> JobProgress::end_s(const Job& job) {
  if (job.speed <= 0) return std::nullopt;
  double pauses_s = job.pause_left_s;
  if (checkpoint_follows(job)) {
    const double more = std::ceil((job.work.work_s * (1 - 1e-12) - job.next_checkpoint_s) / job.work.interval_s);
    // The pause under way is the one at next_checkpoint_s.
    const bool under_way = job.pause_left_s > 0 && !job.restarting;
    pauses_s += (more - (under_way ? 1 : 0)) * job.work.pause_s;
  }
  return job.since_s + pauses_s + (job.work.work_s - job.done_s) / job.speed;
}

void JobProgress::make_safe(Job& job, double now_s) {
  if (job.copied_s <= job.safe_s || job.ready_s > now_s) return;
  job.safe_s = job.copied_s;
  job.copied_time_s = 0;
}

void JobProgress::checkpoint_written(Job& job, double time_s) {
  make_safe(job, time_s);
  job.copied_s = job.done_s;
  job.ready_s = time_s + job.work.delay_s;
  job.copied_time_s += job.open_time_s;
  job.open_time_s = 0;
  job.next_checkpoint_s += job.work.interval_s;
}

void JobProgress::pause(Job& job, double& time_s, double& rest_s) {
  const double length_s = std::min(rest_s, job.pause_left_s);
  (job.restarting ? job.times.restart_s : job.times.checkpoint_s) += length_s;
  time_s += length_s;
  rest_s -= length_s;
  job.pause_left_s -= length_s;
  if (job.pause_left_s > 0) return;
  if (!job.restarting) checkpoint_written(job, time_s);
  job.restarting = false;
}

void JobProgress::advance(Job& job, double now_s) {
  double time_s = job.since_s, rest_s = now_s - job.since_s;
  while (rest_s > 0) {
    if (job.pause_left_s > 0) {
      pause(job, time_s, rest_s);
      continue;
    }
    if (job.speed <= 0) break;
    const bool to_checkpoint = checkpoint_follows(job);
    const double goal_s = to_checkpoint ? job.next_checkpoint_s : job.work.work_s;
    const double needed_s = (goal_s - job.done_s) / job.speed;
    if (rest_s < needed_s) {
      job.done_s += rest_s * job.speed;
      job.open_time_s += rest_s;
      break;
    }
    job.done_s = goal_s;
    job.open_time_s += needed_s;
    time_s += needed_s;
    rest_s -= needed_s;
    if (!to_checkpoint) break;
    job.pause_left_s = job.work.pause_s;
    if (job.pause_left_s <= 0) checkpoint_written(job, time_s);
  }
  make_safe(job, now_s);
  job.since_s = now_s;
}

std::optional<double> JobProgress::start(std::uint32_t job, double now_s, const JobWork& work, double speed) {
  Job& one = jobs_[job];
  one.work = work;
  one.done_s = one.safe_s;
  one.next_checkpoint_s = one.safe_s + work.interval_s;
  one.pause_left_s = one.interrupted ? work.restart_s : 0;
  one.restarting = one.interrupted;
  one.interrupted = false;
  one.since_s = now_s;
  one.speed = speed;
  ++one.version;
  return end_s(one);
}

std::optional<double> JobProgress::change_speed(std::uint32_t job, double now_s, double speed) {
  Job& one = jobs_[job];
  advance(one, now_s);
  one.speed = speed;
  ++one.version;
  return end_s(one);
}

void JobProgress::interrupt(std::uint32_t job, double now_s) {
  Job& one = jobs_[job];
  advance(one, now_s);
  if (one.work.lasting)
    one.safe_s = one.done_s;
  else
    one.times.lost_s += one.copied_time_s + one.open_time_s;
  one.copied_time_s = one.open_time_s = 0;
  one.copied_s = one.safe_s;
  one.interrupted = true;
  one.speed = 0;
  ++one.version;
}

}  // namespace icctwin
