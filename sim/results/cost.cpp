#include "sim/results/cost.h"

#include <algorithm>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"

namespace icctwin {
namespace {

constexpr double s_per_year = 8760 * 3600.0;

/// Share of a month that lies in the run.
double simulated_share(const MonthBook& month, const Plan& plan, double simulated_s) {
  const double begin_s = unix_from_civil({month.year, month.month, 1, 0, 0, 0}, plan.utc_offset_s);
  const int next = month.month % 12 + 1, year = month.year + (month.month == 12 ? 1 : 0);
  const double end_s = unix_from_civil({year, next, 1, 0, 0, 0}, plan.utc_offset_s);
  const double inside_s = std::min(end_s, plan.start_unix_s + simulated_s) - std::max(begin_s, plan.start_unix_s);
  return std::max(0.0, inside_s) / (end_s - begin_s);
}

double demand_per_year(const Plan& plan, const Books& books) {
  double charges = 0, shares = 0;
  for (const MonthBook& month : books.months()) {
    const double share = simulated_share(month, plan, books.booked_s());
    charges += share * month.amounts[Account::cost_demand];
    shares += share;
  }
  return shares > 0 ? months_per_year * charges / shares : 0;
}

}  // namespace

CenterCost cost_of_center(const Plan& plan, const Books& books) {
  const EconomicsPlan& words = *plan.economics;
  const Amounts& a = books.total();
  const double years = words.period_years, discount = words.energy.discount;
  const double per_year = books.booked_s() > 0 ? s_per_year / books.booked_s() : 0;
  CenterCost cost;
  YearlyCosts& yearly = cost.yearly;
  yearly.energy = a[Account::cost_energy] * per_year;
  yearly.demand = demand_per_year(plan, books);
  yearly.fuel = a[Account::cost_fuel] * per_year;
  yearly.revenue = (0 - a[Account::cost_heat_revenue] - a[Account::cost_export]) * per_year;  // booked below zero
  yearly.water = a[Account::cost_water] * per_year;
  const double carbon_kg = a[words.market_carbon ? Account::carbon_market : Account::carbon_location] + a[Account::carbon_fuel];
  yearly.carbon = carbon_kg * words.carbon_price_cny_per_kg * per_year;
  yearly.fixed = words.fixed_cny_per_year;
  for (const EconomicsPlan::Capital& one : words.capital) {
    cost.capital += one.asset.price;
    cost.capital_present += present_value(one.asset, discount, years);
    yearly.maintenance += one.maintenance_cny_per_year;
  }
  cost.present = cost.capital_present + yearly.growing() * annuity_factor(words.energy, years) +
                 yearly.constant() * annuity_factor({discount, 0}, years);
  cost.levelised_per_year = cost.present * capital_recovery_per_year(discount, years);
  return cost;
}

}  // namespace icctwin
