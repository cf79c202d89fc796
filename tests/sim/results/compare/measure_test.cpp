#include "sim/results/compare/measure.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

using namespace icctwin;

namespace {

/// A run of half a year.
RunFolder run(const std::vector<std::pair<std::string, double>>& kpis) {
  RunFolder folder;
  folder.manifest.simulated_s = 4380 * 3600.0;
  for (const auto& [id, number] : kpis) {
    Kpi kpi;
    kpi.id = id;
    kpi.value = number;
    folder.kpis.push_back(kpi);
  }
  return folder;
}

std::vector<std::pair<std::string, double>> costs(double energy, double maintenance, double capital) {
  return {{"facility_energy_kwh", energy * 2},
          {"carbon_location_kg", energy},
          {"water_l", 500},
          {"opex_energy_cny_per_year", energy},
          {"opex_demand_cny_per_year", 0},
          {"opex_fuel_cny_per_year", 0},
          {"opex_revenue_cny_per_year", 0},
          {"opex_cny_per_year", energy + maintenance},
          {"capex_cny", capital}};
}

RunFolder with_rates(RunFolder folder, const char* discount, const char* growth) {
  Manifest::Input input;
  input.pointer = "/economics/discount_rate";
  input.value = discount;
  folder.manifest.inputs.push_back(input);
  input.pointer = "/economics/energy_growth_rate";
  input.value = growth;
  folder.manifest.inputs.push_back(input);
  return folder;
}

}  // namespace

TEST_CASE("measure: savings of half a year are doubled, yearly costs are not") {
  const auto without = with_rates(run(costs(1000, 0, 5000)), "0", "0");
  const auto with = run(costs(900, 20, 5400));
  const Measure measure = measure_of(without, with);
  CHECK(measure.energy_kwh_per_year == doctest::Approx(400));  // 2000 - 1800 in half a year
  CHECK(measure.carbon_kg_per_year == doctest::Approx(200));
  CHECK(measure.water_l_per_year == 0);
  CHECK(measure.saving_cny_per_year == doctest::Approx(80));  // 100 of energy less 20 of maintenance
  CHECK(measure.extra_capital_cny == doctest::Approx(400));
  CHECK(measure.simple_payback_years == doctest::Approx(5));
  CHECK(measure.discounted_payback_years == doctest::Approx(5));  // at no rate
}

TEST_CASE("measure: the rates are those of the run without it") {
  const auto with = run(costs(900, 20, 5400));
  const double flat = measure_of(with_rates(run(costs(1000, 0, 5000)), "0.08", "0"), with).discounted_payback_years;
  const double growing = measure_of(with_rates(run(costs(1000, 0, 5000)), "0.08", "0.03"), with).discounted_payback_years;
  CHECK(flat > 5);
  CHECK(growing < flat);
}

TEST_CASE("measure: what costs more and saves nothing never pays, what costs less pays at once") {
  const auto base = with_rates(run(costs(1000, 0, 5000)), "0.08", "0");
  CHECK(std::isnan(measure_of(base, run(costs(1000, 5, 5100))).simple_payback_years));
  CHECK(std::isnan(measure_of(base, run(costs(1000, 5, 5100))).discounted_payback_years));
  CHECK(measure_of(base, run(costs(900, 0, 4900))).simple_payback_years == 0);
}

TEST_CASE("measure: runs without economics tell their books and no payback") {
  const auto booked = [](double energy) {
    RunFolder folder = run({{"facility_energy_kwh", 1}, {"carbon_location_kg", 1}, {"carbon_fuel_kg", 2}, {"water_l", 1}});
    folder.ledger = {{"2025-01", "cost", "use", "energy", "CNY", energy},
                     {"2025-01", "cost", "use", "demand", "CNY", 10},
                     {"2025-02", "cost", "use", "demand", "CNY", energy / 10},
                     {"total", "cost", "use", "energy", "CNY", energy}};
    return folder;
  };
  const Measure measure = measure_of(booked(100), booked(80));
  CHECK(measure.saving_cny_per_year == doctest::Approx(2 * 20 + 12 * (10 + 10 - 10 - 8) / 2.0));  // half a year; mean of two months
  CHECK(std::isnan(measure.extra_capital_cny));
  CHECK(std::isnan(measure.simple_payback_years));
}
