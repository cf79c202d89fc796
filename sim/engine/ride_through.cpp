#include "sim/engine/ride_through.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace icctwin {
namespace {

constexpr std::array<const char*, limited_temperature_count> names = {"coolant_supply", "coolant_return", "room_supply"};

std::string name_of(OutageEquipment equipment) { return std::string(choices_of(equipment)[static_cast<std::size_t>(equipment)].value); }

}  // namespace

void RideThrough::begin(const PlanOutage& outage) {
  under_way_.push_back(&outage);
  courses_.emplace_back();
  ++recorder_.totals().outages;
  const bool of_cdu = outage.equipment == OutageEquipment::cdu || outage.equipment == OutageEquipment::cdu_pump;
  recorder_.event(outage.begin_s, "outage_begins", outage.id,
                  fmt::format("{} x {}{}", outage.units, name_of(outage.equipment), of_cdu ? fmt::format(" at {}", outage.index) : ""));
}

void RideThrough::step(const StepRecord& record) {
  const LimitWatch& now = record.limits;
  for (std::size_t i = 0; i < under_way_.size(); ++i) {
    Course& course = courses_[i];
    for (std::size_t t = 0; t < limited_temperature_count; ++t) course.warmest_c[t] = std::max(course.warmest_c[t], now.now_c[t]);
    if (course.ride_through_s) continue;
    std::size_t first = limited_temperature_count;
    double first_s = 0;
    for (std::size_t t = 0; t < limited_temperature_count; ++t) {
      if (now.over_k[t] <= 0) continue;
      const double rise_k = now.over_k[t] - before_.over_k[t];
      const double share = before_.over_k[t] >= 0 ? 0.0 : -before_.over_k[t] / rise_k;
      const double at_s = std::max(under_way_[i]->begin_s, before_s_ + share * (record.end_s - before_s_));
      if (first < limited_temperature_count && at_s >= first_s) continue;
      first = t;
      first_s = at_s;
    }
    if (first == limited_temperature_count) continue;
    course.ride_through_s = first_s - under_way_[i]->begin_s;
    const std::string place = first == static_cast<std::size_t>(LimitedTemperature::coolant_supply) && plan_.cooling.cdus.units > 0
                                  ? fmt::format(" at cdu {}", now.hottest_cdu)
                                  : "";
    recorder_.event(first_s, "limit_passed", under_way_[i]->id,
                    fmt::format("{}{} after {:.1f} s", names[first], place, *course.ride_through_s));
    recorder_.problems().add("W-RUN-021", "/operations/outages", fmt::format("{:.1f} s", *course.ride_through_s), {},
                             {{"name", under_way_[i]->id}, {"limit_name", names[first]}});
    RunTotals& totals = recorder_.totals();
    ++totals.outages_over_limit;
    if (!(totals.ride_through_min_s <= *course.ride_through_s)) totals.ride_through_min_s = *course.ride_through_s;
  }
  before_ = now;
  before_s_ = record.end_s;
}

void RideThrough::tell_end(const PlanOutage& outage, const Course& course, double now_s) {
  std::string story = course.ride_through_s ? fmt::format("limit passed after {:.1f} s", *course.ride_through_s) : "no limit passed";
  for (std::size_t t = 0; t < limited_temperature_count; ++t)
    if (course.warmest_c[t] > 0) story += fmt::format("; {} at most {:.1f} degC", names[t], course.warmest_c[t]);
  recorder_.event(now_s, "outage_ends", outage.id, story);
}

void RideThrough::end(const PlanOutage& outage, double now_s) {
  const auto at = static_cast<std::size_t>(std::ranges::find(under_way_, &outage) - under_way_.begin());
  tell_end(outage, courses_[at], now_s);
  under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(at));
  courses_.erase(courses_.begin() + static_cast<std::ptrdiff_t>(at));
}

void RideThrough::finish(double now_s) {
  for (std::size_t i = 0; i < under_way_.size(); ++i) tell_end(*under_way_[i], courses_[i], now_s);
  under_way_.clear();
  courses_.clear();
}

}  // namespace icctwin
