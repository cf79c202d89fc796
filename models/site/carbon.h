#pragma once
// Carbon intensity of the grid: a piecewise constant series, or one factor for all hours.
#include <string>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin {

/// Which emissions a figure counts.
enum class CarbonBasis {
  direct,      ///< burning in the power stations only
  life_cycle,  ///< with fuel supply and construction
};

/// Emissions per unit of electricity bought, each value valid from its instant for one step; a single value is valid at all times.
struct CarbonSeries {
  std::string place, source;
  CarbonBasis basis = CarbonBasis::direct;
  double start_s = 0;  ///< instant of the first sample, Unix time
  double step_s = 3600;
  std::vector<double> kg_per_kwh;
};

/// A series of one factor.
CarbonSeries constant_carbon(double kg_per_kwh, std::string place, std::string source, CarbonBasis basis);

/// Carbon intensity of the grid at an instant [kg/kWh].
///
/// Outside the dates of the series wrapped_instant_s rules, with month and day in UTC.
double carbon_intensity_at(const CarbonSeries& series, double unix_s);

/// The next instant at which a new sample begins, later than the given one; infinity for a single factor [s since 1970-01-01T00:00:00Z].
double next_carbon_change_s(const CarbonSeries& series, double unix_s);

/// Says where a run leaves the dates of the series.
void check_carbon_coverage(const CarbonSeries& series, double start_unix_s, double duration_s, const std::string& where,
                           Diagnostics& diagnostics);

}  // namespace icctwin
