#pragma once
// An inference service in its resolved form: what each hour is like.
#include <string>
#include <vector>

namespace icctwin {

/// One hour of the whole service with all its replicas.
struct ServiceHour {
  double utilisation = 0;     ///< of its accelerators, as power
  double asked_per_s = 0;     ///< requests that come
  double requests_per_s = 0;  ///< answered
  double output_tokens_per_s = 0;
  double first_token_p95_s = 0, per_token_p95_s = 0;
  double replicas_up = 0;  ///< mean
  double attained = 0;     ///< share of the requests that came and met both goals
};

struct PlanService {
  std::string id;
  int replicas = 0;      ///< engines that compute prompts alone included
  bool by_clock = true;  ///< hours of the day at the site; otherwise equal parts of a trace that is played over and over from the start
  double hour_s = 3600;  ///< their length
  std::vector<ServiceHour> hours;
};

}  // namespace icctwin
