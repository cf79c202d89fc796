#pragma once
// What the center costs: the run's books scaled to a year, and capital over the period of the scenario's economics.
//
// A year has 8760 h. Energy, fuel, water, carbon and revenue of the run: times 8760 h / simulated time. Demand: twelve times the mean of
// the months' charges, each month weighed by the share of it that was simulated, so that whole years keep their own charges. Valid: the run
// stands for its year; shorter runs leave the seasons out (W-ECO-001). Embodied carbon is not priced.
#include "sim/results/books.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// In CNY a year at the prices of the first year.
struct YearlyCosts {
  double energy = 0, demand = 0, fuel = 0, revenue = 0;      ///< these grow; revenue of heat and export, subtracted
  double water = 0, carbon = 0, maintenance = 0, fixed = 0;  ///< these do not
  double growing() const { return energy + demand + fuel - revenue; }
  double constant() const { return water + carbon + maintenance + fixed; }
  double total() const { return growing() + constant(); }
};

struct CenterCost {
  double capital = 0;          ///< first purchases [CNY]
  double capital_present = 0;  ///< with replacements, less what is left at the end [CNY]
  YearlyCosts yearly;
  double present = 0;             ///< of everything over the period: total cost of ownership [CNY]
  double levelised_per_year = 0;  ///< the same as equal yearly payments [CNY/a]
};

/// The plan has economics, the books are closed.
CenterCost cost_of_center(const Plan& plan, const Books& books);

}  // namespace icctwin
