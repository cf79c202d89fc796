#include "sim/results/cost.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/base/civil_time.h"
#include "sim/results/kpis.h"

using namespace icctwin;

namespace {

constexpr int china_s = 8 * 3600;
constexpr double hour_s = 3600, day_s = 86400;

/// A plan from a local date on, with one purchase of 1000 CNY for five years, 20 CNY of maintenance and 30 CNY of fixed cost a year.
Plan plan_from(int year, int month, int day) {
  Plan plan;
  plan.utc_offset_s = china_s;
  plan.start_unix_s = unix_from_civil({year, month, day, 0, 0, 0}, china_s);
  EconomicsPlan cost;
  cost.energy = {0.08, 0};
  cost.period_years = 10;
  cost.carbon_price_cny_per_kg = 0.1;
  cost.capital = {{"servers", {1000, 5}, 20}};
  cost.fixed_cny_per_year = 30;
  plan.economics = cost;
  return plan;
}

/// Every hour: 1 CNY of energy, 0.5 kg of carbon, 0.25 CNY earned with heat; 100 kW bought at 10 CNY/kW of demand a month.
Books hourly_books(const Plan& plan, double days) {
  Books books(plan.start_unix_s, china_s, 10);
  for (double t = 0; t < days * day_s - 1; t += hour_s) {
    Amounts amounts;
    amounts[Account::grid] = 100e3 * hour_s;
    amounts[Account::cost_energy] = 1;
    amounts[Account::cost_heat_revenue] = -0.25;
    amounts[Account::carbon_location] = 0.5;
    amounts[Account::carbon_market] = 0.2;
    books.add(t, t + hour_s, amounts);
  }
  books.close();
  return books;
}

double kpi_value(const std::vector<Kpi>& kpis, const std::string& id) {
  const auto found = std::ranges::find(kpis, id, &Kpi::id);
  REQUIRE(found != kpis.end());
  return found->value;
}

}  // namespace

TEST_CASE("cost: a week is counted as a year, its demand charge as twelve months") {
  const Plan plan = plan_from(2025, 7, 7);
  const CenterCost cost = cost_of_center(plan, hourly_books(plan, 7));
  CHECK(cost.yearly.energy == doctest::Approx(8760));
  CHECK(cost.yearly.revenue == doctest::Approx(2190));
  CHECK(cost.yearly.carbon == doctest::Approx(8760 * 0.5 * 0.1));
  CHECK(cost.yearly.demand == doctest::Approx(12 * 100 * 10));  // one charge of 1000 was booked
  CHECK(cost.yearly.maintenance == 20);
  CHECK(cost.yearly.fixed == 30);
  CHECK(cost.capital == 1000);
  CHECK(cost.capital_present == doctest::Approx(1680.583).epsilon(1e-6));  // bought again after five years: 1000 (1 + 1.08^-5)
}

TEST_CASE("cost: a run that touches two months pays no more demand than one inside a month") {
  for (const int day : {7, 28}) {  // 28 July + 7 days ends in August: two charges are booked
    const Plan plan = plan_from(2025, 7, day);
    CHECK(cost_of_center(plan, hourly_books(plan, 7)).yearly.demand == doctest::Approx(12000));
  }
}

TEST_CASE("cost: a whole year keeps its own energy and demand charges") {
  const Plan plan = plan_from(2025, 1, 1);
  const Books books = hourly_books(plan, 365);
  const CenterCost cost = cost_of_center(plan, books);
  CHECK(cost.yearly.energy == doctest::Approx(books.total()[Account::cost_energy]).epsilon(1e-12));
  CHECK(cost.yearly.demand == doctest::Approx(books.total()[Account::cost_demand]).epsilon(1e-12));
}

TEST_CASE("cost: what is paid evenly is worth the whole, and without growth it is capital and running cost of a year") {
  const Plan plan = plan_from(2025, 7, 7);
  const CenterCost cost = cost_of_center(plan, hourly_books(plan, 7));
  CHECK(cost.levelised_per_year * annuity_factor({0.08, 0}, 10) == doctest::Approx(cost.present));
  CHECK(cost.levelised_per_year == doctest::Approx(cost.capital_present * capital_recovery_per_year(0.08, 10) + cost.yearly.total()));
}

TEST_CASE("cost: dearer energy costs more, and growth acts on energy and revenue alone") {
  Plan plan = plan_from(2025, 7, 7);
  const Books books = hourly_books(plan, 7);
  const CenterCost flat = cost_of_center(plan, books);
  plan.economics->energy.growth = 0.03;
  const CenterCost growing = cost_of_center(plan, books);
  CHECK(growing.yearly.total() == flat.yearly.total());  // of the first year
  CHECK(growing.present - flat.present ==
        doctest::Approx(flat.yearly.growing() * (annuity_factor({0.08, 0.03}, 10) - annuity_factor({0.08, 0}, 10))));
}

TEST_CASE("cost: the price of carbon is put on the figure that the scenario names") {
  Plan plan = plan_from(2025, 7, 7);
  const Books books = hourly_books(plan, 7);
  plan.economics->market_carbon = true;
  CHECK(cost_of_center(plan, books).yearly.carbon == doctest::Approx(8760 * 0.2 * 0.1));
}

TEST_CASE("cost of an hour and of tokens: the hours of all jobs carry everything, each kind its own") {
  Plan plan = plan_from(2025, 7, 7);
  plan.accelerators = 10;
  RunTotals totals;
  totals.accelerator_s = 8 * 7 * day_s;  // 8 of 10 held all week: 2 serve, 6 train
  totals.service_accelerator_s = 2 * 7 * day_s;
  totals.training_accelerator_s = 6 * 7 * day_s;
  totals.output_tokens = 4e6;
  totals.tokens = 3e6;
  totals.requests_asked = 1;
  const Books books = hourly_books(plan, 7);
  const auto kpis = compute_kpis(plan, books, totals, {});
  const double week = cost_of_center(plan, books).levelised_per_year * 168 / 8760;
  CHECK(kpi_value(kpis, "cost_per_accelerator_hour_available_cny") == doctest::Approx(week / (10 * 168)));
  CHECK(kpi_value(kpis, "cost_per_accelerator_hour_cny") == doctest::Approx(week / (8 * 168)));
  // Two of eight hours make 4 million tokens, six of eight train 3 million: together the whole week.
  CHECK(kpi_value(kpis, "cost_per_million_tokens_served_cny") == doctest::Approx(week * 2 / 8 / 4));
  CHECK(kpi_value(kpis, "cost_per_million_tokens_trained_cny") == doctest::Approx(week * 6 / 8 / 3));
}

TEST_CASE("cost: without economics there are no such indicators, without work no cost of work") {
  Plan plan = plan_from(2025, 7, 7);
  const Books books = hourly_books(plan, 1);
  const auto with = compute_kpis(plan, books, RunTotals{}, {});
  CHECK(std::isnan(kpi_value(with, "cost_per_accelerator_hour_cny")));
  CHECK(std::ranges::find(with, "cost_per_million_tokens_served_cny", &Kpi::id) == with.end());
  plan.economics.reset();
  const auto without = compute_kpis(plan, books, RunTotals{}, {});
  CHECK(std::ranges::find(without, "tco_cny", &Kpi::id) == without.end());
  CHECK(without.size() + 14 == with.size());
}
