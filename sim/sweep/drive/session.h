#pragma once
// A sweep's folder under work: locked, with its store open, and runs computed by an engine as they are asked for.
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"
#include "sim/sweep/prepare/prepare.h"
#include "sim/sweep/run/task.h"
#include "sim/sweep/store/store.h"

namespace icctwin {

/// How far a sweep is.
struct SweepProgress {
  std::int64_t total = 0;   ///< runs that the design asks for
  std::int64_t done = 0;    ///< with a result
  std::int64_t failed = 0;  ///< of those, without indicators
  std::int64_t reused = 0;  ///< of those, found in the store at the start
  double elapsed_s = 0;
  double left_s = no_value;  ///< by the pace so far; no_value before the first result
  double run_s = no_value;   ///< mean time of one run
  double bytes = no_value;   ///< estimate of the finished folder
};

using OnProgress = std::function<void(const SweepProgress&)>;

/// Carries out tasks, each at least once; returns when all have a result or `keep_going` says false. Throws StoreError.
using SweepEngine = std::function<void(const SweepContext&, std::span<const SweepTask>, const OnRecord&, const KeepGoing&, Diagnostics&)>;

class SweepSession {
 public:
  /// Locks the folder and opens its store. Nothing, and a problem, if another process works there, or if it holds another sweep and
  /// `update` is false; with `update` the sweep takes its place and what was computed is kept.
  static std::optional<SweepSession> open(PreparedSweep& sweep, const std::filesystem::path& out, bool update, Diagnostics& diagnostics);

  /// The runs of points after those that are there, each with its replications; numbers and hashes are given here.
  std::vector<SweepRun> number(const std::vector<DesignPoint>& points, std::int64_t first_point);

  /// The runs that the design asks for take the place of those in the store.
  void set_runs(std::vector<SweepRun> runs);
  const std::vector<SweepRun>& runs() const { return runs_; }

  /// Computes what has no final result yet; false if it was stopped before the end.
  bool compute(std::span<const SweepRun> runs, const SweepEngine& engine, const OnProgress& on_progress, const KeepGoing& keep_going,
               Diagnostics& diagnostics);

  /// How many runs there will be, for what is told of progress.
  void expect(std::int64_t total) { progress_.total = total; }

  SweepStore& store() { return store_; }
  const SweepProgress& progress() const { return progress_; }

 private:
  struct Lock;
  SweepSession(PreparedSweep& sweep, std::filesystem::path out, std::shared_ptr<Lock> lock, SweepStore store);

  PreparedSweep* sweep_;
  std::filesystem::path out_;
  std::shared_ptr<Lock> lock_;
  SweepStore store_;
  std::vector<SweepRun> runs_;
  SweepProgress progress_;
};

}  // namespace icctwin
