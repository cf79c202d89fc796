#pragma once
// How far the running jobs are: work left, the speed at which it is done, what checkpoints have saved, and when it will be done.
//
// Work is counted in seconds at speed 1. A job with checkpoints pauses after each `interval_s` of work, for `pause_s` at any speed; what it
// had done by then is safe `delay_s` after the pause (a copy that goes on in the background), and no checkpoint is written at the end. An
// interrupted job goes on from what is safe, after a pause of `restart_s`. A change of speed keeps the work done so far; ends that were
// announced before it are void, which the version tells.
#include <cstdint>
#include <optional>
#include <vector>

namespace icctwin {

struct JobWork {
  double work_s = 0;
  double interval_s = 0;  ///< of work between checkpoints; 0: none
  double pause_s = 0, delay_s = 0;
  double restart_s = 0;  ///< before an interrupted job works again
  bool lasting = false;  ///< an interruption undoes nothing: answers that were given stay given
};

/// Where the time of a job went since it started for the first time [s].
struct JobTimes {
  double checkpoint_s = 0, restart_s = 0;  ///< in pauses
  double lost_s = 0;                       ///< at work that was not safe when the job was interrupted
};

class JobProgress {
 public:
  explicit JobProgress(std::size_t jobs) : jobs_(jobs) {}

  /// Both return the time at which the job will end; nothing while it stands still. A job that was interrupted goes on.
  std::optional<double> start(std::uint32_t job, double now_s, const JobWork& work, double speed);
  std::optional<double> change_speed(std::uint32_t job, double now_s, double speed);
  /// The job stops and loses what is not safe.
  void interrupt(std::uint32_t job, double now_s);

  double speed(std::uint32_t job) const { return jobs_[job].speed; }
  /// Rises with every change of speed: an end announced under another version is void.
  std::uint32_t version(std::uint32_t job) const { return jobs_[job].version; }
  const JobTimes& times(std::uint32_t job) const { return jobs_[job].times; }
  /// Work that is done and not lost so far [s]; settle before.
  double done_s(std::uint32_t job) const { return jobs_[job].interrupted ? jobs_[job].safe_s : jobs_[job].done_s; }
  /// Work that is left after an interruption [s].
  double left_s(std::uint32_t job) const { return jobs_[job].work.work_s - jobs_[job].safe_s; }

  /// Brings the times of a running job up to now, without a change.
  void settle(std::uint32_t job, double now_s) { advance(jobs_[job], now_s); }

 private:
  struct Job {
    JobWork work;
    double done_s = 0, safe_s = 0, next_checkpoint_s = 0;  ///< work
    double copied_s = 0, ready_s = 0;                      ///< work of a checkpoint that is not safe yet, and when it will be
    double copied_time_s = 0, open_time_s = 0;             ///< time at work that this checkpoint holds, and since
    double pause_left_s = 0;
    bool restarting = false;  ///< the pause is a restart
    bool interrupted = false;
    double since_s = 0, speed = 0;
    std::uint32_t version = 0;
    JobTimes times;
  };
  static void advance(Job& job, double now_s);
  static void pause(Job& job, double& time_s, double& rest_s);
  static void checkpoint_written(Job& job, double time_s);
  static void make_safe(Job& job, double now_s);
  static bool checkpoint_follows(const Job& job);
  static std::optional<double> end_s(const Job& job);

  std::vector<Job> jobs_;
};

}  // namespace icctwin
