#pragma once
// Points of a search as runs of the sweep: numbered, computed, read back as objectives and constraints.
#include <map>
#include <vector>

#include "sim/sweep/drive/session.h"

namespace icctwin {

/// Minimised objectives, then constraints that hold at or below zero.
using Fitness = std::vector<double>;

/// Far worse than anything that a center can show; stands for a point without a result.
constexpr double hopeless = 1e20;

/// The search was stopped, or an engine gave up.
struct SearchStopped {};

class Evaluator {
 public:
  Evaluator(PreparedSweep& sweep, SweepSession& session, const SweepEngine& engine, const OnProgress& on_progress,
            const KeepGoing& keep_going, Diagnostics& diagnostics)
      : sweep_(sweep), session_(session), engine_(engine), on_progress_(on_progress), keep_going_(keep_going), diagnostics_(diagnostics) {}

  /// Fitness of each point; those that came before are not run again. Throws SearchStopped.
  std::vector<Fitness> operator()(const std::vector<DesignPoint>& points);

  std::size_t objectives() const { return sweep_.sweep.objectives.size(); }
  std::size_t bounds() const;
  const std::vector<Axis>& axes() const { return sweep_.design.axes; }

 private:
  Fitness fitness(const SweepTable& table, std::int64_t point) const;

  PreparedSweep& sweep_;
  SweepSession& session_;
  const SweepEngine& engine_;
  const OnProgress& on_progress_;
  const KeepGoing& keep_going_;
  Diagnostics& diagnostics_;
  std::map<std::vector<std::string>, std::int64_t> points_;  ///< number of the point by its values
  std::vector<SweepRun> runs_;
};

}  // namespace icctwin
