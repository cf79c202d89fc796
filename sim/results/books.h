#pragma once
// The books of a run: amounts by month and in total, peaks and demand.
#include <string>
#include <vector>

#include "sim/results/accounts.h"

namespace icctwin {

struct MonthBook {
  int year = 0, month = 0;  ///< of the site's local standard time
  Amounts amounts;
  double demand_peak_w = 0;  ///< highest 15-minute mean
};

class Books {
 public:
  Books(double start_unix_s, int utc_offset_s, double demand_price_per_kw_month);

  /// Books a step that lies inside one month (steps are cut at no boundary: the middle decides).
  void add(double begin_s, double end_s, const Amounts& amounts);
  /// Adds what is only known at the end: the demand charge of every month.
  void close();

  const std::vector<MonthBook>& months() const { return months_; }
  const Amounts& total() const { return total_; }
  double peak_power_w() const { return peak_power_w_; }        ///< highest mean of a step
  double peak_time_s() const { return peak_time_s_; }          ///< when that step began
  double demand_peak_w() const { return demand_peak_all_w_; }  ///< highest 15-minute mean of what was bought
  /// The same as if the battery had done nothing (its power added, the transformers' small difference left out).
  double demand_peak_without_battery_w() const { return demand_peak_without_battery_w_; }
  double booked_s() const { return booked_s_; }

 private:
  MonthBook& month_of(double time_s);
  void end_demand_interval();

  double start_unix_s_;
  int utc_offset_s_;
  double demand_price_;
  std::vector<MonthBook> months_;
  double month_end_s_ = -1;
  Amounts total_;
  double peak_power_w_ = 0, peak_time_s_ = 0, demand_peak_all_w_ = 0, booked_s_ = 0;
  double demand_peak_without_battery_w_ = 0;
  double interval_j_ = 0, interval_without_battery_j_ = 0, interval_s_ = 0;
};

}  // namespace icctwin
