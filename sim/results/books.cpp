#include "sim/results/books.h"

#include <algorithm>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"

namespace icctwin {
namespace {
constexpr double demand_interval_s = 900;  // Chinese maximum demand (最大需量): 15-minute mean
}  // namespace

Books::Books(double start_unix_s, int utc_offset_s, double demand_price_per_kw_month)
    : start_unix_s_(start_unix_s), utc_offset_s_(utc_offset_s), demand_price_(demand_price_per_kw_month) {}

MonthBook& Books::month_of(double time_s) {
  if (time_s >= month_end_s_) {
    const CivilTime civil = civil_from_unix(start_unix_s_ + time_s, utc_offset_s_);
    const int next_month = civil.month % 12 + 1;
    const int next_year = civil.year + (civil.month == 12 ? 1 : 0);
    month_end_s_ = unix_from_civil({next_year, next_month, 1, 0, 0, 0}, utc_offset_s_) - start_unix_s_;
    months_.push_back({civil.year, civil.month, {}, 0});
  }
  return months_.back();
}

void Books::add(double begin_s, double end_s, const Amounts& amounts) {
  MonthBook& month = month_of((begin_s + end_s) / 2);
  month.amounts += amounts;
  total_ += amounts;
  booked_s_ += end_s - begin_s;
  const double power_w = electricity_used_j(amounts) / (end_s - begin_s);
  if (power_w > peak_power_w_) {
    peak_power_w_ = power_w;
    peak_time_s_ = begin_s;
  }
  interval_j_ += amounts[Account::grid];
  interval_without_battery_j_ += std::max(0.0, amounts[Account::grid] - amounts[Account::battery_stored] - amounts[Account::loss_battery]);
  interval_s_ += end_s - begin_s;
  if (interval_s_ >= demand_interval_s - 1e-6) end_demand_interval();
}

void Books::end_demand_interval() {
  if (interval_s_ <= 0) return;
  const double mean_w = interval_j_ / interval_s_;
  months_.back().demand_peak_w = std::max(months_.back().demand_peak_w, mean_w);
  demand_peak_all_w_ = std::max(demand_peak_all_w_, mean_w);
  demand_peak_without_battery_w_ = std::max(demand_peak_without_battery_w_, interval_without_battery_j_ / interval_s_);
  interval_j_ = interval_without_battery_j_ = interval_s_ = 0;
}

void Books::close() {
  end_demand_interval();
  for (auto& month : months_) {
    const double charge = month.demand_peak_w / w_per_kw * demand_price_;
    month.amounts[Account::cost_demand] += charge;
    total_[Account::cost_demand] += charge;
  }
}

}  // namespace icctwin
