#include "sim/results/compare/measure.h"

#include <algorithm>
#include <set>
#include <string>

#include "models/base/conversions.h"
#include "models/economics/cash_flow.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

double years_of(const RunFolder& run) { return run.manifest.simulated_s / s_per_h / h_per_year; }

double in_a_year(const RunFolder& run, const char* id) { return run.kpi(id) / years_of(run); }

/// Carbon of electricity and, where there is any, of fuel.
double carbon_kg(const RunFolder& run) {
  const double fuel_kg = in_a_year(run, "carbon_fuel_kg");
  return in_a_year(run, "carbon_location_kg") + (fuel_kg == fuel_kg ? fuel_kg : 0);
}

/// Of a run without economics: the book of cost.
double booked_cost(const RunFolder& run) {
  double scaled = 0, demand = 0;
  std::set<std::string> months;
  for (const LedgerRow& row : run.ledger)
    if (row.book == "cost" && row.month != "total") {
      months.insert(row.month);
      (row.account == "demand" ? demand : scaled) += row.value;
    }
  return months.empty() ? no_value : scaled / years_of(run) + months_per_year * demand / static_cast<double>(months.size());
}

/// The part of the yearly cost that follows the price of energy.
double growing_cost(const RunFolder& run) {
  return run.kpi("opex_energy_cny_per_year") + run.kpi("opex_demand_cny_per_year") + run.kpi("opex_fuel_cny_per_year") -
         run.kpi("opex_revenue_cny_per_year");
}

double input_number(const RunFolder& run, std::string_view pointer) {
  const auto found = std::ranges::find(run.manifest.inputs, pointer, &Manifest::Input::pointer);
  return found == run.manifest.inputs.end() ? no_value : parse_number(found->value).value_or(no_value);
}

}  // namespace

Measure measure_of(const RunFolder& without, const RunFolder& with) {
  Measure measure;
  measure.energy_kwh_per_year = in_a_year(without, "facility_energy_kwh") - in_a_year(with, "facility_energy_kwh");
  measure.carbon_kg_per_year = carbon_kg(without) - carbon_kg(with);
  measure.water_l_per_year = in_a_year(without, "water_l") - in_a_year(with, "water_l");
  if (!without.find_kpi("opex_cny_per_year") || !with.find_kpi("opex_cny_per_year")) {
    measure.saving_cny_per_year = booked_cost(without) - booked_cost(with);
    return measure;
  }
  measure.saving_cny_per_year = without.kpi("opex_cny_per_year") - with.kpi("opex_cny_per_year");
  measure.extra_capital_cny = with.kpi("capex_cny") - without.kpi("capex_cny");
  const double growing = growing_cost(without) - growing_cost(with);
  const Rates rates{input_number(without, "/economics/discount_rate"), input_number(without, "/economics/energy_growth_rate")};
  measure.simple_payback_years = simple_payback_years(measure.extra_capital_cny, measure.saving_cny_per_year).value_or(no_value);
  measure.discounted_payback_years =
      discounted_payback_years(measure.extra_capital_cny, {growing, measure.saving_cny_per_year - growing}, rates).value_or(no_value);
  return measure;
}

}  // namespace icctwin
