#include "sim/engine/services.h"

#include <algorithm>
#include <cmath>

#include "models/base/civil_time.h"

namespace icctwin {
namespace {

constexpr double s_per_h = 3600;
constexpr double inside_s = 1e-3;  // a time on the hour belongs to the hour that begins, however it is rounded

}  // namespace

std::size_t Services::hour(double time_s) const {
  return static_cast<std::size_t>(civil_from_unix(plan_.start_unix_s + time_s + inside_s, plan_.utc_offset_s).hour);
}

double Services::next_hour_s(double time_s) const {
  const double zero_s = plan_.start_unix_s + plan_.utc_offset_s;
  return (std::floor((zero_s + time_s + inside_s) / s_per_h) + 1) * s_per_h - zero_s;
}

void Services::step(double begin_s, double end_s, RunTotals& totals) const {
  const double length_s = end_s - begin_s;
  for (std::size_t s = 0; s < up_.size(); ++s) {
    const PlanService& service = plan_.services[s];
    const ServiceHour& now = service.hours[hour((begin_s + end_s) / 2)];
    const double up = static_cast<double>(up_[s]) / service.replicas;
    totals.requests_asked += now.asked_per_s * length_s;
    totals.requests_attained += up * now.asked_per_s * now.attained * length_s;
    totals.requests += up * now.requests_per_s * length_s;
    totals.output_tokens += up * now.output_tokens_per_s * length_s;
    if (up <= 0) continue;
    totals.first_token_p95_s = std::max(totals.first_token_p95_s, now.first_token_p95_s);
    totals.per_token_p95_s = std::max(totals.per_token_p95_s, now.per_token_p95_s);
  }
}

}  // namespace icctwin
