#include "models/reliability/failure_process.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

Failure FailureProcess::next() {
  const double rate = what_.units * what_.rate_per_s;
  // 1 - u lies in (0, 1]: no logarithm of zero.
  at_s_ += -std::log(1 - random_.uniform()) / rate;
  const auto unit = static_cast<std::size_t>(random_.uniform() * what_.units);
  const double share = what_.repair_varies ? -std::log(1 - random_.uniform()) : 1.0;
  return {at_s_, std::min(unit, static_cast<std::size_t>(std::max(0.0, what_.units - 1))), share * what_.repair_mean_s};
}

}  // namespace icctwin
