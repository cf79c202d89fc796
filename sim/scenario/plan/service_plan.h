#pragma once
// An inference service in its resolved form: what each hour of the day is like.
#include <array>
#include <string>

namespace icctwin {

/// One hour of the day, of the whole service with all its replicas.
struct ServiceHour {
  double utilisation = 0;     ///< of its accelerators, as power
  double asked_per_s = 0;     ///< requests that come
  double requests_per_s = 0;  ///< answered
  double output_tokens_per_s = 0;
  double first_token_p95_s = 0, per_token_p95_s = 0;
  double attained = 0;  ///< share of the requests that came and met both goals
};

struct PlanService {
  std::string id;
  int replicas = 0;
  std::array<ServiceHour, 24> hours;
};

}  // namespace icctwin
