#include "sim/engine/services.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/base/civil_time.h"

namespace icctwin {
namespace {

constexpr double inside_s = 1e-3;  // a time on the hour belongs to the hour that begins, however it is rounded

}  // namespace

const ServiceHour& Services::hour(const PlanService& service, double time_s) const {
  const double inside = time_s + inside_s;
  const auto number = service.by_clock ? static_cast<std::size_t>(civil_from_unix(plan_.start_unix_s + inside, plan_.utc_offset_s).hour)
                                       : static_cast<std::size_t>(inside / service.hour_s);
  return service.hours[number % service.hours.size()];
}

double Services::next_hour_s(double time_s) const {
  double next_s = std::numeric_limits<double>::infinity();
  for (const PlanService& service : plan_.services) {
    if (service.hours.size() == 1) continue;
    const double zero_s = service.by_clock ? plan_.start_unix_s + plan_.utc_offset_s : 0.0;
    next_s = std::min(next_s, (std::floor((zero_s + time_s + inside_s) / service.hour_s) + 1) * service.hour_s - zero_s);
  }
  return next_s;
}

void Services::step(double begin_s, double end_s, RunTotals& totals) const {
  const double length_s = end_s - begin_s;
  for (std::size_t s = 0; s < up_.size(); ++s) {
    const PlanService& service = plan_.services[s];
    const ServiceHour& now = hour(service, (begin_s + end_s) / 2);
    const double up = static_cast<double>(up_[s]) / service.replicas;
    totals.requests_asked += now.asked_per_s * length_s;
    totals.requests_attained += up * now.asked_per_s * now.attained * length_s;
    totals.requests += up * now.requests_per_s * length_s;
    totals.output_tokens += up * now.output_tokens_per_s * length_s;
    totals.replica_s += up * now.replicas_up * length_s;
    if (up <= 0) continue;
    totals.first_token_p95_s = std::max(totals.first_token_p95_s, now.first_token_p95_s);
    totals.per_token_p95_s = std::max(totals.per_token_p95_s, now.per_token_p95_s);
  }
}

}  // namespace icctwin
