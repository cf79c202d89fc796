#include "models/network/iteration.h"

#include <algorithm>

namespace icctwin {

double iteration_time_ratio(const IterationShares& shares, double rate) {
  const double computing = 1 - shares.exposed;
  return computing + std::max(shares.exposed / rate, shares.communication() / rate - computing);
}

double burst_duty(const IterationShares& shares, double rate) {
  return std::min(1.0, shares.communication() / rate / iteration_time_ratio(shares, rate));
}

}  // namespace icctwin
