#include "sim/results/kpis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace icctwin;

namespace {

constexpr double kwh = 3.6e6;

/// One hour: 100 kWh of IT (90 accelerators, 10 fabric), 12 kWh of cooling, 5 of UPS, 1 of busway, 2 of lighting; 150 L of water.
Books one_hour() {
  Books books(1751990400, 8 * 3600, 0);
  Amounts amounts;
  amounts[Account::grid] = 120 * kwh;
  amounts[Account::it_accelerator] = 90 * kwh;
  amounts[Account::it_fabric] = 10 * kwh;
  amounts[Account::cooling_chiller] = 12 * kwh;
  amounts[Account::loss_ups] = 5 * kwh;
  amounts[Account::loss_busway] = 1 * kwh;
  amounts[Account::other_lighting] = 2 * kwh;
  amounts[Account::water_makeup] = 150;
  amounts[Account::carbon_location] = 60;
  amounts[Account::cost_energy] = 78;
  books.add(0, 3600, amounts);
  books.close();
  return books;
}

/// A plan of nothing; one object, for GCC 12 takes temporaries of it for uninitialised.
const Plan& nothing_planned() {
  static const Plan plan;
  return plan;
}

JobRow job(JobState state, double wait_s, double slowdown) {
  JobRow row;
  row.state = state;
  row.wait_s = wait_s;
  row.slowdown = slowdown;
  return row;
}

double value(const std::vector<Kpi>& kpis, const std::string& id) {
  const auto found = std::ranges::find(kpis, id, &Kpi::id);
  REQUIRE(found != kpis.end());
  return found->value;
}

}  // namespace

TEST_CASE("indicators of one hour, by hand") {
  Plan plan;
  plan.accelerators = 200;
  plan.scenario.site.source_water_l_per_kwh = 2;
  RunTotals totals;
  totals.accelerator_s = 50 * 3600;  // 50 accelerators for the hour
  totals.ups_output_j = 101 * kwh;   // IT and busway
  totals.job_energy_j = 70 * kwh;
  const auto kpis = compute_kpis(plan, one_hour(), totals, {});
  CHECK(value(kpis, "pue") == doctest::Approx(1.2));  // 120 / 100
  CHECK(value(kpis, "pue_category_1") == doctest::Approx(120.0 / 101));
  CHECK(value(kpis, "ppue_cooling") == doctest::Approx(1.12));  // (100 + 12) / 100
  CHECK(value(kpis, "loss_energy_kwh") == doctest::Approx(6));
  CHECK(value(kpis, "wue_l_per_kwh") == doctest::Approx(1.5));         // 150 / 100
  CHECK(value(kpis, "wue_source_l_per_kwh") == doctest::Approx(3.9));  // (150 + 120 x 2) / 100
  CHECK(value(kpis, "cue_kg_per_kwh") == doctest::Approx(0.6));
  CHECK(value(kpis, "utilisation") == doctest::Approx(0.25));                     // 50 of 200
  CHECK(value(kpis, "energy_per_accelerator_hour_kwh") == doctest::Approx(2.4));  // 120 / 50
  CHECK(value(kpis, "idle_energy_kwh") == doctest::Approx(30));
  CHECK(value(kpis, "mean_facility_power_kw") == doctest::Approx(120));
  CHECK(value(kpis, "load_factor") == doctest::Approx(1));
  CHECK(value(kpis, "energy_closure") == doctest::Approx(0));
}

TEST_CASE("waits and slowdowns count the jobs that have them") {
  const std::vector<JobRow> jobs = {job(JobState::done, 0, 1),
                                    job(JobState::done, 30, 2),
                                    job(JobState::running, 60, no_value),
                                    job(JobState::done, 90, 6),
                                    job(JobState::queued, no_value, no_value),
                                    job(JobState::rejected, no_value, no_value),
                                    job(JobState::done, no_value, no_value)};  // the last: carried over
  const auto kpis = compute_kpis(nothing_planned(), one_hour(), RunTotals{}, jobs);
  CHECK(value(kpis, "jobs_submitted") == 7);
  CHECK(value(kpis, "jobs_done") == 4);
  CHECK(value(kpis, "jobs_running") == 1);
  CHECK(value(kpis, "jobs_queued") == 1);
  CHECK(value(kpis, "jobs_rejected") == 1);
  CHECK(value(kpis, "wait_mean_s") == 45);  // (0 + 30 + 60 + 90) / 4
  CHECK(value(kpis, "wait_p50_s") == 30);   // nearest rank: the second of four
  CHECK(value(kpis, "wait_p95_s") == 90);
  CHECK(value(kpis, "wait_max_s") == 90);
  CHECK(value(kpis, "slowdown_mean") == doctest::Approx(3));  // (1 + 2 + 6) / 3
}

TEST_CASE("what cannot be said has no value instead of zero") {
  const auto kpis = compute_kpis(nothing_planned(), Books(0, 0, 0), RunTotals{}, {});
  for (const char* id : {"pue", "wue_l_per_kwh", "utilisation", "wait_mean_s", "wait_p95_s", "slowdown_mean", "coolant_supply_max_c"}) {
    CAPTURE(id);
    CHECK(std::isnan(value(kpis, id)));
  }
}

TEST_CASE("the inputs of an indicator are indicators with the same value") {
  const auto kpis = compute_kpis(nothing_planned(), one_hour(), RunTotals{}, {});
  std::size_t inputs = 0;
  for (const auto& kpi : kpis)
    for (const auto& input : kpi.inputs) {
      ++inputs;
      const double known = value(kpis, input.id);
      CHECK((known == input.value || (std::isnan(known) && std::isnan(input.value))));
    }
  CHECK(inputs > 20);
}
