#pragma once
// Failures of equal units as a Poisson process, and the time that repairs take.
//
// The time to the next failure of n units of rate lambda is exponential with mean 1 / (n lambda); which unit it is is uniform; a repair
// takes an exponential time of stated mean, or always the same. Each draw is made in a fixed order, so that a process depends on its seed
// and name alone, and not on what the failures do.
// Valid: constant rates (neither infancy nor wear). Left out: failures that come together, except those of a unit that holds many nodes.
// Source: rates of the shipped list from Llama Team, The Llama 3 Herd of Models, arXiv 2407.21783, table 5 (466 interruptions of 16,384
// H100 in 54 days); see sim/scenario/model/failures.cpp.
#include <cstddef>

#include "models/base/random.h"

namespace icctwin {

struct FailureClass {
  double units = 0;          ///< that can fail
  double rate_per_s = 0;     ///< of one
  double repair_mean_s = 0;  ///< 0: nothing has to be repaired
  bool repair_varies = true;
};

struct Failure {
  double at_s = 0;  ///< after the begin
  std::size_t unit = 0;
  double repair_s = 0;
};

class FailureProcess {
 public:
  FailureProcess(const FailureClass& what, RandomStream random) : what_(what), random_(random) {}

  /// The next failure; infinitely late where there are no units or no rate.
  Failure next();

 private:
  FailureClass what_;
  RandomStream random_;
  double at_s_ = 0;
};

}  // namespace icctwin
