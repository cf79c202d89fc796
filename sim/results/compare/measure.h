#pragma once
// A change of a center as a measure (节能措施): what it saves in a year against the run without it, what it costs, when it has paid.
//
// A year's energy, carbon and water are those of the runs times 8760 h / simulated time; its cost is opex_cny_per_year where both runs have
// economics, or else the books of cost scaled likewise with twelve times the mean monthly demand charge. Payback: models/economics.
#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// Above zero: less than without the measure. no_value where the runs do not tell.
struct Measure {
  double energy_kwh_per_year = no_value, carbon_kg_per_year = no_value, water_l_per_year = no_value;
  double saving_cny_per_year = no_value;
  double extra_capital_cny = no_value;  ///< above zero: the measure costs
  double simple_payback_years = no_value, discounted_payback_years = no_value;
};

Measure measure_of(const RunFolder& without, const RunFolder& with);

}  // namespace icctwin
