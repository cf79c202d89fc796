#include "sim/scenario/plan/service_hours.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace icctwin {
namespace {

class Hours {
 public:
  Hours(const ServedFleet& fleet, std::size_t hours, bool again)
      : fleet_(fleet), again_(again), out_(hours), came_(hours), work_(hours), first_s_(hours), per_token_s_(hours) {}

  std::vector<ServiceHour> count(const ServicePower& power, const ServiceGoals& goals) {
    for (std::size_t i = 0; i < fleet_.requests.size(); ++i) count_request(fleet_.requests[i], fleet_.result.times[i], goals);
    for (std::size_t w = 0; w < fleet_.result.windows.size(); ++w) count_work(w);
    for (std::size_t h = 0; h < out_.size(); ++h) finish(h, power);
    return std::move(out_);
  }

 private:
  std::optional<std::size_t> hour_of(double time_s) const {
    const double place = std::floor((time_s - fleet_.options.window_begin_s) / fleet_.options.window_s);
    return place < 0 ? std::nullopt : hour_of_window(static_cast<std::size_t>(place));
  }

  std::optional<std::size_t> hour_of_window(std::size_t window) const {
    if (window < out_.size()) return window;
    return again_ ? std::optional(window % out_.size()) : std::nullopt;
  }

  void count_request(const ServedRequest& request, const RequestTimes& times, const ServiceGoals& goals) {
    const auto came = hour_of(request.arrival_s);
    const auto answered = times.finish_s >= 0 ? hour_of(times.finish_s) : std::nullopt;
    if (answered) {
      out_[*answered].requests_per_s += 1;
      out_[*answered].output_tokens_per_s += static_cast<double>(request.output_tokens);
    }
    if (!came) return;
    came_[*came] += 1;
    if (times.finish_s < 0) return;
    const double first_s = times.first_token_s - request.arrival_s;
    const double each_s =
        request.output_tokens > 1 ? (times.finish_s - times.first_token_s) / static_cast<double>(request.output_tokens - 1) : 0.0;
    first_s_[*came].push_back(first_s);
    per_token_s_[*came].push_back(each_s);
    out_[*came].attained += first_s <= goals.first_token_s && each_s <= goals.per_token_s ? 1 : 0;
  }

  void count_work(std::size_t window) {
    const auto hour = hour_of_window(window);
    if (!hour) return;
    const FleetWindow& part = fleet_.result.windows[window];
    FleetWindow& sum = work_[*hour];
    sum.prompt_s += part.prompt_s;
    sum.decode_s += part.decode_s;
    sum.decode_flop += part.decode_flop;
    sum.decode_bytes += part.decode_bytes;
    sum.replica_s += part.replica_s;
  }

  void finish(std::size_t h, const ServicePower& power) {
    ServiceHour& hour = out_[h];
    const double length_s = fleet_.options.window_s;
    hour.asked_per_s = came_[h] / length_s;
    hour.requests_per_s /= length_s;
    hour.output_tokens_per_s /= length_s;
    hour.attained = came_[h] > 0 ? hour.attained / came_[h] : 0;
    hour.first_token_p95_s = percentiles(std::move(first_s_[h])).p95;
    hour.per_token_p95_s = percentiles(std::move(per_token_s_[h])).p95;

    const FleetWindow& work = work_[h];
    const auto& [sheet, idle_w, max_w] = power;
    const double all_s = length_s * (fleet_.options.replicas + fleet_.options.prompt_replicas);
    const double busy_s = std::min(all_s, work.prompt_s + work.decode_s);
    const double up_s = fleet_.options.autoscaling ? std::clamp(work.replica_s, busy_s, all_s) : all_s;
    const double t = fleet_.engine.tensor_parallel;
    double joules = work.prompt_s * prompt_power_w(sheet, max_w);
    if (work.decode_s > 0)
      joules +=
          work.decode_s * decode_power_w(sheet, max_w, work.decode_bytes / (t * fleet_.engine.device.memory_bytes_per_s * work.decode_s),
                                         work.decode_flop / (t * fleet_.engine.device.flop_per_s * work.decode_s));
    joules += (up_s - busy_s) * sheet.hour_awake_ratio * max_w + (all_s - up_s) * idle_w;
    hour.utilisation = std::clamp((joules / all_s - idle_w) / std::max(1.0, max_w - idle_w), 0.0, 1.0);
    hour.replicas_up = up_s / length_s;
  }

  const ServedFleet& fleet_;
  bool again_;
  std::vector<ServiceHour> out_;
  std::vector<double> came_;
  std::vector<FleetWindow> work_;
  std::vector<std::vector<double>> first_s_, per_token_s_;
};

}  // namespace

std::vector<ServiceHour> service_hours(const ServedFleet& fleet, std::size_t hours, bool again, const ServicePower& power,
                                       const ServiceGoals& goals) {
  return Hours(fleet, hours, again).count(power, goals);
}

}  // namespace icctwin
