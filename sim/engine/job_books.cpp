#include "sim/engine/job_books.h"

namespace icctwin {

void JobBooks::power_changed(double time_s, std::uint32_t job, Microwatt before) {
  Account& account = accounts_[job];
  const double power_w = static_cast<double>(before) * watt_per_microwatt;
  if (!account.touched) {
    settle(job, before);
    account.touched = true;
    account.changed_s = step_begin_s_;
    account.step_j = 0;
    touched_.push_back(job);
  }
  account.step_j += power_w * (time_s - account.changed_s);
  account.changed_s = time_s;
}

void JobBooks::settle(std::uint32_t job, Microwatt power) {
  Account& account = accounts_[job];
  const double power_w = static_cast<double>(power) * watt_per_microwatt;
  account.energy_j += power_w * (step_begin_s_ - account.settled_s);
  account.carbon_kg += power_w * (cumulative_carbon_ - account.settled_carbon);
  account.market_kg += power_w * (cumulative_market_ - account.settled_market);
  account.settled_s = step_begin_s_;
  account.settled_carbon = cumulative_carbon_;
  account.settled_market = cumulative_market_;
}

void JobBooks::end_step(double end_s, double carbon_kg_per_j, double market_kg_per_j, const ItPower& power) {
  cumulative_market_ += market_kg_per_j * (end_s - step_begin_s_);
  cumulative_carbon_ += carbon_kg_per_j * (end_s - step_begin_s_);
  for (const auto job : touched_) {
    Account& account = accounts_[job];
    account.step_j += static_cast<double>(power.job(job)) * watt_per_microwatt * (end_s - account.changed_s);
    account.energy_j += account.step_j;
    account.carbon_kg += account.step_j * carbon_kg_per_j;
    account.market_kg += account.step_j * market_kg_per_j;
    account.settled_s = end_s;
    account.settled_carbon = cumulative_carbon_;
    account.settled_market = cumulative_market_;
    account.touched = false;
  }
  touched_.clear();
  step_begin_s_ = end_s;
}

}  // namespace icctwin
