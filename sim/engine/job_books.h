#pragma once
// Energy and carbon of each job, by the grid's factor and by contracts.
//
// A job's power is constant between changes. Its carbon factor (kg per joule of IT energy, overhead included) is known only at the end of
// each plant step, so what a job draws in the step of a change is kept until then.
#include <cstdint>
#include <vector>

#include "sim/engine/it_power.h"

namespace icctwin {

class JobBooks {
 public:
  explicit JobBooks(std::size_t jobs) : accounts_(jobs) {}

  void power_changed(double time_s, std::uint32_t job, Microwatt before);
  /// Ends a plant step with its carbon factors, location- and market-based; `power` gives the power of a job from its last change on.
  void end_step(double end_s, double carbon_kg_per_j, double market_kg_per_j, const ItPower& power);
  /// Brings a job that still runs up to the end of the last step.
  void settle(std::uint32_t job, Microwatt power);

  double energy_j(std::uint32_t job) const { return accounts_[job].energy_j; }
  double carbon_kg(std::uint32_t job) const { return accounts_[job].carbon_kg; }
  double market_kg(std::uint32_t job) const { return accounts_[job].market_kg; }

 private:
  struct Account {
    double energy_j = 0, carbon_kg = 0, market_kg = 0;
    double settled_s = 0;                           ///< beginning of a step, up to which all is booked
    double settled_carbon = 0, settled_market = 0;  ///< cumulative factors at that time [kg s/J]
    double changed_s = 0, step_j = 0;               ///< within the current step, when touched
    bool touched = false;
  };

  std::vector<Account> accounts_;
  std::vector<std::uint32_t> touched_;
  double step_begin_s_ = 0;
  double cumulative_carbon_ = 0, cumulative_market_ = 0;  ///< integrals of the factors over time up to the step's beginning [kg s/J]
};

}  // namespace icctwin
