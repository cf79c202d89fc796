#include "models/reliability/checkpoint.h"

#include <cmath>

namespace icctwin {

double young_daly_interval_s(double checkpoint_s, double mean_time_between_interruptions_s) {
  return std::sqrt(2 * checkpoint_s * mean_time_between_interruptions_s);
}

double effective_time_ratio(double interval_s, double checkpoint_s, double restart_s, double mean_time_between_interruptions_s) {
  const double m = mean_time_between_interruptions_s;
  return interval_s / (m * std::exp(restart_s / m) * std::expm1((interval_s + checkpoint_s) / m));
}

}  // namespace icctwin
